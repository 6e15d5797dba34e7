"""Recipients abroad that activities name, and to whom nothing else shows that data go (Article 30(1)(d))."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from pdmap.graph import Element, ElementKind, FlowGraph
from pdmap.model import Activity, Inventory, Nothing
from pdmap.questions.beginning import all_planned, begun_graph, starts_later
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
    begun = begun_graph(inventory, graph, as_of)
    unreached, never_reached = _unreached(inventory, begun), _unreached(inventory, graph)
    for id_, activities in unreached.items():
        party = inventory.parties[id_]
        for activity in activities:
            # What begins later only is told of by the flows that begin later.
            is_ahead = starts_later(party, as_of) or all_planned(inventory, (activity.id,))
            is_told = (id_, activity.id) in known or (is_ahead and id_ not in never_reached)
            if not is_told and not isinstance(activity.data, Nothing):
                yield id_, activity.id, list(legs_to_recipient(inventory, graph, activity, party, as_of))


# Private functions


def _unreached(inventory: Inventory, graph: FlowGraph) -> Mapping[str, tuple[Activity, ...]]:
    """Return the parties that no link of a graph may bring data to, each with the activities that name it."""
    naming = naming_alone(inventory, graph)
    is_reached = {id_: any(map(carries_data, graph.links_to(Element(ElementKind.PARTY, id_)))) for id_ in naming}
    return {id_: activities for id_, activities in naming.items() if not is_reached[id_]}
