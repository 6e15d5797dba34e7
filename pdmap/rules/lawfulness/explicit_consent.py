"""What relies on explicit consent: conditions, decisions and transfers (Articles 9(2)(a), 22(2)(c) and 49(1)(a))."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, FlowGraph
from pdmap.model import Activity, AutomatedDecisions, Inventory, MechanismUse, Purpose, Transfer, listed
from pdmap.rules.lawfulness.purposes import EXPLICIT_CONSENT, condition_of, current_activities, described
from pdmap.rules.wording import named
from pdmap.source import Node

DEROGATION = "derogation-consent"
"""Explicit consent to a transfer (Article 49(1)(a))."""


@dataclass(frozen=True, slots=True)
class Reliance:
    """Something that holds only if people consented explicitly."""

    address: str
    node: Node
    """Where it is said."""
    subject: str
    """What relies on it, for a message."""
    activity: Activity
    """The activity to edit."""
    purposes: tuple[Purpose, ...]
    """Those whose consent may be the one that is meant."""
    is_condition: bool = False
    """Whether it is the condition of its one purpose (Article 9(2)(a))."""
    depends_on: tuple[str, ...] = ()
    """Addresses of activities whose consent may be meant as well."""


def reliances(inventory: Inventory, graph: FlowGraph) -> Iterator[Reliance]:
    """Yield everything in activities of a controller that relies on explicit consent."""
    current = {activity.id: activity for activity in current_activities(inventory)}
    for activity in current.values():
        yield from _conditions(activity)
        yield from _decisions(activity)
        yield from _transfers(listed(activity.transfers), [activity])
    for flow in inventory.flows.values():
        if isinstance(flow.transfer, Transfer):
            served = [mention.id for mention in flow.activities]
            yield from _transfers([flow.transfer], _among(current, served))
    for party in inventory.parties.values():
        if listed(party.transfers):
            links = graph.links_to(Element(ElementKind.PARTY, party.id))
            served = sorted(frozenset().union(*(link.activities for link in links)))
            yield from _transfers(listed(party.transfers), _among(current, served))


# Private functions


def _conditions(activity: Activity) -> Iterator[Reliance]:
    for purpose in listed(activity.purposes):
        condition = condition_of(purpose, EXPLICIT_CONSENT)
        if condition:
            subject = described(activity, purpose)
            yield Reliance(purpose.address, condition.node, subject, activity, (purpose,), is_condition=True)


def _decisions(activity: Activity) -> Iterator[Reliance]:
    """Yield the decisions that rest on it; those that a human takes or that change little are not judged."""
    decisions = activity.automated_decisions
    if not isinstance(decisions, AutomatedDecisions) or decisions.ground != EXPLICIT_CONSENT:
        return
    if decisions.solely_automated is not False and decisions.significant_effect is not False:
        subject = f"the automated decisions of {named(activity)}"
        yield Reliance(activity.address, decisions.at("ground"), subject, activity, listed(activity.purposes))


def _transfers(transfers: Iterable[Transfer], activities: list[Activity]) -> Iterator[Reliance]:
    """Yield the transfers that rest on it; without an activity that they serve, nobody can be meant."""
    uses = [use for transfer in transfers for use in listed(transfer.mechanisms)]
    for use in uses if activities else ():
        if use.mechanism.id == DEROGATION:
            yield _transfer(use, activities)


def _transfer(use: MechanismUse, activities: list[Activity]) -> Reliance:
    return Reliance(
        address=use.address,
        node=use.mechanism.node,
        subject=f"the transfer for {named(activities[0])}",
        activity=activities[0],
        purposes=tuple(purpose for activity in activities for purpose in listed(activity.purposes)),
        depends_on=tuple(activity.address for activity in activities),
    )


def _among(current: dict[str, Activity], served: list[str]) -> list[Activity]:
    return [current[identifier] for identifier in served if identifier in current]
