"""Findings as a test report (JUnit XML), for CI servers that know nothing else.

A suite is a manifest. A test is a finding, which fails; a hidden finding, which is skipped; or a manifest
without either, which passes, so that a clean inventory is not an empty report. Where rules did not run, such
a manifest is skipped: nothing checked is never clean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pdmap import escape
from pdmap.findings import Finding, HiddenFinding, Location
from pdmap.frozen import dataclass
from pdmap.reporters.report import Adjustment, Report, Reporter
from pdmap.reporters.summary import adjustment_words, hidden_as


def render(report: Report) -> str:
    """Return a `testsuites` document; a test is named by what the finding is about, never by its line."""
    suites = _suites(report)
    cases = [case for suite in suites.values() for case in suite]
    lines = ('<?xml version="1.0" encoding="UTF-8"?>', *_document(suites, cases, report.adjustments))
    return "".join(f"{line}\n" for line in lines)


REPORTER = Reporter(description="JUnit XML, for CI servers", suffix=".xml", render=render, names=(".xml",))


# Private functions


@dataclass(frozen=True, slots=True)
class _Case:
    """A test and how it ended."""

    kind: str
    """What was tested: the code of a check, or `manifest`."""
    name: str
    element: str = ""
    """`failure` or `skipped`; empty where it passed."""
    type: str = ""
    """Severity, or what hides the finding."""
    message: str = ""
    lines: tuple[str, ...] = ()
    """Text for people."""


def _suites(report: Report) -> Mapping[str, list[_Case]]:
    """Return the tests of each file, by its path as programs see it and in the order of the paths."""
    paths = [report.from_here(Location(path)).path for path in report.sources]
    passed = {path: [_passed(report, path)] for path in paths}
    found: dict[str, list[_Case]] = {}
    seen: Counter[tuple[str, str, str]] = Counter()
    for path, case in _cases(report):
        key = (path, case.kind, case.name)
        seen[key] += 1
        found.setdefault(path, []).append(_numbered(case, seen[key]))
    return dict(sorted((passed | found).items()))


def _passed(report: Report, path: str) -> _Case:
    if report.is_checked:
        return _Case("manifest", path)
    return _Case("manifest", path, "skipped", "unchecked", "not all rules were applied")


def _cases(report: Report) -> Iterator[tuple[str, _Case]]:
    for finding in report.findings:
        yield report.from_here(finding.location).path, _failed(report, finding)
    for item in report.hidden:
        yield report.from_here(item.finding.location).path, _skipped(item)


def _numbered(case: _Case, number: int) -> _Case:
    """Return the test under a name of its own: servers keep one of several tests of a name."""
    if number == 1:
        return case
    return _Case(case.kind, f"{case.name} ({number})", case.element, case.type, case.message, case.lines)


def _failed(report: Report, finding: Finding) -> _Case:
    check = finding.check
    head = f"{report.from_here(finding.location)}: {check.severity}[{check.code}] {finding.message}"
    law = (f"law: {', '.join(check.basis)}",) if check.basis else ()
    remedy = tuple(finding.remedy.split("\n")) if finding.remedy else ()
    see = () if check.is_policy else (f"see: pdmap explain {check.code}",)
    lines = (head, *law, *remedy, *see)
    return _Case(check.code, _identity(finding), "failure", check.severity.value, finding.message, lines)


def _skipped(item: HiddenFinding) -> _Case:
    finding = item.finding
    reason = f": {item.reason}" if item.reason else ""
    message = f"{hidden_as(item.by)}{reason}"
    return _Case(finding.check.code, _identity(finding), "skipped", item.by.value, message, (finding.message,))


def _identity(finding: Finding) -> str:
    """Return what makes the finding's fingerprint beside its code, so that a server knows it again in the next run."""
    where = finding.address or finding.location.path
    return f"{where} ({finding.detail})" if finding.detail else where


def _document(
    suites: Mapping[str, list[_Case]], cases: list[_Case], adjustments: Iterable[Adjustment]
) -> Iterator[str]:
    properties = [f"      <property {_property(adjustment)}/>" for adjustment in adjustments]
    yield f"<testsuites {_attributes({'name': 'pdmap', **_counts(cases, 'failure')})}>"
    for path, suite in suites.items():
        counts = _counts(suite, "failure", "skipped")
        yield f"  <testsuite {_attributes({'name': path, 'file': path, **counts})}>"
        if properties:
            yield from ("    <properties>", *properties, "    </properties>")
        for case in suite:
            yield from _case_lines(case)
        yield "  </testsuite>"
    yield "</testsuites>"


def _property(adjustment: Adjustment) -> str:
    """Return what a setting changes, as an attribute of a suite: the format has no other place for a run."""
    return _attributes({"name": f"pdmap.{adjustment.name}", "value": adjustment_words(adjustment)})


def _counts(cases: list[_Case], *elements: str) -> dict[str, str]:
    names = {"failure": "failures", "skipped": "skipped"}
    ended = {names[element]: str(sum(case.element == element for case in cases)) for element in elements}
    return {"tests": str(len(cases)), **ended, "errors": "0"}


def _case_lines(case: _Case) -> Iterator[str]:
    test = _attributes({"classname": f"pdmap.{case.kind}", "name": case.name})
    if not case.element:
        yield f"    <testcase {test}/>"
        return
    ending = _attributes({"type": case.type, "message": case.message})
    yield f"    <testcase {test}>"
    yield f"      <{case.element} {ending}>{_content(case.lines)}</{case.element}>"
    yield "    </testcase>"


def _attributes(values: Mapping[str, str]) -> str:
    return " ".join(f'{name}="{_text(value)}"' for name, value in values.items())


def _content(lines: Iterable[str]) -> str:
    return "\n".join(_text(line) for line in lines)


def _text(line: str) -> str:
    """Return a line as XML; reports are read in browsers and in logs, where `terminal` shows what is invisible."""
    return escape.xml(escape.terminal(line))
