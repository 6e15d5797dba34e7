"""Which findings a change brings, and which it solves."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.findings import Finding
from pdmap.model import owner_of
from pdmap.questions.changes.facts import Names

_Identity = tuple[str, str, str]


def new_and_solved(
    before: Iterable[Finding], after: Iterable[Finding], names: Names
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings that were not there before, and those that are there no more.

    Findings are told apart as fingerprints do, by check, object and detail; an object that was given
    another id keeps its own.
    """
    was = {_identity(finding, names): finding for finding in before}
    now = {_identity(finding, Names()): finding for finding in after}
    new = tuple(finding for identity, finding in now.items() if identity not in was)
    solved = tuple(finding for identity, finding in was.items() if identity not in now)
    return new, solved


# Private functions


def _identity(finding: Finding, names: Names) -> _Identity:
    address = finding.address or finding.location.path
    owner = owner_of(address)
    section, _, id_ = owner.partition("/")
    moved = f"{section}/{names(section, id_)}{address[len(owner) :]}" if id_ else address
    return finding.check.code, moved, finding.detail
