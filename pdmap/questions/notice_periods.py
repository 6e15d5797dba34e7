"""The periods that a notice gives, beside those of its activity (Article 13(2)(a), 14(2)(a))."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.frozen import dataclass
from pdmap.model import Activity, Retention, ids
from pdmap.questions.clock_index import clock_index
from pdmap.questions.lengths import is_alike
from pdmap.reference import Reference


@dataclass(frozen=True, slots=True)
class OtherPeriod:
    """A period of a notice that is none of the activity's."""

    claimed: Retention
    clock: Retention
    """The activity's first clock for the data."""
    data_type: str
    """What both are for; empty where that is all data."""


def other_periods(
    reference: Reference, own: tuple[Retention, ...], told: tuple[Retention, ...]
) -> Iterator[OtherPeriod]:
    """Yield each period of the notice that differs from every clock that the activity has for the data."""
    index = clock_index(reference, own)
    for claimed in told:
        for data_type in ids(claimed.data) or ("",):
            clocks = index.counting(data_type)
            if clocks and all(_differs(claimed, clock) for clock in clocks):
                yield OtherPeriod(claimed, clocks[0], data_type)


def untold_types(
    reference: Reference, activity: Activity, own: tuple[Retention, ...], told: tuple[Retention, ...]
) -> list[str]:
    """Return the data types that the activity keeps for a period and the notice gives no time limit for, sorted.

    A time limit for a part of a type, or for something broader, is told of it.
    """
    index = clock_index(reference, own)
    named = ids(activity.data) or tuple(data_type for clock in own for data_type in ids(clock.data))
    timed = {data_type for data_type in named if any(clock.period for clock in index.counting(data_type))}
    claimed = {data_type for clock in told for data_type in ids(clock.data)}
    if any(not clock.data for clock in told):
        return []
    broader = {key for data_type in claimed for key in reference.ancestors(data_type)}
    return sorted(data_type for data_type in timed - broader if claimed.isdisjoint(reference.ancestors(data_type)))


# Private functions


def _differs(claimed: Retention, clock: Retention) -> bool:
    """Return whether both have a period, and not the same."""
    if claimed.period is None or clock.period is None:
        return False
    return not is_alike(claimed.period, clock.period)
