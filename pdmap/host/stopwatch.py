"""How long each phase of a run took, by the machine's clock."""

from __future__ import annotations

import time

from pdmap.frozen import dataclass


def seconds() -> float:
    """Return seconds since some moment in the past; the machine's date may be changed without changing them."""
    return time.perf_counter()


@dataclass(slots=True)
class Lap:
    """A phase, all of its turns together."""

    name: str
    turns: int = 0
    """How often it began."""
    seconds: float = 0.0
    """How long it took, without the phases that lay within it."""


class Stopwatch:
    """Takes the time of phases; a listener of `pdmap.phases`."""

    def __init__(self) -> None:
        self._laps: dict[str, Lap] = {}
        self._open: list[Lap] = []
        self._started = self._last = seconds()

    @property
    def laps(self) -> tuple[Lap, ...]:
        """Return the phases so far, in the order in which they first began."""
        return tuple(self._laps.values())

    @property
    def total(self) -> float:
        """Return the seconds since the stopwatch was made, whether in a phase or between phases."""
        return seconds() - self._started

    def begin(self, name: str, size: int) -> None:  # noqa: ARG002 - other listeners ask how many things there are
        """Take note that a phase begins."""
        self._count()
        lap = self._laps.setdefault(name, Lap(name))
        lap.turns += 1
        self._open.append(lap)

    def advance(self, count: int) -> None:
        """Pass over that things of a phase are done."""

    def end(self) -> None:
        """Take note that the last phase ends."""
        self._count()
        self._open.pop()

    # Private methods

    def _count(self) -> None:
        """Count the time since the last event for the phase that it was spent in."""
        now = seconds()
        if self._open:
            self._open[-1].seconds += now - self._last
        self._last = now
