"""Findings as SARIF 2.1.0 (OASIS), for GitHub code scanning, editors and whoever else reads the standard.

Only the checks that found something are described. The gravest results come first, because GitHub shows
the first 5,000. What somebody accepts is in it too, marked as suppressed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from pdmap import escape
from pdmap.findings import Check
from pdmap.reporters.documentation import documentation_of
from pdmap.reporters.indented import indented
from pdmap.reporters.report import UNCHECKED, Report, Reporter
from pdmap.reporters.sarif_results import BASE, LEVELS, results
from pdmap.reporters.summary import adjustment_words

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(report: Report) -> str:
    """Return a SARIF log with one run."""
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return indented(document) + "\n"


REPORTER = Reporter(
    description="SARIF 2.1.0, for GitHub code scanning and editors",
    suffix=".sarif",
    render=render,
    names=(".sarif", ".sarif.json"),
)


# Private functions

_ARTICLES = ("a", "an", "the")


def _run(report: Report) -> dict[str, object]:
    checks = _checks(report)
    return {
        "tool": {
            "driver": {
                "name": "pdmap",
                "version": report.version,
                "rules": [_rule(check) for check in checks.values()],
            }
        },
        "automationDetails": {"id": _category(report)},
        "invocations": [_invocation(report)],
        "originalUriBaseIds": {BASE: {"description": {"text": "The folder that pdmap was started in"}}},
        "columnKind": "unicodeCodePoints",
        "defaultSourceLanguage": "yaml",
        "results": results(report, {code: index for index, code in enumerate(checks)}),
        "properties": {
            "asOf": report.as_of and report.as_of.isoformat(),
            "rules": report.rules,
            "coverage": asdict(report.checked),
        },
    }


def _checks(report: Report) -> Mapping[str, Check]:
    """Return the checks that found something, by code and in the order of the codes.

    Where its findings differ in gravity, a check is as grave as the gravest of them.
    """
    findings = (*report.findings, *(item.finding for item in report.hidden))
    checks: dict[str, Check] = {}
    for finding in sorted(findings, key=lambda finding: finding.check.severity.rank):
        checks.setdefault(finding.check.code, finding.check)
    return dict(sorted(checks.items()))


def _category(report: Report) -> str:
    """Return the name under which GitHub keeps the results apart from those of other inventories; it ends in `/`."""
    folder = escape.uri(report.folder)
    return f"pdmap/{folder}/" if folder else "pdmap/"


def _rule(check: Check) -> dict[str, object]:
    documentation = documentation_of(check)
    known = documentation.check
    return {
        "id": known.code,
        "name": _name(known.title),
        "shortDescription": {"text": escape.sarif(known.title)},
        "fullDescription": {"text": escape.sarif(documentation.summary)},
        "help": {"text": escape.sarif(documentation.text), "markdown": documentation.markdown},
        "defaultConfiguration": {"level": LEVELS[known.severity]},
        "properties": {"tags": _tags(known)},
    }


def _tags(check: Check) -> list[str]:
    """Return what viewers filter by: the family and the legal basis; the standard asks for each tag only once."""
    return list(dict.fromkeys((check.family, *map(escape.terminal, check.basis))))


def _name(title: str) -> str:
    """Return the title as one Pascal-case word, without articles, as the standard asks: `PurposeWithoutLawfulBasis`."""
    words = "".join(character if character.isalnum() else " " for character in title).split()
    kept = [word for word in words if word not in _ARTICLES]
    return "".join(word[:1].upper() + word[1:] for word in kept) or "Check"


def _invocation(report: Report) -> dict[str, object]:
    """Return how the run went; that rules found something does not make it fail."""
    notifications = [
        {"level": level, "message": {"text": escape.sarif(text)}} for level, text in _notifications(report)
    ]
    adjusted = [
        {"level": "note", "message": {"text": escape.sarif(adjustment_words(adjustment))}}
        for adjustment in report.adjustments
    ]
    return {
        "executionSuccessful": report.is_checked,
        "toolExecutionNotifications": notifications,
        **({"toolConfigurationNotifications": adjusted} if adjusted else {}),
    }


def _notifications(report: Report) -> Iterator[tuple[str, str]]:
    if not report.is_checked:
        yield "error", UNCHECKED if not report.is_whole else "no rule was applied: the configuration leaves none"
        return
    for address in report.muted:
        yield "warning", f"rules did not look at `{address}`: its structure has errors"
