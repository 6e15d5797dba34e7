"""What identifies a finding in each format stays the same while lines move."""

import datetime as dt
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from pdmap.app.load import load_texts
from pdmap.app.validate import validate
from pdmap.registry import discover
from pdmap.reporters.report import Report, Reporter

SHOP = Path(__file__).parents[2] / "inventories/webshop-flawed"
REPORTERS = discover("pdmap.reporters", "REPORTER", Reporter)


def _of_json(text: str) -> list[str]:
    return re.findall(r'"fingerprint": "(\w+)"', text)


def _of_sarif(text: str) -> list[str]:
    return [result["partialFingerprints"]["pdmap/v1"] for result in json.loads(text)["runs"][0]["results"]]


def _of_junit(text: str) -> list[str]:
    return [f"{case.get('classname')} {case.get('name')}" for case in etree.fromstring(text.encode()).iter("testcase")]


IDENTITIES: dict[str, Callable[[str], list[str]]] = {
    "gitlab": _of_json,
    "json": _of_json,
    "jsonl": _of_json,
    "junit": _of_junit,
    "sarif": _of_sarif,
}


def _with_comments(text: str) -> str:
    """Return a manifest with a comment above every line that does not continue a text."""
    return "".join(f"# moved\n{line}" for line in text.splitlines(keepends=True))


def _with_another_object(text: str) -> str:
    return f"measures:\n  badges: {{name: Doors open with a badge, type: organizational}}\n{text}"


@pytest.mark.parametrize("form", sorted(IDENTITIES))
@pytest.mark.parametrize("edit", [_with_comments, _with_another_object])
def test_an_edit_of_other_lines_changes_no_fingerprint(form: str, edit: Callable[[str], str]) -> None:
    old, new = _identities(form, _shop(None)), _identities(form, _shop(edit))
    assert len(old) > 10
    assert sorted(new) == sorted(old)


def test_every_format_that_identifies_findings_is_held_to_it() -> None:
    for form in REPORTERS.keys() - IDENTITIES.keys():
        text = REPORTERS[form].render(_validated({"a.yaml": "policies: {eu-only: {}}\n"}))
        assert not re.search(r"\b[0-9a-f]{32}\b", text)


@cache
def _shop(edit: Callable[[str], str] | None) -> Report:
    manifests = {path.name: path.read_text("utf-8") for path in SHOP.glob("*.yaml")}
    if edit:
        manifests["systems.yaml"] = edit(manifests["systems.yaml"])
    return _validated(manifests)


def _identities(form: str, report: Report) -> list[str]:
    found = IDENTITIES[form](REPORTERS[form].render(report))
    assert len(found) == len(set(found))
    return found


def _validated(manifests: dict[str, str]) -> Report:
    return validate(load_texts({path: text.encode() for path, text in manifests.items()}), dt.date(2026, 11, 23))
