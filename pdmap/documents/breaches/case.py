"""A breach with what follows from the systems that it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pdmap.documents.document import Cell, Column
from pdmap.documents.kind import Context
from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind
from pdmap.model import Activity, Breach, System, ids
from pdmap.questions.breached import is_known
from pdmap.questions.breaches import own_breaches
from pdmap.questions.exposure import Duties, Exposure, duties_of, exposure_of


@dataclass(frozen=True, slots=True)
class Case:
    """A breach, and how far the data of its systems reach."""

    breach: Breach
    systems: tuple[System, ...]
    """Those that it names, as far as they are defined."""
    exposure: Exposure
    duties: Duties
    is_own: bool
    """Whether the organization answers for it as a controller, or nothing tells that it does not."""


@dataclass(frozen=True, slots=True)
class BreachElement:
    """Something that the register tells of each breach."""

    column: Column
    build: Callable[[Context, Case], Cell]


def cases(context: Context) -> Iterator[Case]:
    """Yield every breach that was known on the day of the document, in written order."""
    inventory = context.inventory
    own = {breach.id for breach, _ in own_breaches(inventory)}
    for breach in inventory.breaches.values():
        if not is_known(breach, context.as_of):
            continue
        names = [name for name in dict.fromkeys(ids(breach.systems)) if name in inventory.systems]
        places = [Element(ElementKind.SYSTEM, name) for name in names]
        day = min(breach.occurred or breach.aware or context.as_of, context.as_of)
        exposure = exposure_of(inventory, context.graph, places, day)
        yield Case(
            breach=breach,
            systems=tuple(inventory.systems[name] for name in names),
            exposure=exposure,
            duties=duties_of(inventory, context.graph, exposure, day),
            is_own=breach.id in own,
        )


def later_breaches(context: Context) -> int:
    """Return how many breaches became known after the day of the document."""
    return sum(not is_known(breach, context.as_of) for breach in context.inventory.breaches.values())


def concerned(context: Context, case: Case) -> tuple[Activity, ...]:
    """Return the activities that a breach names, or else those that its systems serve, or served until they ended."""
    named = (context.inventory.activities.get(name) for name in ids(case.breach.activities))
    known = tuple(activity for activity in named if activity)
    ended = (activity for activity in case.duties.aside if activity.status != "planned")
    return known or ((*case.duties.activities, *ended) if case.systems else ())
