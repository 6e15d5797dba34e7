"""Which findings a change brings, and which it solves."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.findings import Finding
from pdmap.questions.changes.naming import Names

_Identity = tuple[str, str, str]


def new_and_solved(
    before: Iterable[Finding], after: Iterable[Finding], names: Names
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that were not there before, and those that are there no more.

    Findings are told apart as fingerprints do, by check, object and detail; an object that was given
    another id keeps its own, and those of other objects that name it. A detail is a text, of which a word may only
    look like an id: it goes as it is where that fits, and with later ids otherwise.
    """
    was = {_identity(finding, names): finding for finding in before}
    now = {_identity(finding, Names()): finding for finding in after}
    gone = {identity: finding for identity, finding in was.items() if identity not in now}
    come = {identity: finding for identity, finding in now.items() if identity not in was}
    later = {identity: (*identity[:-1], names.wording(identity[-1])) for identity in gone}
    same = set(later.values()) & come.keys()
    new = tuple(finding for identity, finding in come.items() if identity not in same)
    solved = tuple(finding for identity, finding in gone.items() if later[identity] not in same)
    return new, solved


# Private functions


def _identity(finding: Finding, names: Names) -> _Identity:
    return finding.check.code, names.address(finding.address) or finding.location.path, finding.detail
