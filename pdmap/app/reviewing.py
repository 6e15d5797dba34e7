"""What of a change is still to be looked at, and what somebody has accepted of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from pdmap.app.checks import codes_of
from pdmap.app.load import Loaded
from pdmap.app.selection import is_off, with_severity
from pdmap.app.terms import Terms
from pdmap.app.validate import acceptance_of
from pdmap.findings import Finding, HiddenFinding
from pdmap.frozen import dataclass
from pdmap.questions.changes import Matter, Reviewable
from pdmap.rules.changes.chg001_reviewable_change import CHECK, finding_of
from pdmap.suppress.hiding import set_apart


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Findings of CHG001 on a change, apart by whether somebody accepts them."""

    open: tuple[Finding, ...]
    """Those that nobody accepts; none where the configuration switches the check off."""
    accepted: tuple[HiddenFinding, ...]
    """Those that a waiver, an ignore or the baseline accepts."""
    matters: frozenset[Matter]
    """What gates stop for: whatever nobody accepts, also where the check is switched off, for a gate is asked for."""


def reviewed(found: Iterable[Reviewable], later: Loaded, as_of: dt.date, terms: Terms) -> Reviewed:
    """Return what is reviewable in a change as findings.

    Args:
        found: What is reviewable.
        later: The later state, whose waivers and ignores hold.
        as_of: The day on which waivers hold.
        terms: The configuration and the baseline.
    """
    settings = terms.configuration.settings
    made = {finding_of(item, later.inventory): item.matter for item in found}
    apart = set_apart(made, (), acceptance_of(later, terms), codes_of((), (), later), as_of)
    left = () if is_off(CHECK.code, settings) else apart.open
    return Reviewed(
        open=tuple(with_severity(finding, settings) for finding in left),
        accepted=tuple(replace(item, finding=with_severity(item.finding, settings)) for item in apart.hidden),
        matters=frozenset(made[finding] for finding in apart.open),
    )
