"""What has to be done first after a breach, and what then (Articles 26, 33 and 34 GDPR, Article 24 FADP)."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby

from pdmap.frozen import dataclass
from pdmap.graph import Element
from pdmap.model import Inventory
from pdmap.questions.exposure.duties import Duties, Engagement
from pdmap.questions.exposure.exposure import Exposure, nearest_first
from pdmap.questions.exposure.laws import GDPR, laws_of
from pdmap.questions.exposure.openings import Opening, credentials_in
from pdmap.reference.regimes import Regime


class Task(StrEnum):
    """What there is to do, in the order in which it is urgent."""

    REVOKE = "revoke"
    """Make stolen credentials useless: they are as sensitive as what they open."""
    AUTHORITY = "authority"
    """Tell the authority within 72 hours (Article 33(1))."""
    COMMISSIONER = "commissioner"
    """Tell the Swiss commissioner as soon as possible (Article 24 FADP)."""
    CONTROLLER = "controller"
    """Tell a controller on whose behalf the organization processes (Article 33(2))."""
    JOINT_CONTROLLER = "joint_controller"
    """Settle with a joint controller who tells whom (Article 26)."""
    PEOPLE = "people"
    """Tell the people where the risk is high (Article 34)."""
    PEOPLE_SWISS = "people_swiss"
    """Tell the people where they need it to protect themselves, or are to be told (Article 24(4) FADP)."""
    PROCESSOR = "processor"
    """Ask a compromised processor for what it knows (Article 33(2))."""
    INDEPENDENT = "independent"
    """Ask a compromised party that notifies itself, and look at what was disclosed to it."""
    RECIPIENT = "recipient"
    """Warn and ask those that the data went on to."""
    DOCUMENT = "document"
    """Write it into the register (Article 33(5))."""
    CHECK = "check"
    """Make sure that nobody's data are in a place that holds none by what is recorded."""


@dataclass(frozen=True, slots=True)
class Step:
    """A task, with whom or what it is about."""

    task: Task
    party: str = ""
    """Id of the party to tell or to ask; empty for the others."""
    engagement: Engagement | None = None
    """By which activities a party is concerned."""
    place: Element | None = None
    """Where stolen credentials were, or what is to be checked."""
    credentials: tuple[str, ...] = ()
    """The data types of those that were there."""
    opening: Opening | None = None
    """What a credential opens."""
    law: Regime | None = None
    """Which law asks for it, where each has an authority of its own."""


def steps_after(inventory: Inventory, exposure: Exposure, duties: Duties) -> tuple[Step, ...]:
    """Return what to do after a breach, most urgent first."""
    steps = (*_stolen(inventory, exposure), *_told(inventory, duties), *_asked(exposure, duties))
    if steps:
        return steps
    return tuple(Step(Task.CHECK, place=element) for element in exposure.empty)


# Private functions


def _stolen(inventory: Inventory, exposure: Exposure) -> Iterator[Step]:
    """Yield the credentials that were in compromised places, then what else has some of the kind, surest first."""
    there = credentials_in(inventory, exposure.holdings)
    for place, holdings in groupby(there, key=lambda holding: holding.element):
        yield Step(Task.REVOKE, place=place, credentials=tuple(dict.fromkeys(each.data_type for each in holdings)))
    for opening in sorted(exposure.openings, key=lambda each: each.is_open):
        yield Step(Task.REVOKE, opening=opening)


def _told(inventory: Inventory, duties: Duties) -> Iterator[Step]:
    laws = laws_of(inventory) if duties.tells_authority else ()
    european = [law for law in laws if law in GDPR]
    yield from (Step(Task.AUTHORITY, law=law) for law in european)
    if Regime.CH_FADP in laws:
        yield Step(Task.COMMISSIONER)
    yield from (Step(Task.CONTROLLER, each.party, each) for each in duties.controllers)
    yield from (Step(Task.JOINT_CONTROLLER, each.party, each) for each in duties.joint_controllers)
    if european:
        yield Step(Task.PEOPLE)
    if Regime.CH_FADP in laws:
        yield Step(Task.PEOPLE_SWISS)


def _asked(exposure: Exposure, duties: Duties) -> Iterator[Step]:
    yield from (Step(Task.PROCESSOR, processor.id) for processor in duties.processors)
    yield from (Step(Task.INDEPENDENT, each.party, each) for each in duties.independent)
    yield from (Step(Task.RECIPIENT, element.id) for element in _warned(exposure, duties))
    if duties.tells_authority:
        yield Step(Task.DOCUMENT)


def _warned(exposure: Exposure, duties: Duties) -> Iterator[Element]:
    """Yield the recipients that were not compromised themselves, those that are nearest first."""
    told = frozenset(duties.recipients)
    for ways in (exposure.reached, exposure.possible):
        for element, _ in nearest_first(ways):
            if element in told and (ways is exposure.reached or element not in exposure.reached):
                yield element
