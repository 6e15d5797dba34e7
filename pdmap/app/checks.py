"""All checks by what can be done with them: switched off, hidden, or neither."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.app.load import Loaded
from pdmap.config.codes import KnownCodes
from pdmap.findings import Severity
from pdmap.language.checks import CHECKS
from pdmap.model import Inventory
from pdmap.rules.changes.chg001_reviewable_change import CHECK as REVIEWABLE
from pdmap.rules.engine import catalogue
from pdmap.rules.policies.own import is_evaluated
from pdmap.rules.rule import Rule
from pdmap.scan.drift.checks import CHECKS as DRIFT
from pdmap.source import CHECKS as READER
from pdmap.suppress.codes import Codes

FIXED = {check.code: check.severity for check in (*READER, *CHECKS)}
"""The checks that always run, also where a rule of the catalogue shares the code."""
UNREAD = frozenset(("REF001", *(code for code, severity in FIXED.items() if severity is Severity.ERROR)))
"""The checks that find a part of a manifest that is not read as it was meant, and so is missing from what is asked.

REF001 goes by its code, so that no rule is loaded where none runs.
"""
COMPARED = frozenset({REVIEWABLE.code, *(check.code for check in DRIFT)})
"""The checks that compare: `pdmap diff` two states and `pdmap drift` sources. Of an inventory alone they are never
judged."""


def known_codes() -> KnownCodes:
    """Return the codes that a configuration may name."""
    return KnownCodes(rules=(frozenset(catalogue()) | COMPARED) - FIXED.keys(), fixed=FIXED)


def codes_of(offered: Iterable[Rule], rules: Iterable[Rule], loaded: Loaded) -> Codes:
    """Return what is known of codes after rules ran.

    Args:
        offered: All rules.
        rules: The rules that ran.
        loaded: The inventory that they looked at.
    """
    unfit = loaded.inventory.left_out.get("policies", frozenset())
    ran = frozenset(rule.check.code for rule in rules) - _unevaluated(loaded.inventory)
    ran = ran if loaded.is_whole else frozenset()
    return Codes(
        all=FIXED.keys() | COMPARED | catalogue().keys() | {rule.check.code for rule in offered} | unfit,
        form=FIXED.keys() - catalogue().keys(),
        ran=ran,
        judged=frozenset() if loaded.muted else ran,
        possible=loaded.possible_ids,
    )


# Private functions


def _unevaluated(inventory: Inventory) -> frozenset[str]:
    """Return the ids of policies that say nothing until the mistake in them is mended."""
    return frozenset(policy.id for policy in inventory.policies.values() if not is_evaluated(inventory, policy))
