"""Draw several nodes as one: what makes a large map fit a page without dropping a flow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from pdmap.views.categories import SPECIAL_MARK
from pdmap.views.signs import Change, Dash, Emphasis, LegendEntry, LegendKind, Mark, Shape, Weight
from pdmap.views.view import Edge, Node, View
from pdmap.views.words import count, say

_MARKS_SHOWN = 3
"""How many different marks a group lists before it only counts them by sign."""

_BY_STRENGTH = (Dash.DASHED, Dash.SOLID, Dash.DOTTED)
"""Of several lines, what one line for all of them has to tell first."""


_BY_IMPORTANCE = (Emphasis.FOCUS, Emphasis.NORMAL, Emphasis.FAINT)


def by_kind(node: Node) -> str:
    """Return the group of a node that keeps kinds apart: systems by kind, parties by country and role."""
    return f"group:{node.frame}:{node.kind}"


def by_frame(node: Node) -> str:
    """Return the group of a node that makes one box of each frame."""
    return f"group:{node.frame}"


def grouped(view: View, group_of: Callable[[Node], str], *, has_one_way: bool = False) -> View:
    """Return the view with all nodes of a group drawn as one; a node alone in its group stays as it is.

    Args:
        view: The view, best element by element: marks of what is grouped twice are counted group by group.
        group_of: Returns the id of the group that a node belongs to.
        has_one_way: Whether hosting and sub-processing share a line with what is sent.
    """
    members: dict[str, list[Node]] = {}
    for node in view.nodes:
        members.setdefault(group_of(node), []).append(node)
    inside = {node.id: id_ for id_, nodes in members.items() if len(nodes) > 1 for node in nodes}
    edges, loops = _merged_edges(view.edges, inside, has_one_way=has_one_way)
    nodes = [
        _merged_node(id_, nodes, loops.get(id_, 0)) if len(nodes) > 1 else nodes[0] for id_, nodes in members.items()
    ]
    elements = sum(len(node.elements) for node in view.nodes)
    return replace(
        view,
        nodes=tuple(nodes),
        edges=tuple(edges),
        legend=_legend(view.legend, nodes, edges),
        hidden=_hidden(view, elements, len(nodes)) if inside else view.hidden,
    )


# Private functions


def _hidden(view: View, elements: int, boxes: int) -> str:
    """Return what a view hides, and how many boxes stand for its elements now, whatever stood for them before."""
    before = say("hidden.grouped", elements, len(view.nodes))
    return f"{view.hidden.removesuffix(before).rstrip()} {say('hidden.grouped', elements, boxes)}".lstrip()


def _merged_node(id_: str, nodes: list[Node], loops: int) -> Node:
    kinds = dict.fromkeys(kind for node in nodes for kind in node.kinds or (node.kind,))
    elements = tuple(element for node in nodes for element in node.elements)
    inside = loops + sum(node.inside for node in nodes)
    return Node(
        id=id_,
        kind=say("group.kind"),
        shape=Shape.GROUP,
        title=say("group.title", len(elements), ", ".join(kinds)),
        codes=_merged_codes(nodes),
        notes=(count("group.inside", inside),) if inside else (),
        badges=_merged_marks([node.badges for node in nodes]),
        frame=nodes[0].frame,
        layer=min(node.layer for node in nodes),
        elements=elements,
        inside=inside,
        kinds=tuple(kinds),
        findings=tuple(dict.fromkeys(finding for node in nodes for finding in node.findings)),
        change=_merged_change({node.change for node in nodes}),
        emphasis=_merged_emphasis({node.emphasis for node in nodes}),
    )


def _merged_edges(
    edges: Iterable[Edge], inside: Mapping[str, str], *, has_one_way: bool
) -> tuple[list[Edge], Counter[str]]:
    """Return the edges between groups, and how many links stay inside each group."""
    bundles: dict[tuple[str, str, bool], list[Edge]] = {}
    loops: Counter[str] = Counter()
    groups = set(inside.values())
    for edge in edges:
        source, target = inside.get(edge.source, edge.source), inside.get(edge.target, edge.target)
        if source == target and source in groups:
            loops[source] += len(edge.links)
        else:
            is_apart = edge.dash is Dash.DOTTED and not has_one_way
            bundles.setdefault((source, target, is_apart), []).append(edge)
    merged = [_merged_edge(source, target, bundle) for (source, target, _), bundle in bundles.items()]
    return merged, loops


def _merged_edge(source: str, target: str, edges: list[Edge]) -> Edge:
    if len(edges) == 1:
        return replace(edges[0], source=source, target=target)
    links = tuple(link for edge in edges for link in edge.links)
    dashes = {edge.dash for edge in edges}
    way = f":{Dash.DOTTED.value}" if dashes == {Dash.DOTTED} else ""
    words = dict.fromkeys(edge.words for edge in edges)
    return Edge(
        id=f"{source}>{target}{way}",
        numbers=tuple(sorted(number for edge in edges for number in edge.numbers)),
        source=source,
        target=target,
        codes=_merged_codes(edges),
        words="" if "" in words else ", ".join(words),
        marks=_merged_marks([edge.marks for edge in edges]),
        weight=max((edge.weight for edge in edges), key=list(Weight).index),
        dash=next(dash for dash in _BY_STRENGTH if dash in dashes),
        links=links,
        findings=tuple(dict.fromkeys(finding for edge in edges for finding in edge.findings)),
        change=_merged_change({edge.change for edge in edges}),
        emphasis=_merged_emphasis({edge.emphasis for edge in edges}),
    )


def _merged_change(changes: Collection[Change]) -> Change:
    """Return what became of several parts: the same as of each, or a change."""
    return next(iter(changes)) if len(changes) == 1 else Change.CHANGED


def _merged_emphasis(several: Collection[Emphasis]) -> Emphasis:
    """Return how much several parts matter: as much as the one that matters most."""
    return next(emphasis for emphasis in _BY_IMPORTANCE if emphasis in several)


def _merged_codes(parts: Iterable[Node] | Iterable[Edge]) -> tuple[str, ...]:
    codes = {code for part in parts for code in part.codes}
    return tuple(sorted(code for code in codes if f"{code}{SPECIAL_MARK}" not in codes))


def _merged_marks(several: list[tuple[Mark, ...]]) -> tuple[Mark, ...]:
    """Return each mark with how often it occurs, or only the signs where there are too many."""
    counted = Counter(mark for marks in several for mark in marks)
    if len(counted) <= _MARKS_SHOWN:
        return tuple(
            replace(mark, words=say("group.mark", mark.words, number)) if number > 1 else mark
            for mark, number in sorted(counted.items())
        )
    signs = Counter(glyph for marks in several for glyph in {mark.glyph for mark in marks})
    grave = {mark.glyph for mark in counted if mark.is_grave}
    return tuple(
        Mark(glyph, say(f"group.marks.{glyph}", number), glyph in grave) for glyph, number in sorted(signs.items())
    )


def _legend(entries: tuple[LegendEntry, ...], nodes: list[Node], edges: list[Edge]) -> tuple[LegendEntry, ...]:
    """Return the legend with the shape of groups added and what is no longer drawn left out."""
    drawn = {node.shape.value for node in nodes} | {mark.glyph for node in nodes for mark in node.badges}
    for edge in edges:
        drawn |= {edge.weight.value, edge.dash.value, *(mark.glyph for mark in edge.marks)}
    lasting = (LegendKind.FRAME, LegendKind.CATEGORY, LegendKind.CHANGE, LegendKind.EMPHASIS)
    kept = [entry for entry in entries if entry.kind in lasting or entry.key in drawn]
    if Shape.GROUP.value not in drawn or any(entry.key == Shape.GROUP.value for entry in kept):
        return tuple(kept)
    group = LegendEntry(LegendKind.SHAPE, Shape.GROUP.value, say(f"legend.shape.{Shape.GROUP.value}"))
    last = max((place for place, entry in enumerate(kept, start=1) if entry.kind is LegendKind.SHAPE), default=0)
    return (*kept[:last], group, *kept[last:])
