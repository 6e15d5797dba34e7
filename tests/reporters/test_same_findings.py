"""Every format is read back as its consumer reads it, and has to say the same."""

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from pdmap.app.load import load_texts
from pdmap.app.validate import shown_as, validate
from pdmap.findings import Check, Finding, Location, Severity
from pdmap.registry import discover
from pdmap.reporters.report import Report, Reporter

Found = tuple[str, str, int | None, str]
"""Code, path, line and severity."""
INVENTORIES = Path(__file__).parents[2] / "inventories"
REPORTERS = discover("pdmap.reporters", "REPORTER", Reporter)
PLACE = re.compile(r"(.*?)(?::(\d+):\d+)?")
WHOLE = {
    "syntax": {"a.yaml": b"systems: [\n", "b.yaml": b"systems: {}\n"},
    "encoding": {"a.yaml": b"\xff\xfe\x00"},
    "section": {"a.yaml": b"sytems: {}\n"},
    "shape": {"a.yaml": b"systems: {console: {kind: 3, nmae: x}}\nflows: {mail: {from: console, to: nobody}}\n"},
    "note on a file": {"empty.yaml": b"", "sub folder/å.yaml": b"policies: {eu-only: {}}\n"},
    "policy": {
        "a.yaml": b"policies: {no-phones: {on: fields, deny: {data: [phone]}}}\n"
        b"systems: {shop: {fields: [phone]}, blog: {fields: [phone]}}\n"
        b"waivers: [{rule: no-phones, object: systems/blog, reason: r, owner: o, expires: 2999-12-31}]\n"
    },
}
"""Inventories with every kind of error, by what is wrong with them."""


def _read_text(text: str) -> Iterator[Found]:
    for line in text.splitlines():
        match = re.fullmatch(rf"{PLACE.pattern}: (\w+)\[([\w-]+)\] .*", line)
        if match:
            yield match[4], match[1], int(match[2]) if match[2] else None, match[3]


def _read_full(text: str) -> Iterator[Found]:
    heads = re.findall(r"^(\w+)\[([\w-]+)\]: .*\n +--> (\S.*)$", text, re.MULTILINE)
    for severity, code, place in heads:
        match = PLACE.fullmatch(place)
        assert match
        yield code, match[1], int(match[2]) if match[2] else None, severity


def _read_objects(objects: list[dict[str, object]], folder: str) -> Iterator[Found]:
    for item in objects:
        start = item["start"]
        line = start["line"] if isinstance(start, dict) else None
        yield str(item["code"]), f"{folder}/{item['path']}", line, str(item["severity"])


def _read_json(text: str) -> Iterator[Found]:
    document = json.loads(text)
    yield from _read_objects(document["findings"], document["inventory"])


def _read_jsonl(text: str) -> Iterator[Found]:
    *lines, run = [json.loads(line) for line in text.splitlines()]
    yield from _read_objects([line for line in lines if "code" in line], run["inventory"])


def _read_sarif(text: str) -> Iterator[Found]:
    for result in json.loads(text)["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        if not result.get("suppressions"):
            line = place["region"]["startLine"] if "region" in place else None
            yield result["ruleId"], unquote(place["artifactLocation"]["uri"]), line, result["level"]


def _read_github(text: str) -> Iterator[Found]:
    severities = {"error": "error", "warning": "warning", "notice": "note"}
    for level, listed in re.findall(r"^::(\w+) (file=.*?)::", text, re.MULTILINE):
        pairs = dict(pair.split("=", 1) for pair in listed.split(","))
        line = int(pairs["line"]) if "line" in pairs else None
        yield pairs["title"].split()[0], unquote(pairs["file"]), line, severities[level]


def _read_gitlab(text: str) -> Iterator[Found]:
    severities = {"major": "error", "minor": "warning", "info": "note"}
    for item in json.loads(text):
        assert item["description"].startswith(f"{item['check_name']}: ")
        location = item["location"]
        yield item["check_name"], location["path"], location["lines"]["begin"], severities[item["severity"]]


def _read_junit(text: str) -> Iterator[Found]:
    for failure in etree.fromstring(text.encode()).iter("failure"):
        ((code, path, line, severity),) = _read_text(failure.text.partition("\n")[0])
        case = failure.getparent()
        assert (case.get("classname"), failure.get("type")) == (f"pdmap.{code}", severity)
        assert case.getparent().get("name") == path
        yield code, path, line, severity


def _read_markdown(text: str) -> Iterator[Found]:
    shown = text.partition("<details>")[0]
    cells = [token.content for token in MarkdownIt("commonmark").enable("table").parse(shown) if token.type == "inline"]
    plain = [re.sub(r"\\(.)", r"\1", cell) for cell in cells]
    start = plain.index("finding") + 1 if "finding" in plain else len(plain)
    for severity, code, place, _ in zip(*(iter(plain[start:]),) * 4, strict=True):
        match = PLACE.fullmatch(place)
        assert match
        yield code, match[1], int(match[2]) if match[2] else None, severity


READERS: dict[str, Callable[[str], Iterator[Found]]] = {
    "concise": _read_text,
    "full": _read_full,
    "github": _read_github,
    "gitlab": _read_gitlab,
    "json": _read_json,
    "jsonl": _read_jsonl,
    "junit": _read_junit,
    "markdown": _read_markdown,
    "sarif": _read_sarif,
}


def test_every_format_is_read_back() -> None:
    assert READERS.keys() == REPORTERS.keys()


@pytest.mark.parametrize("form", sorted(READERS))
@pytest.mark.parametrize("inventory", ["webshop-flawed", "cloudkarafka"])
def test_every_format_tells_the_same_findings(inventory: str, form: str) -> None:
    _assert_same(_example(inventory), form)


@pytest.mark.parametrize("form", sorted(READERS))
@pytest.mark.parametrize("wrong", WHOLE)
def test_every_kind_of_error_goes_through_every_format(wrong: str, form: str) -> None:
    report = _report(WHOLE[wrong])
    assert report.findings or report.hidden
    _assert_same(report, form)


@pytest.mark.parametrize("form", sorted(READERS))
def test_a_file_that_cannot_be_opened_goes_through_every_format(form: str) -> None:
    check = Check("SRC001", "file that cannot be read", Severity.ERROR)
    closed = Finding(check, "the manifest cannot be read: permission denied", Location("b.yaml"))
    loaded = load_texts({"a.yaml": b"systems: {}\n"}, [closed])
    _assert_same(shown_as(validate(loaded, dt.date(2026, 11, 23)), "shop", color=False), form)


@pytest.mark.parametrize("form", sorted(READERS))
def test_findings_of_every_shape_go_through_every_format(webshop: Report, accepted: Report, form: str) -> None:
    for report in (webshop, accepted, replace(webshop, findings=())):
        _assert_same(report, form)


@cache
def _example(inventory: str) -> Report:
    folder = INVENTORIES / inventory
    return _report({path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")})


def _report(contents: dict[str, bytes]) -> Report:
    return shown_as(validate(load_texts(contents), dt.date(2026, 11, 23)), "inventories/web shop", color=False)


def _assert_same(report: Report, form: str) -> None:
    expected: Counter[Found] = Counter()
    for finding in report.findings:
        span = finding.location.span
        first = 1 if form == "gitlab" else None  # GitLab knows no finding without a line
        path = f"{report.inventory}/{finding.location.path}"
        expected[finding.check.code, path, span.start.line if span else first, finding.check.severity.value] += 1
    assert Counter(READERS[form](REPORTERS[form].render(report))) == expected
