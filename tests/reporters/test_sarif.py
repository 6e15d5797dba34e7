import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from markdown_it import MarkdownIt

from pdmap.findings import Check, Finding, Location, Severity
from pdmap.language.checks import CHECKS
from pdmap.reporters.report import Adjustment, Report
from pdmap.reporters.sarif import REPORTER
from pdmap.rules.engine import catalogue
from pdmap.source import CHECKS as READER

SCHEMA = json.loads((Path(__file__).parent / "schemas/sarif-2.1.0.json").read_bytes())
KNOWN = [*READER, *CHECKS, *(rule.check for rule in catalogue().values())]
JUDGE = jsonschema.Draft7Validator(SCHEMA)
URI = jsonschema_rs.Draft7Validator({"format": "uri-reference"}, validate_formats=True)
"""Judges the addresses: the other validator passes formats over, and this one does not take the schema's patterns."""


@pytest.mark.parametrize("name", ["webshop", "clean", "accepted", "unchecked"])
def test_the_log_is_written_whole(
    request: pytest.FixtureRequest, name: str, golden: Callable[[str, str], None]
) -> None:
    document = _document(request.getfixturevalue(name))
    for rule in document["runs"][0]["tool"]["driver"]["rules"]:
        rule["help"] = rule["fullDescription"] = "..."  # texts of the catalogue, which change with it
    golden(f"{name}.sarif", json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def test_what_the_configuration_changes_is_a_notification(clean: Report) -> None:
    report = replace(clean, adjustments=(Adjustment("ignore", "TRF", "pdmap.toml:3", ("TRF001",)),))
    assert JUDGE.is_valid(_document(report))
    (invocation,) = _run(report)["invocations"]
    words = "1 rule switched off: TRF001; `ignore` is TRF (pdmap.toml:3)"
    assert invocation["toolConfigurationNotifications"] == [{"level": "note", "message": {"text": words}}]


def test_the_schema_refuses_what_is_not_sarif(webshop: Report) -> None:
    document = _document(webshop)
    document["runs"][0]["results"][0]["level"] = "fatal"
    assert not JUDGE.is_valid(document)
    assert not URI.is_valid("a b")


def test_the_gravest_results_come_first_and_the_hidden_ones_last(webshop: Report, accepted: Report) -> None:
    assert [result["level"] for result in _results(webshop)] == ["error", "error", "warning", "note"]
    assert [result["level"] for result in _results(accepted)] == ["error", "error", "warning", "note"]


def test_each_result_points_at_its_rule(accepted: Report) -> None:
    run = _run(accepted)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["CAT002", "LAW001", "SRC009", "TRF001"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_rule_is_described_by_the_catalogue(webshop: Report) -> None:
    (rule,) = (rule for rule in _run(webshop)["tool"]["driver"]["rules"] if rule["id"] == "LAW001")
    known = catalogue()["LAW001"]
    assert rule["name"] == "PurposeWithoutLawfulBasis"
    assert rule["shortDescription"]["text"] == known.check.title
    assert rule["fullDescription"]["text"] == known.checks
    for text in (known.checks, known.why, known.fix, known.ask, *known.check.basis):
        assert text in rule["help"]["text"]
        assert text in rule["help"]["markdown"]
    assert known.bad.strip() in rule["help"]["markdown"]
    assert rule["properties"]["tags"] == ["LAW", *known.check.basis]
    assert "helpUri" not in rule


def test_every_check_that_pdmap_knows_is_described(webshop: Report) -> None:
    checks = sorted({check.code: check for check in KNOWN}.values(), key=lambda check: check.code)
    findings = tuple(Finding(check, "x", Location("a.yaml")) for check in checks)
    rules = _run(replace(webshop, findings=findings))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [check.code for check in checks]
    assert len({rule["name"] for rule in rules}) == len(rules)


def _policy(severity: Severity = Severity.WARNING, ref: str = "Security policy 4.2") -> Finding:
    check = Check("no-health-abroad", "Health data stay in the EEA", severity, (ref,), "Decided by the board.")
    return Finding(check, "x", Location("a.yaml"))


def test_a_policy_is_described_by_its_author(webshop: Report) -> None:
    (rule,) = _run(replace(webshop, findings=(_policy(),)))["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("no-health-abroad", "HealthDataStayInEEA")
    assert rule["fullDescription"]["text"] == "Decided by the board."
    assert rule["help"]["markdown"] == "Decided by the board.\n\n**Law:** Security policy 4.2"
    assert rule["properties"]["tags"] == ["policy", "Security policy 4.2"]


def test_a_tag_is_never_written_twice(webshop: Report) -> None:
    (rule,) = _run(replace(webshop, findings=(_policy(ref="policy"),)))["tool"]["driver"]["rules"]
    assert rule["properties"]["tags"] == ["policy"]


@pytest.mark.parametrize("severities", [(Severity.ERROR, Severity.WARNING), (Severity.WARNING, Severity.ERROR)])
def test_a_policy_is_as_grave_as_its_gravest_finding(webshop: Report, severities: tuple[Severity, ...]) -> None:
    run = _run(replace(webshop, findings=tuple(map(_policy, severities))))
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["defaultConfiguration"]["level"] == "error"
    assert {result["level"] for result in run["results"]} == {"error", "warning"}


def test_a_finding_less_grave_than_its_rule_keeps_its_own_level(webshop: Report) -> None:
    check = replace(catalogue()["LAW001"].check, severity=Severity.WARNING)
    run = _run(replace(webshop, findings=(Finding(check, "x", Location("a.yaml")),)))
    assert run["results"][0]["level"] == "warning"
    assert run["tool"]["driver"]["rules"][0]["defaultConfiguration"]["level"] == "error"


def test_suppressions_are_in_all_results_or_in_none(webshop: Report, accepted: Report) -> None:
    assert all("suppressions" not in result for result in _results(webshop))
    found = {result["ruleId"]: result["suppressions"] for result in _results(accepted)}
    assert found["TRF001"] == []
    assert [(item["kind"], item["status"], item.get("justification")) for item in found["CAT002"]] == [
        ("external", "accepted", "the form is being rewritten")
    ]
    assert found["CAT002"][0]["properties"] == {"by": "waiver", "owner": "head-of-shop", "expires": "2026-12-31"}
    assert [(item["kind"], item.get("justification")) for item in found["LAW001"]] == [
        ("inSource", "a test of the template")
    ]
    assert [(item["kind"], item.get("justification")) for item in found["SRC009"]] == [("external", None)]


@pytest.mark.parametrize(
    ("inventory", "path", "uri", "category"),
    [
        ("inventories/web shop", "a.yaml", "inventories/web%20shop/a.yaml", "pdmap/inventories/web%20shop/"),
        (".", "Zürich?#.yaml", "Z%C3%BCrich%3F%23.yaml", "pdmap/"),
        (".", "https://evil.example/a.yaml", "https%3A//evil.example/a.yaml", "pdmap/"),
        (".", "caf\udce9.yaml", "caf%E9.yaml", "pdmap/"),
        ("..", "a.yaml", "../a.yaml", "pdmap/../"),
        ("shop", "", "shop", "pdmap/shop/"),
        (".", "", ".", "pdmap/"),
        ("/srv/secret", "a.yaml", "a.yaml", "pdmap/"),
        ("C:/Users/ada", "a.yaml", "a.yaml", "pdmap/"),
    ],
)
def test_paths_are_relative_uris(webshop: Report, inventory: str, path: str, uri: str, category: str) -> None:
    finding = Finding(Check("TST001", "test", Severity.ERROR), "x", Location(path), related=(Location(path),))
    run = _run(replace(webshop, inventory=inventory, findings=(finding,)))
    (result,) = run["results"]
    assert URI.is_valid(uri)
    for place in (*result["locations"], *result["relatedLocations"]):
        assert place["physicalLocation"]["artifactLocation"] == {"uri": uri, "uriBaseId": "%SRCROOT%"}
        assert "region" not in place["physicalLocation"]
    assert "uri" not in run["originalUriBaseIds"]["%SRCROOT%"]
    assert run["automationDetails"]["id"] == category


def test_columns_count_code_points(webshop: Report) -> None:
    run = _run(webshop)
    assert run["columnKind"] == "unicodeCodePoints"
    regions = [result["locations"][0]["physicalLocation"].get("region") for result in run["results"]]
    assert regions[1] == {"startLine": 16, "startColumn": 15, "endLine": 16, "endColumn": 19}
    assert regions[3] is None


def test_a_run_without_rules_failed_and_says_so(unchecked: Report, webshop: Report) -> None:
    (invocation,) = _run(unchecked)["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [item["level"] for item in invocation["toolExecutionNotifications"]] == ["error"]
    (invocation,) = _run(replace(webshop, muted=("systems/a", "systems/b")))["invocations"]
    assert invocation["executionSuccessful"] is True
    assert [item["level"] for item in invocation["toolExecutionNotifications"]] == ["warning", "warning"]


def test_text_from_outside_makes_no_link_and_no_placeholder(
    hostile: Report, assert_harmless: Callable[[str], None]
) -> None:
    assert_harmless(REPORTER.render(hostile))
    run = _run(hostile)
    places = [place for result in run["results"] for place in (*result["locations"], *result["relatedLocations"])]
    messages = [
        *(result["message"]["text"] for result in run["results"]),
        *(place["message"]["text"] for place in places if "message" in place),
        *(item["message"]["text"] for item in run["invocations"][0]["toolExecutionNotifications"]),
    ]
    assert len(messages) > len(run["results"])
    for text in messages:
        assert not re.search(r"\]\(|\{\d+\}", text)
        assert_harmless(text)
    (policy,) = (rule for rule in run["tool"]["driver"]["rules"] if rule["id"] == "hostile-policy")
    assert_harmless(policy["help"]["markdown"])
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(policy["help"]["markdown"])
    inline = {child.type for token in tokens for child in token.children or ()}
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert inline <= {"text", "text_special", "softbreak", "strong_open", "strong_close"}


def _document(report: Report) -> dict[str, Any]:
    """Return the log, after the schema of the standard has judged it."""
    text = REPORTER.render(report)
    document: dict[str, Any] = json.loads(text)
    JUDGE.validate(document)
    (run,) = document["runs"]
    places = [
        place for result in run["results"] for place in (*result["locations"], *result.get("relatedLocations", ()))
    ]
    uris = [place["physicalLocation"]["artifactLocation"]["uri"] for place in places]
    assert [uri for uri in uris if not URI.is_valid(uri)] == []
    return document


def _run(report: Report) -> dict[str, Any]:
    (run,) = _document(report)["runs"]
    return dict(run)


def _results(report: Report) -> list[dict[str, Any]]:
    return list(_run(report)["results"])
