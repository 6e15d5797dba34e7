"""What has to be done first after a breach, and what then (Articles 26, 33 and 34 GDPR, Article 24 FADP)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from pdmap.graph import Element
from pdmap.model import Inventory
from pdmap.questions.exposure.duties import Duties, Engagement
from pdmap.questions.exposure.exposure import Exposure, Opening, nearest_first
from pdmap.questions.exposure.laws import is_told_by_fadp, is_told_by_gdpr


class Task(StrEnum):
    """What there is to do, in the order in which it is urgent."""

    REVOKE = "revoke"
    """Make stolen credentials useless: what they open is next."""
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
    PROCESSOR = "processor"
    """Ask a compromised processor for what it knows (Article 33(2))."""
    RECIPIENT = "recipient"
    """Warn and ask those that the data went on to."""
    DOCUMENT = "document"
    """Write it into the register (Article 33(5))."""


@dataclass(frozen=True, slots=True)
class Step:
    """A task, with whom or what it is about."""

    task: Task
    party: str = ""
    """Id of the party to tell or to ask; empty for the others."""
    engagement: Engagement | None = None
    """By which activities a controller is concerned."""
    opening: Opening | None = None
    """What a credential opens."""


def steps_after(inventory: Inventory, exposure: Exposure, duties: Duties) -> tuple[Step, ...]:
    """Return what to do after a breach, most urgent first."""
    return tuple(_steps(inventory, exposure, duties))


# Private functions


def _steps(inventory: Inventory, exposure: Exposure, duties: Duties) -> Iterator[Step]:
    yield from (Step(Task.REVOKE, opening=opening) for opening in exposure.openings)
    if duties.tells_authority and is_told_by_gdpr(inventory):
        yield Step(Task.AUTHORITY)
    if duties.tells_authority and is_told_by_fadp(inventory):
        yield Step(Task.COMMISSIONER)
    for engagement in duties.controllers:
        yield Step(Task.CONTROLLER, engagement.party, engagement)
    for engagement in duties.joint_controllers:
        yield Step(Task.JOINT_CONTROLLER, engagement.party, engagement)
    if duties.tells_authority:
        yield Step(Task.PEOPLE)
    yield from (Step(Task.PROCESSOR, processor.id) for processor in duties.processors)
    yield from (Step(Task.RECIPIENT, element.id) for element in _warned(exposure, duties))
    if duties.tells_authority:
        yield Step(Task.DOCUMENT)


def _warned(exposure: Exposure, duties: Duties) -> Iterator[Element]:
    """Yield the recipients that were not compromised themselves, those that are nearest first."""
    told = frozenset(duties.recipients) - frozenset(exposure.compromised)
    for ways in (exposure.reached, exposure.possible):
        for element, _ in nearest_first(ways):
            if element in told and (ways is exposure.reached or element not in exposure.reached):
                yield element
