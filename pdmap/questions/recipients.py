"""Recipients that activities name (Article 30(1)(d)), apart from what flows tell of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.graph import Element, ElementKind, FlowGraph
from pdmap.model import Activity, Inventory, Recipient, listed
from pdmap.questions.places import is_silent_link


def outside_recipients(activity: Activity) -> Iterator[Recipient]:
    """Yield the recipients of an activity that are not part of the organization, in written order."""
    yield from (recipient for recipient in listed(activity.recipients) if recipient.kind != "internal")


def naming_alone(inventory: Inventory, graph: FlowGraph) -> Mapping[str, tuple[Activity, ...]]:
    """Return the activities that name each party as a recipient, for parties of which no flow tells what they get.

    A party to which flows say that no personal data go is not among them. What an activity has ended with counts no
    more.
    """
    naming: dict[str, dict[str, Activity]] = {}
    for activity in inventory.activities.values():
        if activity.status != "ended":
            for recipient in outside_recipients(activity):
                if recipient.party:
                    naming.setdefault(recipient.party.id, {})[activity.id] = activity
    return {id_: tuple(naming[id_].values()) for id_ in sorted(naming) if _is_untold(id_, inventory, graph)}


# Private functions


def _is_untold(party: str, inventory: Inventory, graph: FlowGraph) -> bool:
    """Return whether no flow brings data to a party, and none says that it brings none."""
    if party not in inventory.parties:
        return False
    links = graph.links_to(Element(ElementKind.PARTY, party))
    return not any(link.arriving for link in links) and (not links or any(map(is_silent_link, links)))
