"""Recipients abroad that activities name, and to whom nothing else shows that data go (Article 30(1)(d))."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from pdmap.graph import Element, ElementKind, FlowGraph
from pdmap.model import Inventory, Nothing
from pdmap.questions.recipients import naming_alone
from pdmap.questions.transfers import Leg, carries_data, legs_to_recipient


def named_exports(
    inventory: Inventory, graph: FlowGraph, known: Collection[tuple[str, str]], as_of: dt.date
) -> Iterator[tuple[str, str, list[Leg]]]:
    """Yield the recipients that no flow reaches, each with the activity that names it and where it gets the data.

    Args:
        inventory: The inventory, as it is judged by one law.
        graph: Its flow graph.
        known: Importers and activities that something else tells of.
        as_of: The day on which mechanisms and decisions are judged.
    """
    for party, activities in naming_alone(inventory, graph).items():
        if any(map(carries_data, graph.links_to(Element(ElementKind.PARTY, party)))):
            continue
        for activity in activities:
            if (party, activity.id) not in known and not isinstance(activity.data, Nothing):
                legs = legs_to_recipient(inventory, graph, activity, inventory.parties[party], as_of)
                yield party, activity.id, list(legs)
