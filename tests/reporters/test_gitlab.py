import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pdmap.reporters.gitlab import REPORTER
from pdmap.reporters.report import Report

SCHEMA = json.loads((Path(__file__).parent / "schemas/gitlab-code-quality.schema.json").read_bytes())


@pytest.mark.parametrize("name", ["webshop", "clean", "accepted"])
def test_the_report_is_written_whole(
    request: pytest.FixtureRequest, name: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"{name}.gitlab.json", REPORTER.render(request.getfixturevalue(name)))


@pytest.mark.parametrize("name", ["webshop", "clean", "accepted"])
def test_the_report_fits_what_gitlab_asks_for(request: pytest.FixtureRequest, name: str) -> None:
    report = request.getfixturevalue(name)
    assert len(_violations(report)) == len(report.findings)


def test_fingerprints_are_unique_and_the_first_of_equal_ones_is_kept(webshop: Report) -> None:
    finding = webshop.findings[2]
    prints = [item["fingerprint"] for item in _violations(replace(webshop, findings=(finding, finding, finding)))]
    assert prints[0] == finding.fingerprint
    assert len(set(prints)) == 3
    assert prints == [item["fingerprint"] for item in _violations(replace(webshop, findings=(finding,) * 3))]


def test_a_finding_without_a_line_stands_in_the_first(webshop: Report) -> None:
    (first, *_) = _violations(webshop)
    assert first["location"] == {"path": "inventories/webshop/drafts/later.yaml", "lines": {"begin": 1}}


def test_severities_stay_below_what_pdmap_cannot_claim(webshop: Report) -> None:
    assert [item["severity"] for item in _violations(webshop)] == ["info", "minor", "major", "major"]


def test_text_from_outside_shows_nothing_dangerous(hostile: Report, assert_harmless: Callable[[str], None]) -> None:
    assert_harmless(REPORTER.render(hostile))
    for violation in _violations(hostile):
        assert_harmless(violation["description"])


def _violations(report: Report) -> list[dict[str, Any]]:
    violations: list[dict[str, Any]] = json.loads(REPORTER.render(report))
    jsonschema.validate(violations, SCHEMA, jsonschema.Draft7Validator)
    return violations
