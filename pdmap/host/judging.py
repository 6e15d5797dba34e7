"""Run rules in several copies of this process, where there is so much to look at that it pays.

Findings are those of one process, in the same order. Whatever a copy does not answer is asked here, so that a rule
that fails there fails here again.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from pdmap.findings import Finding
from pdmap.host import copies, turns
from pdmap.host.pieces import copies_at_work
from pdmap.host.processes import process_count
from pdmap.model import Inventory
from pdmap.phases import advance
from pdmap.rules.engine import run_rules
from pdmap.rules.packing import pack, unpack
from pdmap.rules.rule import Context, Rule

LEAST = 400
"""Objects of an inventory from which on a copy pays; `benchmarks/README.md` tells how that was measured."""

MOST = 2
"""Processes that judge at most: each looks at everything, and counting references to it copies its memory."""

STEPS = "TRF"
"""The family that most of the rules belong to which look at the steps of data to places."""
LONGEST = ("FLW", STEPS, "RET", "SEC", "DSR", "REF", "MIN", "DPI", "LAW", "PRC", "REC")
"""The families that take most of the time of rules, longest first: measured with `--timings` on the made-up company of
10,000 systems, where the first two take half, and all others a fiftieth. The order changes nothing but who waits."""

_OF_STEPS = frozenset({STEPS, "POL", "FLW011", "NOT004", "REC004"})
"""Families, and codes of rules of others, that look at the steps of data to places: a third of what these take."""


def run_rules_together(
    rules: Iterable[Rule], context: Context, muted: frozenset[str] = frozenset(), processes: int | None = None
) -> Iterator[Finding]:
    """Yield what the rules find, as `rules.engine.run_rules` does.

    Args:
        rules: The rules to run.
        context: What they look at.
        muted: Addresses of objects that do not fit the language.
        processes: How many processes judge; where missing, at most `MOST` of those that `PDMAP_PROCESSES` says, or of
            as many as there are processors.

    Raises:
        ConfigurationError: the variable holds no number of processes.
        RuleCrashError: a rule raised an exception.
    """
    rules = tuple(rules)
    count = processes or min(process_count(), MOST)
    # Most inventories are small, and nobody has to put their rules in order first.
    families = _families(rules) if count > 1 and _objects(context.inventory) >= LEAST else []
    count = min(count, len(families))
    if count < 2 or len(families) > turns.MOST or not copies.are_safe():
        yield from run_rules(rules, context, muted)
        return

    def judged(rule: Rule) -> list[Finding]:
        return list(run_rules([rule], context, muted))

    found = _judged_together(families, judged, count)
    for rule in rules:
        yield from found[rule.check.code]


# Private functions


def _objects(inventory: Inventory) -> int:
    return len(inventory.systems) + len(inventory.flows) + len(inventory.activities)


def _families(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return the rules by families: what several rules of one ask for, each process works out anew.

    So does it with steps to places, whichever family asks for them: their rules stay together as well. Those that
    take longest come first, so that no process has a long one left when the others are done.
    """
    of_steps = [rule for rule in rules if _asks_for_steps(rule)]
    others = (rule for rule in rules if not _asks_for_steps(rule))
    families = (list(family) for _, family in groupby(others, key=lambda rule: rule.check.family))
    return sorted([of_steps, *families] if of_steps else families, key=_cost, reverse=True)


def _cost(family: Sequence[Rule]) -> int:
    """Return how long a family takes beside others, much longer or a little."""
    names = (STEPS if _asks_for_steps(rule) else rule.check.family for rule in family)
    return max((len(LONGEST) - LONGEST.index(name) for name in names if name in LONGEST), default=0)


def _asks_for_steps(rule: Rule) -> bool:
    return rule.check.family in _OF_STEPS or rule.check.code in _OF_STEPS


def _judged_together(
    families: Sequence[Sequence[Rule]], judged: Callable[[Rule], list[Finding]], count: int
) -> dict[str, list[Finding]]:
    """Return the findings by the codes of their rules. Whoever is free takes the next family from a pipe."""

    def packed() -> Iterator[bytes]:
        for number in turns.taken(queue):
            yield marshal.dumps([(rule.check.code, pack(judged(rule))) for rule in families[number]])

    rules = {rule.check.code: rule for family in families for rule in family}
    found: dict[str, list[Finding]] = {}
    with turns.turns(range(len(families))) as queue, copies_at_work([packed] * (count - 1)) as pieces:
        for number in turns.taken(queue):
            found |= {rule.check.code: judged(rule) for rule in families[number]}
            found |= _unpacked(pieces.arrived(), rules)
        found |= _unpacked(pieces.rest(), rules)
    missing = [rule for code, rule in rules.items() if code not in found]
    return found | {rule.check.code: judged(rule) for rule in missing}


def _unpacked(pieces: Iterable[bytes], rules: Mapping[str, Rule]) -> dict[str, list[Finding]]:
    """Return what copies found by the codes of the rules that they ran."""
    found: dict[str, list[Finding]] = {}
    for piece in pieces:
        for code, values in marshal.loads(piece):  # noqa: S302 - from a copy of this process
            found[code] = list(unpack(rules[code].check, values))
            advance()
    return found
