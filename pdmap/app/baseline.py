"""Write a baseline of what is found now, or take out of one what is not found anymore."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pdmap.app.load import Loaded
from pdmap.app.terms import Terms
from pdmap.app.validate import judge, offered_rules
from pdmap.frozen import dataclass
from pdmap.language.checks import IDLE_ENTRY
from pdmap.suppress.baseline import Baseline, baseline_text, key_of


@dataclass(frozen=True, slots=True)
class Written:
    """A baseline that is ready to be written."""

    text: str
    entries: int
    """How many entries it has."""
    left_out: int
    """Findings that are not put into it, or entries that are taken out."""


def new_baseline(loaded: Loaded, as_of: dt.date, terms: Terms) -> Written:
    """Return a baseline of all findings that nobody accepts; those that nothing hides are left out.

    Raises:
        RuleCrashError: a rule failed.
    """
    judged = judge(loaded, as_of, offered_rules(loaded.inventory), replace(terms, baseline=None))
    entries = {key_of(finding) for finding in judged.open}
    return Written(baseline_text(judged.open), len(entries), len(judged.form))


def pruned_baseline(loaded: Loaded, as_of: dt.date, terms: Terms, baseline: Baseline) -> Written:
    """Return a baseline without the entries that match nothing.

    Raises:
        RuleCrashError: a rule failed.
    """
    judged = judge(loaded, as_of, offered_rules(loaded.inventory), replace(terms, baseline=baseline))
    idle = {finding.location for finding in judged.form if finding.check is IDLE_ENTRY}
    kept = [entry for entry in baseline.entries if entry.location not in idle]
    return Written(baseline_text(kept), len({entry.key for entry in kept}), len(idle))
