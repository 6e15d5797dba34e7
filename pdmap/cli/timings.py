"""`--timings`: where the time of a run went, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from pdmap import escape
from pdmap.counting import counted
from pdmap.phases import RULE_PREFIX, listening

if TYPE_CHECKING:
    from pdmap.host.stopwatch import Lap, Stopwatch

SLOWEST = 10
"""Rules that are named."""
_RULES = "rules"
_OTHER = "everything else"


@contextmanager
def timed(*, is_asked: bool) -> Iterator[None]:
    """Print how long the phases inside took, where that is asked for, however the run ends."""
    if not is_asked:
        yield
        return
    from pdmap.host.stopwatch import Stopwatch

    stopwatch = Stopwatch()
    try:
        with listening(stopwatch):
            yield
    finally:
        # Who cannot be told is not: the exit code stays what it is.
        with suppress(OSError):
            print(timings_text(stopwatch), end="", file=sys.stderr, flush=True)


def timings_text(stopwatch: Stopwatch) -> str:
    """Return two tables, ending with a line break: the phases in their order, and the slowest rules.

    The time of a phase is without that of the phases within it: what many rules ask for and is worked out once has
    a line of its own.
    """
    total = stopwatch.total
    rules = [lap for lap in stopwatch.laps if lap.name.startswith(RULE_PREFIX)]
    slowest = sorted(rules, key=lambda lap: (-lap.seconds, lap.name))[:SLOWEST]
    lines = ["seconds  share  phase", *_phases(stopwatch.laps, rules, total)]
    if slowest:
        title = f"the {len(slowest)} slowest of {counted(len(rules), 'rule')}"
        lines += ["", f"seconds  share  {title}"]
        lines += [_line(lap.seconds, total, lap.name.removeprefix(RULE_PREFIX)) for lap in slowest]
    return "".join(f"{escape.terminal(line)}\n" for line in lines)


# Private functions


def _phases(laps: Sequence[Lap], rules: Sequence[Lap], total: float) -> Iterator[str]:
    """Yield a line for each phase, with all rules in one; what lies between phases is the rest of the whole."""
    spent = sum(lap.seconds for lap in rules)
    for lap in laps:
        if lap.name == _RULES:
            yield _line(lap.seconds + spent, total, f"{_RULES}, {len(rules)} of them")
        elif not lap.name.startswith(RULE_PREFIX):
            times = f", {lap.turns} times" if lap.turns > 1 else ""
            yield _line(lap.seconds, total, f"{lap.name}{times}")
    yield _line(max(0.0, total - sum(lap.seconds for lap in laps)), total, _OTHER)
    yield _line(total, total, "the whole run")


def _line(seconds: float, total: float, what: str) -> str:
    share = 100 * seconds / total if total else 0.0
    return f"{seconds:7.3f}  {share:4.0f}%  {what}"
