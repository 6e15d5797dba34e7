"""Run rules over an inventory and make findings of what they saw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from pdmap.findings import Finding
from pdmap.model import owner_of
from pdmap.phases import RULE_PREFIX, advance, phase
from pdmap.registry import discover
from pdmap.rules.crash import RuleCrashError
from pdmap.rules.rule import Context, Observation, Rule


@cache
def catalogue() -> Mapping[str, Rule]:
    """Return every rule by its code, in the order of the codes."""
    rules = discover("pdmap.rules", "RULE", Rule).values()
    return {rule.check.code: rule for rule in sorted(rules, key=lambda rule: rule.check.code)}


def run_rules(rules: Iterable[Rule], context: Context, muted: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """Yield what the rules find.

    Args:
        rules: The rules to run.
        context: What they look at.
        muted: Addresses of objects that do not fit the language. What a rule says of them, or because
            of something that they lack, would follow from the error that is already reported, so it is
            left out until that is mended.

    Raises:
        RuleCrashError: a rule raised an exception.
    """
    for rule in rules:
        with phase(f"{RULE_PREFIX}{rule.check.code}"):
            observed = _observe(rule, context)
            found = [_finding(rule, seen) for seen in observed if not (muted and _rests_on(seen, muted))]
        advance()
        yield from found


# Private functions


def _observe(rule: Rule, context: Context) -> list[Observation]:
    try:
        return list(rule.find(context))
    except Exception as error:
        raise RuleCrashError(rule.check.code, error) from error


def _rests_on(observation: Observation, muted: frozenset[str]) -> bool:
    return owner_of(observation.address) in muted or not muted.isdisjoint(observation.depends_on)


def _finding(rule: Rule, observation: Observation) -> Finding:
    check = rule.check
    if observation.severity and observation.severity is not check.severity:
        check = replace(check, severity=observation.severity)
    if observation.basis:
        check = replace(check, basis=observation.basis)
    return Finding(
        check=check,
        message=observation.message,
        location=observation.node.location(observation.label),
        address=observation.address,
        remedy=observation.remedy,
        related=observation.related,
        detail=observation.detail,
        edits=observation.edits,
    )
