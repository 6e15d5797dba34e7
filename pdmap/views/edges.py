"""Edges: the links between two elements, bundled by way, with what crosses a border marked in words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from pdmap.graph import ElementKind, Link, LinkKind
from pdmap.questions.features import GRAVE, UNPROTECTED, is_of_backup, restricted
from pdmap.questions.transfers import Leg, Presence
from pdmap.reference import Reference
from pdmap.views.categories import category_codes
from pdmap.views.grounds import ground_words, is_grave
from pdmap.views.nodes import node_id
from pdmap.views.part import Part
from pdmap.views.places import leg_place
from pdmap.views.signs import Dash, Mark, Weight
from pdmap.views.survey import Survey
from pdmap.views.view import Edge
from pdmap.views.words import say

_SENT = frozenset({LinkKind.COLLECTION, LinkKind.FLOW})


def element_edges(part: Part, surveyed: Survey, *, is_expanded: bool = False) -> tuple[Edge, ...]:
    """Return the edges between the elements of a part, by number.

    Args:
        part: What is shown.
        surveyed: The inventory.
        is_expanded: Whether each link is an edge of its own.
    """
    bundles: dict[str, list[Link]] = {}
    for link in part.links:
        bundles.setdefault(_edge_id(link, is_expanded=is_expanded), []).append(link)
    edges = (_edge(id_, tuple(links), part, surveyed) for id_, links in bundles.items())
    return tuple(sorted(edges, key=lambda edge: edge.numbers))


def link_signs(links: tuple[Link, ...], surveyed: Survey) -> tuple[tuple[Mark, ...], Weight]:
    """Return what stands out about links of one way between the same elements, and how heavy they are drawn."""
    if len(links) > 1:
        return _signs(links, surveyed)
    known = surveyed.signs.get(links[0].id)
    if known is None:
        known = surveyed.signs[links[0].id] = _signs(links, surveyed)
    return known


def link_words(link: Link) -> str:
    """Return what kind of link it is, empty where data are simply sent."""
    if link.kind in _SENT:
        return ""
    words = say(f"line.{link.kind.value}")
    return f"{words}, {say('line.choice', link.chosen_by)}" if link.chosen_by else words


def weight_of(crossing: tuple[Leg, ...]) -> Weight:
    """Return how heavy a line is drawn whose data make some steps out of the territory."""
    if not crossing:
        return Weight.NORMAL
    return Weight.UNGROUNDED if is_grave(crossing) else Weight.RESTRICTED


# Private functions


def _signs(links: tuple[Link, ...], surveyed: Survey) -> tuple[tuple[Mark, ...], Weight]:
    crossing = restricted([*_made_by(links, surveyed), *_kept_by(links[0], surveyed)])
    clear = (Mark("◌", say("mark.clear")),) if _is_clear(links) else ()
    return (*_transfer_marks(crossing, surveyed.reference), *clear), weight_of(crossing)


def _edge_id(link: Link, *, is_expanded: bool) -> str:
    """Return an id that links between the same elements share where they can be drawn as one line."""
    way = "" if link.kind in _SENT else f":{link.kind.value}"
    own = f"#{link.id}" if is_expanded else ""
    return f"{node_id(link.source)}>{node_id(link.target)}{way}{own}"


def _edge(id_: str, links: tuple[Link, ...], part: Part, surveyed: Survey) -> Edge:
    marks, weight = link_signs(links, surveyed)
    return Edge(
        id=id_,
        numbers=tuple(sorted(surveyed.numbers[link.id] for link in links)),
        source=node_id(links[0].source),
        target=node_id(links[0].target),
        codes=_codes(links, surveyed.reference),
        words=link_words(links[0]),
        marks=marks,
        weight=weight,
        dash=_dash(links[0], is_clear=_is_clear(links)),
        links=tuple(link.id for link in links),
        findings=tuple(chain.from_iterable(surveyed.notes.get(f"flows/{link.id}", ()) for link in links)),
        emphasis=part.emphasis_of_link(links[0]),
    )


def _is_clear(links: Iterable[Link]) -> bool:
    return any(link.transport == UNPROTECTED for link in links)


def _made_by(links: tuple[Link, ...], surveyed: Survey) -> list[Leg]:
    return [leg for link in links for leg in surveyed.legs_of_links.get(link.id, ())]


def _kept_by(link: Link, surveyed: Survey) -> list[Leg]:
    """Return the steps that a flow makes by where the system at its end keeps the data for certain."""
    if link.kind is not LinkKind.FLOW or link.target.kind is not ElementKind.SYSTEM:
        return []
    legs = surveyed.legs_of_systems.get(link.target.id, ())
    return [leg for leg in legs if leg.presence is Presence.LOCATION and not leg.chosen_by]


def _codes(links: tuple[Link, ...], reference: Reference) -> tuple[str, ...]:
    """Return the categories that arrive; a host receives what the system's own node already names."""
    if links[0].kind is LinkKind.HOSTING:
        return ()
    return category_codes(chain.from_iterable(link.arriving for link in links), reference)


def _transfer_marks(legs: Iterable[Leg], reference: Reference) -> tuple[Mark, ...]:
    return tuple(dict.fromkeys(_transfer_mark(leg, reference) for leg in legs))


def _transfer_mark(leg: Leg, reference: Reference) -> Mark:
    """Return the ground of a step; the country is said where the frame of the target does not say it."""
    ground = ground_words(leg, reference)
    if leg.presence is Presence.ESTABLISHMENT:
        return Mark("▲", ground, leg.ground in GRAVE)
    sense = "backup" if is_of_backup(leg) else leg.presence.value
    return Mark("▲", say(f"mark.{sense}", leg_place(leg), ground), leg.ground in GRAVE)


def _dash(link: Link, *, is_clear: bool) -> Dash:
    if link.kind not in _SENT:
        return Dash.DOTTED
    return Dash.DASHED if is_clear else Dash.SOLID
