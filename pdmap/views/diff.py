"""The view of changes: two revisions of an inventory as one map, with what each change means beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, FlowGraph, Link
from pdmap.questions.changes import Changes, Names, ObjectChange, Side, compare, link_id
from pdmap.questions.changes.links import end_id
from pdmap.views.compose import compose, told_scope
from pdmap.views.facts.change_tables import change_tables
from pdmap.views.fitting import fitted
from pdmap.views.material import Material, ViewKind
from pdmap.views.merge import Merging, merged
from pdmap.views.nodes import node_id
from pdmap.views.part import Part
from pdmap.views.signs import Change
from pdmap.views.view import View
from pdmap.views.words import say

_OWN = Names()


def build(material: Material) -> View:
    """Return both revisions as one map: what changed with its neighbors, or everything where that is asked for.

    Raises:
        ValueError: there is no earlier revision to compare with.
    """
    earlier = material.earlier
    if earlier is None:
        raise ValueError("no earlier revision to compare with")
    changes = material.changes or compare(_side(earlier), _side(material))
    fates = _Fates(changes, _subjects(earlier.graph), _subjects(material.graph))
    shown = None if material.is_full else _touched(fates, earlier.graph, material.graph)
    narrowed = _selected(earlier, material, changes.names)
    view = merged(
        compose(narrowed, _part(earlier.graph, shown, changes.names), "", ""),
        compose(material, _part(material.graph, shown, _OWN), "", ""),
        _merging(earlier.graph, fates),
        material.inventory.reference,
    )
    labels = earlier.revision or say("diff.none"), material.revision or say("diff.folder")
    told = replace(
        view,
        name=f"diff:{material.argument}" if material.argument else "diff",
        scope=told_scope(say("scope.diff", *labels), material),
        hidden=_hidden(view, fates, earlier.graph, material.graph),
        facts=change_tables(changes, earlier, material, view.flows),
    )
    return fitted(told, _focus(view), material)


VIEW = ViewKind("what changes between two revisions, and what that means", build, is_comparison=True)


# Private functions


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is shown, by later ids."""

    elements: frozenset[Element]
    links: frozenset[str]


class _Fates:
    """What became of each element and link, by later id."""

    def __init__(self, changes: Changes, before: frozenset[str], after: frozenset[str]) -> None:
        self.names = changes.names
        self._changes = {(change.section, change.id): change for change in changes.objects}
        self._before, self._after = before, after

    def of_element(self, element: Element) -> Change:
        if element.kind is ElementKind.SUBJECT and (element.id in self._before) != (element.id in self._after):
            return Change.ADDED if element.id in self._after else Change.REMOVED
        return _fate(self._changes.get((element.kind.section, element.id)))

    def of_link(self, id_: str) -> Change:
        return _fate(self._changes.get(("flows", id_)))


def _fate(change: ObjectChange | None) -> Change:
    return Change(change.kind.value) if change else Change.SAME


def _focus(view: View) -> Part:
    """Return what changed as the focus of a part, so that it is the last to be drawn as a group."""
    changed = (_element(node.id) for node in view.nodes if node.change is not Change.SAME)
    return Part(frozenset(_element(node.id) for node in view.nodes), (), frozenset(changed))


def _side(material: Material) -> Side:
    return Side(material.inventory, material.graph, material.legs)


def _subjects(graph: FlowGraph) -> frozenset[str]:
    return frozenset(element.id for element in graph.elements if element.kind is ElementKind.SUBJECT)


def _later(element: Element, names: Names) -> Element:
    return Element(element.kind, end_id(element, names))


def _touched(fates: _Fates, before: FlowGraph, after: FlowGraph) -> _Shown:
    """Return what changed, with the links of changed elements and the elements at the ends of both.

    Links that run beside a changed one are among them: a line is not gone while another flow still takes it.
    A link that was led elsewhere has ends in both revisions, and all of them are shown.
    """
    links = {*_ends(before, fates.names), *_ends(after, _OWN)}
    places = {_later(element, fates.names) for element in before.elements} | set(after.elements)
    changed = {element for element in places if fates.of_element(element) is not Change.SAME}
    ways = {ends for id_, ends in links if fates.of_link(id_) is not Change.SAME}
    ways |= {ends for _, ends in links if not changed.isdisjoint(ends)}
    shown = frozenset(id_ for id_, ends in links if ends in ways)
    return _Shown(frozenset(changed.union(*ways)), shown)


def _ends(graph: FlowGraph, names: Names) -> Iterator[tuple[str, tuple[Element, Element]]]:
    """Yield the later id of each link with its ends."""
    for link in graph.links:
        yield link_id(link, names), (_later(link.source, names), _later(link.target, names))


def _part(graph: FlowGraph, shown: _Shown | None, names: Names) -> Part:
    """Return the part of a revision that is shown."""
    elements: Iterable[Element] = graph.elements
    links: Iterable[Link] = graph.links
    if shown is not None:
        elements = [element for element in elements if _later(element, names) in shown.elements]
        links = [link for link in links if link_id(link, names) in shown.links]
    return Part(frozenset(elements), tuple(links))


def _selected(earlier: Material, material: Material, names: Names) -> Material:
    """Return the earlier revision narrowed to what is selected in the later one, and to what that does not have."""
    if material.selected is None:
        return earlier
    now = frozenset(material.graph.elements)
    kept = (element for element in earlier.graph.elements if _is_kept(_later(element, names), now, material.selected))
    return replace(earlier, selected=frozenset(kept))


def _is_kept(element: Element, now: frozenset[Element], selected: frozenset[Element]) -> bool:
    return element in selected or element not in now


def _merging(before: FlowGraph, fates: _Fates) -> Merging:
    nodes = {node_id(element): node_id(_later(element, fates.names)) for element in before.elements}
    links = {link.id: link_id(link, fates.names) for link in before.links}
    return Merging(
        node=nodes.__getitem__,
        link=links.__getitem__,
        change_of_node=lambda id_: fates.of_element(_element(id_)),
        change_of_link=fates.of_link,
    )


def _element(id_: str) -> Element:
    kind, _, name = id_.partition(":")
    return Element(ElementKind(kind), name)


def _hidden(view: View, fates: _Fates, before: FlowGraph, after: FlowGraph) -> str:
    elements = {_later(element, fates.names) for element in before.elements} | set(after.elements)
    links = {link_id(link, fates.names) for link in before.links} | {link.id for link in after.links}
    shown = {row.link for row in view.flows}
    if len(view.nodes) == len(elements) and len(shown) == len(links):
        return say("diff.all")
    if not view.nodes:
        return say("diff.nothing")
    return say("diff.shown", len(view.nodes), len(elements), len(shown), len(links))
