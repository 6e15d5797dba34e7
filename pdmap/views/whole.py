"""The whole map: every data subject group, system, party and flow of an inventory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from pdmap.graph import Element, ElementKind
from pdmap.questions.transfers import Leg
from pdmap.views.edges import element_edges
from pdmap.views.frames import PEOPLE, own_frames, party_frame, third_country_caption
from pdmap.views.grounds import restricted
from pdmap.views.layers import SOURCES
from pdmap.views.legend import legend
from pdmap.views.nodes import element_node
from pdmap.views.view import Counts, Frame, FrameKind, Material, Node, View
from pdmap.views.words import say


def whole_view(material: Material, name: str, scope: str) -> View:
    """Return the view of everything; a caller that shows less filters or groups it."""
    of_systems = _by(lambda leg: None if leg.link else leg.holder, material.legs)
    of_links = _by(lambda leg: leg.link.id if leg.link else None, material.legs)
    edges = element_edges(material, of_links)
    placed = {element: _frame_of(element, material) for element in material.graph.elements}
    nodes = [element_node(element, material, of_systems, frame.id) for element, frame in placed.items()]
    nodes, frames = _apart(nodes, _captioned(placed, material), material)
    return View(
        name=name,
        scope=scope,
        organization=own_frames(material.inventory)[1].title,
        as_of=material.as_of,
        counts=_counts(material),
        open_findings=material.open_findings,
        frames=frames,
        nodes=tuple(nodes),
        edges=edges,
        legend=legend(frames, tuple(nodes), edges, material.inventory.reference),
        hidden=say("hidden.nothing"),
    )


# Private functions


def _by(key: Callable[[Leg], str | None], legs: Iterable[Leg]) -> Mapping[str, tuple[Leg, ...]]:
    grouped: dict[str, list[Leg]] = {}
    for leg in legs:
        name = key(leg)
        if name is not None:
            grouped.setdefault(name, []).append(leg)
    return {name: tuple(group) for name, group in grouped.items()}


def _frame_of(element: Element, material: Material) -> Frame:
    match element.kind:
        case ElementKind.SUBJECT:
            return PEOPLE
        case ElementKind.SYSTEM:
            return own_frames(material.inventory)[1]
        case ElementKind.PARTY:
            return party_frame(material.inventory.parties[element.id], material.inventory)


def _captioned(placed: Mapping[Element, Frame], material: Material) -> list[Frame]:
    """Return the frames that are in use, from the outside in, with the grounds of third countries in words."""
    territory, organization = own_frames(material.inventory)
    used = {frame.id: frame for frame in (territory, organization, *placed.values())}
    by_holder = _by(lambda leg: leg.holder, material.legs)
    frames = []
    for frame in used.values():
        if frame.kind is FrameKind.THIRD_COUNTRY:
            parties = [element.id for element, place in placed.items() if place == frame]
            frames.append(replace(frame, caption=third_country_caption(parties, by_holder, material.inventory)))
        else:
            frames.append(frame)
    return sorted(frames, key=lambda frame: (frame.parent is not None, list(FrameKind).index(frame.kind), frame.id))


def _apart(nodes: list[Node], frames: list[Frame], material: Material) -> tuple[list[Node], tuple[Frame, ...]]:
    """Give those who only send a frame of their own: one frame on both sides would enclose all that lies between.

    The frame around the organization itself stays whole.
    """
    territory, organization = own_frames(material.inventory)
    own = {territory.id, organization.id, PEOPLE.id}
    senders = {node.id for node in nodes if node.layer == SOURCES and node.frame not in own}
    split = {frame.id: f"{frame.id}:senders" for frame in frames}
    moved = [replace(node, frame=split[node.frame or ""]) if node.id in senders else node for node in nodes]
    doubled = (copy for frame in frames for copy in (frame, replace(frame, id=split[frame.id])))
    used = {node.frame for node in moved}
    used |= {frame.parent for frame in frames if frame.id in used}
    return moved, tuple(frame for frame in doubled if frame.id in used)


def _counts(material: Material) -> Counts:
    kinds = [element.kind for element in material.graph.elements]
    leaving = {(leg.holder, leg.link and leg.link.id) for leg in restricted(material.legs)}
    return Counts(
        people=kinds.count(ElementKind.SUBJECT),
        systems=kinds.count(ElementKind.SYSTEM),
        parties=kinds.count(ElementKind.PARTY),
        links=len(material.graph.links),
        transfers=len(leaving),
    )
