"""How time and memory grow with an inventory."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence

from validation.results import Results


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """Return the power that a quantity grows with: the slope of the line that fits the logarithms best.

    Raises:
        statistics.StatisticsError: There are fewer than two sizes.
    """
    sizes, values = zip(*points, strict=True) if points else ((), ())
    return statistics.linear_regression([*map(math.log, sizes)], [*map(math.log, values)]).slope


def walls(results: Results, command: str) -> list[tuple[float, float]]:
    """Return numbers of systems with seconds on the clock."""
    return [(size, each.wall) for size in results.sizes(command) if (each := results.get(command, size))]


def works(results: Results, command: str) -> list[tuple[float, float]]:
    """Return numbers of systems with seconds of work."""
    return [(size, each.cpu) for size in results.sizes(command) if (each := results.get(command, size))]


def octets_per_field(results: Results, command: str) -> float | None:
    """Return the memory that a further field takes: from the smallest to the largest inventory.

    `None` where there are not two.
    """
    found = [each for size in results.sizes(command) if (each := results.get(command, size))]
    if len(found) < 2 or found[0].count("fields") == found[-1].count("fields"):
        return None
    first, last = found[0], found[-1]
    return (last.memory - first.memory) / (last.count("fields") - first.count("fields"))
