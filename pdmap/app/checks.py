"""All checks by what can be done with them: switched off, hidden, or neither."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.config.codes import KnownCodes
from pdmap.language.checks import CHECKS
from pdmap.rules.engine import catalogue
from pdmap.rules.rule import Rule
from pdmap.source import CHECKS as READER
from pdmap.suppress.codes import Codes

FIXED = {check.code: check.severity for check in (*READER, *CHECKS)}
"""The checks that always run, also where a rule of the catalogue shares the code."""


def known_codes() -> KnownCodes:
    """Return the codes that a configuration may name."""
    return KnownCodes(rules=frozenset(catalogue()) - FIXED.keys(), fixed=FIXED)


def codes_of(
    offered: Iterable[Rule], rules: Iterable[Rule], unfit: Iterable[str], *, is_whole: bool, is_muted: bool
) -> Codes:
    """Return what is known of codes after rules ran.

    Args:
        offered: All rules.
        rules: The rules that ran.
        unfit: Ids of policies that do not fit the language, so that they are no rules yet.
        is_whole: Whether they could run at all.
        is_muted: Whether there are objects that they did not look at.
    """
    ran = frozenset(rule.check.code for rule in rules) if is_whole else frozenset[str]()
    return Codes(
        all=FIXED.keys() | catalogue().keys() | {rule.check.code for rule in offered} | set(unfit),
        form=FIXED.keys() - catalogue().keys(),
        ran=ran,
        judged=frozenset() if is_muted else ran,
    )
