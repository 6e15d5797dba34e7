"""The view of countries: one box for each in which data are, are sent to, or can be reached from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from pdmap.graph import ElementKind, Link, LinkKind, data_held
from pdmap.questions.features import GRAVE, UNPROTECTED, restricted
from pdmap.questions.grounds import Ground, regime_of
from pdmap.questions.transfers import Leg
from pdmap.views.boxes import Box, Stay, Way, joined, stays, ways
from pdmap.views.categories import category_codes
from pdmap.views.compose import compose
from pdmap.views.edges import weight_of
from pdmap.views.facts.countries import countries_table
from pdmap.views.fitting import MOST_THICK_LINES
from pdmap.views.grounds import ground_words
from pdmap.views.layers import PROCESSING, RECIPIENTS, SOURCES
from pdmap.views.legend import legend
from pdmap.views.material import Material, ViewKind
from pdmap.views.nodes import node_id
from pdmap.views.part import whole
from pdmap.views.places import enumerated
from pdmap.views.signs import Dash, FrameKind, Mark, Shape
from pdmap.views.survey import Survey, survey
from pdmap.views.view import Edge, Frame, Node, View
from pdmap.views.words import count, say

_LAYERS: Mapping[FrameKind, int] = MappingProxyType({FrameKind.PEOPLE: SOURCES, FrameKind.TERRITORY: PROCESSING})
_KINDS: Mapping[FrameKind, str] = MappingProxyType({FrameKind.PEOPLE: "subject", FrameKind.UNPLACED: "unplaced"})


def build(material: Material) -> View:
    """Return the countries with how much goes from one to another, and the worst ground that any of it relies on.

    Where the lines are a tangle, the countries inside the territory share a box: among them nothing is a transfer.
    """
    surveyed = survey(material)
    view = compose(material, whole(material.graph), "countries", say("scope.countries"))
    shown = {element for node in view.nodes for element in node.elements}
    drawn = {row.link for row in view.flows}
    elements = [element for element in material.graph.elements if node_id(element) in shown]
    links = [link for link in material.graph.links if link.id in drawn]
    legs = [leg for leg in material.legs if (leg.link.id in drawn if leg.link else f"system:{leg.holder}" in shown)]
    boxes, lines = stays(elements, legs, surveyed), ways(links, surveyed)
    facts = countries_table(boxes, legs, surveyed, material.as_of)
    is_joined = len(lines) > MOST_THICK_LINES and not material.is_full
    if is_joined:
        boxes, lines = joined(boxes, lines, surveyed)
    hidden = _hidden(len(elements), len(boxes), is_joined=is_joined)
    return replace(_drawn(view, boxes, lines, surveyed), hidden=f"{view.hidden} {hidden}", facts=facts)


VIEW = ViewKind("one box for each country where data are, are sent to, or can be reached from", build)

# Private functions


def _drawn(view: View, boxes: Mapping[Box, Stay], lines: Mapping[tuple[Box, Box], Way], surveyed: Survey) -> View:
    """Return a view with boxes in the place of its elements."""
    nodes = tuple(_node(box, boxes[box], lines, surveyed) for box in sorted(boxes, key=_order))
    edges = tuple(_edge(*ends, way, surveyed) for ends, way in lines.items() if ends[0] != ends[1])
    frames = _frames(boxes, surveyed)
    return replace(
        view,
        frames=frames,
        nodes=nodes,
        edges=tuple(sorted(edges, key=lambda edge: edge.id)),
        legend=legend(frames, nodes, edges, surveyed.reference),
    )


def _hidden(elements: int, boxes: int, *, is_joined: bool) -> str:
    key = "hidden.countries.joined" if is_joined else "hidden.countries"
    return say(key, count("count.elements", elements), count("count.boxes", boxes))


def _order(box: Box) -> tuple[int, str, str]:
    return list(FrameKind).index(box.kind), box.title, box.id


def _frames(boxes: Iterable[Box], surveyed: Survey) -> tuple[Frame, ...]:
    """Return a frame for each kind of box that there is."""
    titles = {
        FrameKind.PEOPLE: say("frame.people"),
        FrameKind.TERRITORY: say(f"frame.territory.{regime_of(surveyed.inventory)}"),
        FrameKind.THIRD_COUNTRY: say("frame.outside"),
        FrameKind.UNPLACED: say("frame.unplaced"),
    }
    kinds = {box.kind for box in boxes}
    return tuple(Frame(kind.value, kind, titles[kind]) for kind in FrameKind if kind in kinds)


def _node(box: Box, stay: Stay, lines: Mapping[tuple[Box, Box], Way], surveyed: Survey) -> Node:
    is_people = box.kind is FrameKind.PEOPLE
    inside = lines.get((box, box))
    arriving = chain.from_iterable(way.links for (_, target), way in lines.items() if target == box)
    notes = () if is_people else _notes(stay)
    return Node(
        id=box.id,
        kind=say(f"kind.{_KINDS.get(box.kind, 'country')}"),
        shape=Shape.EXTERNAL_ENTITY if is_people else Shape.GROUP,
        title=enumerated(_people(stay, surveyed)) if is_people else box.title,
        codes=category_codes(_types(stay, arriving, surveyed), surveyed.reference),
        notes=(*notes, count("group.inside", len(inside.links))) if inside else notes,
        badges=_grounds(stay.legs, surveyed),
        frame=box.kind.value,
        layer=_LAYERS.get(box.kind, RECIPIENTS),
        elements=tuple(sorted(node_id(element) for element in stay.elements | stay.reaching)),
    )


def _people(stay: Stay, surveyed: Survey) -> tuple[str, ...]:
    return tuple(sorted(surveyed.reference.subjects[element.id].label for element in stay.elements))


def _notes(stay: Stay) -> tuple[str, ...]:
    """Return how many systems and parties belong there, and how many others have data or people there."""
    kinds = [element.kind for element in stay.elements]
    numbers = {
        "count.systems": kinds.count(ElementKind.SYSTEM),
        "count.parties": kinds.count(ElementKind.PARTY),
        "note.reaching": len(stay.reaching),
    }
    choosers = sorted({leg.chosen_by for leg in stay.legs if leg.chosen_by})
    is_choice = bool(choosers) and not stay.elements and all(leg.chosen_by for leg in stay.legs)
    told = tuple(count(key, number) for key, number in numbers.items() if number)
    return (*told, say("note.if-chosen", ", ".join(choosers))) if is_choice else told


def _types(stay: Stay, arriving: Iterable[Link], surveyed: Survey) -> frozenset[str]:
    """Return the data types that are in a country: held there, brought there, or to be reached from there."""
    systems = (surveyed.inventory.systems[each.id] for each in stay.elements if each.kind is ElementKind.SYSTEM)
    held = (data_held(system) for system in systems)
    return frozenset(chain(*held, *(link.arriving for link in arriving), *(leg.data for leg in stay.legs)))


def _grounds(legs: Iterable[Leg], surveyed: Survey) -> tuple[Mark, ...]:
    """Return what the steps to a country rely on, from bad to good."""
    worst_first = sorted(restricted(legs), key=lambda leg: _badness(leg.ground), reverse=True)
    return tuple(
        dict.fromkeys(Mark("▲", ground_words(leg, surveyed.reference), leg.ground in GRAVE) for leg in worst_first)
    )


def _badness(ground: Ground) -> int:
    return list(Ground).index(ground)


def _edge(source: Box, target: Box, way: Way, surveyed: Survey) -> Edge:
    crossing = restricted(way.legs)
    is_clear = any(link.transport == UNPROTECTED for link in way.links)
    clear = (Mark("◌", say("mark.clear")),) if is_clear else ()
    return Edge(
        id=f"{source.id}>{target.id}",
        numbers=tuple(sorted(surveyed.numbers[link.id] for link in way.links)),
        source=source.id,
        target=target.id,
        codes=category_codes(chain.from_iterable(link.arriving for link in way.links), surveyed.reference),
        marks=(*_grounds(crossing, surveyed)[:1], *clear),
        weight=weight_of(crossing),
        dash=_dash(way.links, is_clear=is_clear),
        links=tuple(link.id for link in way.links),
    )


def _dash(links: Iterable[Link], *, is_clear: bool) -> Dash:
    if is_clear:
        return Dash.DASHED
    is_implied = all(link.kind in {LinkKind.HOSTING, LinkKind.SUBPROCESSING} for link in links)
    return Dash.DOTTED if is_implied else Dash.SOLID
