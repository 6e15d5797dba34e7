"""Compose a view of a part of an inventory: frames, nodes, edges, flow table, legend and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from pdmap.graph import Element, ElementKind, LinkKind, subjects_held
from pdmap.questions.features import restricted
from pdmap.questions.undrawn import undrawn
from pdmap.views.edges import element_edges
from pdmap.views.flow_table import flow_rows
from pdmap.views.frames import PEOPLE, own_frames, party_frame, system_frames, third_country_caption
from pdmap.views.layers import SOURCES
from pdmap.views.legend import legend
from pdmap.views.material import Material
from pdmap.views.nodes import address_of, element_node
from pdmap.views.part import Part, narrowed
from pdmap.views.places import enumerated
from pdmap.views.signs import FrameKind
from pdmap.views.survey import Survey, survey
from pdmap.views.tables import Table
from pdmap.views.view import Counts, Frame, Node, View
from pdmap.views.words import count, say

_WRITTEN = frozenset({LinkKind.COLLECTION, LinkKind.FLOW})


def compose(material: Material, part: Part, name: str, scope: str, facts: tuple[Table, ...] = ()) -> View:
    """Return the view of a part; of it only what is selected, where something is.

    Args:
        material: What the view is made from.
        part: What is shown.
        name: Name of the view, such as `system:console`.
        scope: What is shown, in words, for the title block.
        facts: Tables beside the map.
    """
    surveyed = survey(material)
    selected = material.selected
    shown = part if selected is None else narrowed(part, lambda element: element in selected)
    territory, organization = own_frames(material.inventory)
    placed = {element: _frames_of(element, surveyed, organization) for element in sorted(shown.elements)}
    own = (territory, organization, PEOPLE)
    nodes = [
        element_node(element, surveyed, frame.id, shown.emphasis_of(element), shown.data_at(element))
        for element, (frame, _) in placed.items()
    ]
    nodes, frames = _apart(nodes, _captioned(placed, own, surveyed), own)
    edges = element_edges(shown, surveyed, is_expanded=material.has_expanded_flows)
    return View(
        name=name,
        scope=told_scope(scope, material),
        organization=organization.title,
        as_of=material.as_of,
        counts=_counts(shown, surveyed),
        open_findings=_open_findings(shown, surveyed, material),
        frames=frames,
        nodes=tuple(nodes),
        edges=edges,
        legend=legend(frames, tuple(nodes), edges, surveyed.reference),
        hidden=_told_hidden(shown, surveyed, has_more_facts=bool(facts) and selected is not None),
        revision=material.revision,
        flows=flow_rows(shown.links, surveyed),
        facts=facts,
    )


def told_scope(scope: str, material: Material) -> str:
    """Return what is shown, with how it was selected where something was."""
    return say("scope.selected", scope, material.selection) if material.selection else scope


# Private functions


def _told_hidden(part: Part, surveyed: Survey, *, has_more_facts: bool) -> str:
    """Return what is not drawn, and that facts tell of more where they tell of what the view is of as a whole."""
    lost = _undrawn(surveyed)
    hidden = _hidden(part, surveyed)
    # What is complete but for what cannot be drawn is not told as complete.
    told = () if lost and hidden == say("hidden.nothing") else (hidden,)
    return " ".join((*told, *lost, *((say("hidden.facts"),) if has_more_facts else ())))


def _undrawn(surveyed: Survey) -> tuple[str, ...]:
    """Return what no view can draw, because its manifests name something that is defined nowhere."""
    lost = undrawn(surveyed.inventory)
    numbers = (("count.flows", lost.flows), ("count.implied", lost.implied))
    told = ", ".join(count(key, number) for key, number in numbers if number)
    return (say("hidden.undrawn", told, enumerated(lost.unknown)),) if told else ()


def _hidden(part: Part, surveyed: Survey) -> str:
    """Return what is not drawn of all there is, by number; people from whom no flow starts count where drawn."""
    if _is_whole(part, surveyed):
        return _hidden_people(part, surveyed)
    graph = surveyed.graph
    shown, everything = _numbers(part), _numbers(Part(part.elements.union(graph.elements), graph.links))
    shares = (_share(name, shown[name], total) for name, total in everything.items() if total)
    return say("hidden.part", ", ".join(shares))


def _share(name: str, shown: int, total: int) -> str:
    return say(f"hidden.part.{name}.{'one' if total == 1 else 'many'}", shown, total)


def _is_whole(part: Part, surveyed: Survey) -> bool:
    return part.elements.issuperset(surveyed.graph.elements) and len(part.links) == len(surveyed.graph.links)


def _numbers(part: Part) -> dict[str, int]:
    """Return how much there is of what is counted in title blocks."""
    kinds = Counter(element.kind for element in part.elements)
    written = sum(link.kind in _WRITTEN for link in part.links)
    return {
        "people": kinds[ElementKind.SUBJECT],
        "systems": kinds[ElementKind.SYSTEM],
        "parties": kinds[ElementKind.PARTY],
        "flows": written,
        "implied": len(part.links) - written,
    }


def _open_findings(part: Part, surveyed: Survey, material: Material) -> int | None:
    """Return how many findings are open: of a part, those on what it shows."""
    if material.findings is None or _is_whole(part, surveyed):
        return material.open_findings
    shown = {address_of(element) for element in part.elements} | {f"flows/{link.id}" for link in part.links}
    shown |= part.about
    return sum(len(surveyed.notes.get(address, ())) for address in shown)


def _hidden_people(part: Part, surveyed: Survey) -> str:
    """Return what even the whole map leaves out: people whose data are held, and from whom no flow starts."""
    drawn = {element.id for element in part.elements if element.kind is ElementKind.SUBJECT}
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


def _counts(part: Part, surveyed: Survey) -> Counts:
    return Counts(**_numbers(part), transfers=_transfers(part, surveyed))


def _transfers(part: Part, surveyed: Survey) -> int:
    """Return how many pairs of a holder and a country outside the territory are shown."""
    links = {link.id for link in part.links}
    systems = {element.id for element in part.elements if element.kind is ElementKind.SYSTEM}
    leaving = {
        (leg.holder, leg.where)
        for leg in restricted(surveyed.legs)
        if (leg.link.id in links if leg.link else leg.holder in systems)
    }
    return len(leaving)
