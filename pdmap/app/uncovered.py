"""What an edit brought about, told apart from what it only uncovered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pdmap.findings import Finding
from pdmap.language.checks import (
    CIRCLE,
    DUPLICATE_ID,
    MISSING_KEY,
    OUT_OF_RANGE,
    UNFIT_TEXT,
    UNKNOWN_CODE,
    UNKNOWN_KEY,
    WRONG_KIND,
)
from pdmap.model import owner_among
from pdmap.reporters.report import Report
from pdmap.source import CHECKS as READER


def is_of_form(finding: Finding, report: Report) -> bool:
    """Return whether a finding is on the form of an object, which no rule looks at for that reason."""
    return owner_among(finding.address, report.muted) is not None


def introduced(mended: Sequence[Finding], before: Report, after: Report) -> list[Finding]:
    """Return the findings that were not there before and are the work of edits.

    Where the form of an object is mended, rules see it for the first time, and so does the schema see what
    stands under a key that was unknown: what they say is uncovered, not introduced.

    Args:
        mended: The findings whose edits were applied, either all on the form of objects or none.
        before: What was found before.
        after: What is found now.
    """
    fresh = _fresh(before.findings, after.findings)
    if not any(is_of_form(finding, before) for finding in mended):
        return fresh
    looked_into = tuple(_looked_into(mended))
    return [finding for finding in fresh if _is_form_error(finding, after) and not _is_below(finding, looked_into)]


# Private functions

_FORM = frozenset(
    check.code
    for check in (
        *READER,
        DUPLICATE_ID,
        UNKNOWN_KEY,
        UNKNOWN_CODE,
        WRONG_KIND,
        MISSING_KEY,
        UNFIT_TEXT,
        OUT_OF_RANGE,
        CIRCLE,
    )
)


def _fresh(before: Iterable[Finding], after: Iterable[Finding]) -> list[Finding]:
    """Return the findings that are neither known by themselves nor by code and line: an id in an address may change."""
    known = set[object]()
    for finding in before:
        known |= {finding.fingerprint, _line(finding)}
    return [finding for finding in after if known.isdisjoint((finding.fingerprint, _line(finding)))]


def _line(finding: Finding) -> tuple[str, str, int]:
    span = finding.location.span
    return finding.check.code, finding.location.path, span.start.line if span else 0


def _looked_into(mended: Iterable[Finding]) -> Iterable[str]:
    """Yield the addresses of keys that are known now."""
    for finding in mended:
        if finding.check == UNKNOWN_KEY:
            parent = finding.address.rpartition("/")[0]
            yield from (f"{parent}/{edit.new}/".lstrip("/") for edit in finding.edits)


def _is_form_error(finding: Finding, report: Report) -> bool:
    """Return whether a finding is on form; an unknown code may also be found by a rule, in an object that fits."""
    return finding.check.code in _FORM and (finding.check.code != UNKNOWN_CODE.code or is_of_form(finding, report))


def _is_below(finding: Finding, addresses: tuple[str, ...]) -> bool:
    return finding.address.startswith(addresses)
