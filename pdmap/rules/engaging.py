"""Which sub-processors the organization itself engages, and for which controllers (Article 28(2), (4))."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, Link
from pdmap.model import PROCESSING, Activity, Party, ids
from pdmap.rules.rule import Context


@dataclass(frozen=True, slots=True)
class Engagement:
    """A party that processes in an activity which the organization carries out for a controller."""

    party: Party
    activity: Activity
    controller: str
    """Id of the party that the activity is carried out for."""
    link: Link | None
    """How data get there; `None` where the activity only names the party as a recipient."""


def engagements(context: Context, party: Party, naming: Mapping[str, Sequence[Activity]]) -> Iterator[Engagement]:
    """Yield each controller that the organization serves with the help of a party, by activity.

    A party behind another processor is engaged by that one. Activities that have ended are left out.

    Args:
        context: Where to look.
        party: Who may be a sub-processor of the organization; others than processors are not.
        naming: The activities that name each party as a recipient.
    """
    if PROCESSING.isdisjoint(party.roles):
        return
    for name, link in sorted(_served(context, party, naming).items()):
        activity = context.inventory.activities.get(name)
        if activity and not activity.is_controller and activity.status != "ended":
            for controller in dict.fromkeys(ids(activity.on_behalf_of)):
                if controller != party.id:
                    yield Engagement(party, activity, controller, link)


# Private functions


def _served(context: Context, party: Party, naming: Mapping[str, Sequence[Activity]]) -> dict[str, Link | None]:
    """Return the ids of the activities whose data the organization gives to a party, each with the first way."""
    served: dict[str, Link | None] = {}
    for link in context.graph.links_to(Element(ElementKind.PARTY, party.id)):
        if link.source.kind is not ElementKind.PARTY and not link.is_empty:
            for name in link.activities:
                served.setdefault(name, link)
    for activity in naming.get(party.id, ()):
        served.setdefault(activity.id, None)
    return served
