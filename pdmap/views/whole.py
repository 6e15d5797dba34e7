"""The whole map: every data subject group, system, party and flow of an inventory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pdmap.graph import Element, ElementKind, LinkKind, subjects_held
from pdmap.views.edges import element_edges
from pdmap.views.frames import PEOPLE, own_frames, party_frame, system_frames, third_country_caption
from pdmap.views.grounds import restricted
from pdmap.views.layers import SOURCES
from pdmap.views.legend import legend
from pdmap.views.nodes import element_node
from pdmap.views.survey import Survey, survey
from pdmap.views.view import Counts, Frame, FrameKind, Material, Node, View
from pdmap.views.words import count, say

_WRITTEN = frozenset({LinkKind.COLLECTION, LinkKind.FLOW})


def whole_view(material: Material, name: str, scope: str) -> View:
    """Return the view of everything; a caller that shows less filters or groups it."""
    surveyed = survey(material)
    territory, organization = own_frames(material.inventory)
    placed = {element: _frames_of(element, surveyed, organization) for element in material.graph.elements}
    own = (territory, organization, PEOPLE)
    nodes = [element_node(element, surveyed, frame.id) for element, (frame, _) in placed.items()]
    nodes, frames = _apart(nodes, _captioned(placed, own, surveyed), own)
    edges = element_edges(surveyed)
    return View(
        name=name,
        scope=scope,
        organization=organization.title,
        as_of=material.as_of,
        counts=_counts(surveyed),
        open_findings=material.open_findings,
        frames=frames,
        nodes=tuple(nodes),
        edges=edges,
        legend=legend(frames, tuple(nodes), edges, surveyed.reference),
        hidden=_hidden(surveyed),
    )


# Private functions


def _hidden(surveyed: Survey) -> str:
    """Return what is not drawn: people about whom the inventory holds data, and from whom no flow starts."""
    drawn = {element.id for element in surveyed.graph.elements if element.kind is ElementKind.SUBJECT}
    told = {subject for system in surveyed.inventory.systems.values() for subject in subjects_held(system)}
    absent = len(told - drawn)
    return count("hidden.people", absent) if absent else say("hidden.nothing")


def _frames_of(element: Element, surveyed: Survey, organization: Frame) -> tuple[Frame, Frame | None]:
    """Return the frame of an element, and the one around it where that is not among the organization's own."""
    match element.kind:
        case ElementKind.SUBJECT:
            return PEOPLE, None
        case ElementKind.SYSTEM:
            return system_frames(surveyed.inventory.systems[element.id], surveyed.inventory, organization)
        case ElementKind.PARTY:
            return party_frame(surveyed.inventory.parties[element.id], surveyed.inventory), None


def _captioned(
    placed: Mapping[Element, tuple[Frame, Frame | None]], own: tuple[Frame, ...], surveyed: Survey
) -> list[Frame]:
    """Return the frames from the outside in, those of third countries with the grounds of transfers."""
    members: dict[str, list[str]] = {}
    frames = {frame.id: frame for frame in own}
    for element, (frame, around) in placed.items():
        members.setdefault((around or frame).id, []).append(element.id)
        frames |= {used.id: used for used in (frame, around) if used}
    for frame in frames.values():
        if frame.kind is FrameKind.THIRD_COUNTRY:
            caption = third_country_caption(members.get(frame.id, ()), surveyed)
            frames[frame.id] = replace(frame, caption=caption)
    return sorted(
        frames.values(), key=lambda frame: (frame.parent is not None, list(FrameKind).index(frame.kind), frame.id)
    )


def _apart(nodes: list[Node], frames: list[Frame], own: tuple[Frame, ...]) -> tuple[list[Node], tuple[Frame, ...]]:
    """Give those who only send a frame of their own: one frame on both sides would enclose all that lies between.

    The frames around the organization itself stay whole; frames without a node are left out.
    """
    whole = {frame.id for frame in own}
    senders = {node.id for node in nodes if node.layer == SOURCES and node.frame not in whole}
    moved = [replace(node, frame=f"{node.frame}:senders") if node.id in senders else node for node in nodes]
    doubled = [copy for frame in frames for copy in (frame, replace(frame, id=f"{frame.id}:senders"))]
    used = {node.frame for node in moved}
    used |= {frame.parent for frame in doubled if frame.id in used}
    return moved, tuple(frame for frame in doubled if frame.id in used)


def _counts(surveyed: Survey) -> Counts:
    kinds = [element.kind for element in surveyed.graph.elements]
    written = sum(link.kind in _WRITTEN for link in surveyed.graph.links)
    leaving = {(leg.holder, leg.country.code if leg.country else leg.place.name) for leg in restricted(surveyed.legs)}
    return Counts(
        people=kinds.count(ElementKind.SUBJECT),
        systems=kinds.count(ElementKind.SYSTEM),
        parties=kinds.count(ElementKind.PARTY),
        flows=written,
        implied=len(surveyed.graph.links) - written,
        transfers=len(leaving),
    )
