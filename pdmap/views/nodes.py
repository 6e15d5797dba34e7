"""Nodes: one for every data subject group, system and party of an inventory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from pdmap import escape
from pdmap.graph import Element, ElementKind, data_held
from pdmap.model import Environment, Party, System, SystemKind
from pdmap.views.badges import data_badges, party_badges, system_badges
from pdmap.views.categories import category_codes
from pdmap.views.layers import layer_of
from pdmap.views.places import party_notes, place_badges, system_notes
from pdmap.views.signs import Emphasis, Shape
from pdmap.views.survey import Survey
from pdmap.views.view import Node
from pdmap.views.words import say

_SHAPES: Mapping[SystemKind | None, Shape] = MappingProxyType(
    {
        SystemKind.APPLICATION: Shape.PROCESS,
        SystemKind.SERVICE: Shape.PROCESS,
        SystemKind.DATASTORE: Shape.DATASTORE,
        SystemKind.ENDPOINT: Shape.ENDPOINT,
        SystemKind.PAPER: Shape.PAPER,
        None: Shape.PROCESS,
    }
)


_SECTIONS: Mapping[ElementKind, str] = MappingProxyType(
    {ElementKind.SUBJECT: "subjects/", ElementKind.SYSTEM: "systems/", ElementKind.PARTY: "parties/"}
)
"""Starts of the addresses of what elements stand for."""


def node_id(element: Element) -> str:
    """Return the id of an element's node, such as `system:console`."""
    return element.key


def address_of(element: Element) -> str:
    """Return the address of what an element stands for, such as `systems/console`."""
    return _SECTIONS[element.kind] + element.id


def element_node(
    element: Element,
    surveyed: Survey,
    frame: str,
    emphasis: Emphasis = Emphasis.NORMAL,
    data: frozenset[str] | None = None,
) -> Node:
    """Return the node of an element.

    Args:
        element: What it stands for.
        surveyed: The inventory.
        frame: Id of the frame that it stands in.
        emphasis: How much it matters.
        data: The data types at it that the view is about; `None` where it is about all of them.
    """
    match element.kind:
        case ElementKind.SUBJECT:
            node = _subject_node(element, surveyed)
        case ElementKind.SYSTEM:
            node = _system_node(element, surveyed, data)
        case ElementKind.PARTY:
            node = _party_node(element, surveyed, data)
    layer = layer_of(element, surveyed.inventory, surveyed.graph)
    notes = surveyed.notes.get(address_of(element), ())
    return replace(node, frame=frame, layer=layer, elements=(node.id,), findings=notes, emphasis=emphasis)


def data_received(party: Element, surveyed: Survey) -> frozenset[str]:
    """Return the data types that a party receives by all links together."""
    return frozenset(chain.from_iterable(link.arriving for link in surveyed.graph.links_to(party)))


# Private functions


def _subject_node(element: Element, surveyed: Survey) -> Node:
    label = surveyed.reference.subjects[element.id].label
    return Node(id=node_id(element), kind=say("kind.subject"), shape=Shape.EXTERNAL_ENTITY, title=label)


def _system_node(element: Element, surveyed: Survey, data: frozenset[str] | None) -> Node:
    system = surveyed.inventory.systems[element.id]
    legs = surveyed.legs_of_systems.get(system.id, ())
    activities = surveyed.activities_of_systems.get(system.id, ())
    types = data_held(system) if data is None else data
    return Node(
        id=node_id(element),
        kind=_system_kind(system),
        shape=_SHAPES[system.kind],
        title=system.title,
        codes=category_codes(types, surveyed.reference),
        notes=system_notes(system, legs, surveyed.inventory),
        badges=(
            *data_badges(types, surveyed.reference),
            *place_badges(legs, surveyed.reference),
            *system_badges(system, activities),
        ),
        location=escape.terminal(str(system.head.location())),
    )


def _party_node(element: Element, surveyed: Survey, data: frozenset[str] | None) -> Node:
    party = surveyed.inventory.parties[element.id]
    types = data_received(element, surveyed) if data is None else data
    service = (party.service,) if party.service else ()
    return Node(
        id=node_id(element),
        kind=_party_kind(party),
        shape=Shape.PARTY,
        title=party.title,
        codes=category_codes(types, surveyed.reference),
        notes=(*service, *party_notes(party, surveyed.inventory)),
        badges=(*data_badges(types, surveyed.reference), *party_badges(party, surveyed.as_of)),
        location=escape.terminal(str(party.head.location())),
    )


def _system_kind(system: System) -> str:
    kind = say(f"kind.{system.kind.value}" if system.kind else "kind.system")
    special = system.environment not in (None, Environment.PRODUCTION)
    return f"{kind} · {system.environment.value}" if special and system.environment else kind


def _party_kind(party: Party) -> str:
    return " · ".join(say(f"role.{role.value}") for role in party.roles) or say("role.none")
