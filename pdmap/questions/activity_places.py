"""The systems and parties that an activity names itself, whether or not a flow serves it."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.graph import Element, ElementKind
from pdmap.model import Activity, ids, listed


def places_named(activity: Activity) -> Iterator[Element]:
    """Yield the systems, recipients, joint controllers and clients of an activity."""
    yield from (Element(ElementKind.SYSTEM, system) for system in ids(activity.systems))
    parties = [
        *(recipient.party for recipient in listed(activity.recipients)),
        *(joint.party for joint in listed(activity.joint_controllers)),
        *listed(activity.on_behalf_of),
    ]
    yield from (Element(ElementKind.PARTY, party.id) for party in parties if party)
