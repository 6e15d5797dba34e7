"""The links and starts that a group of data can take: for certain, or as far as it is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import assert_never

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, FlowGraph, Link, LinkKind, data_held
from pdmap.model import Answer, Mention, Nothing, System, Unknown, ids, listed
from pdmap.rules.policies.groups import Group
from pdmap.rules.policies.survey import Survey
from pdmap.rules.policies.verdicts import Doubt

UNNAMED = "?"
"""Stands for data of which it is not recorded what they are; no id can be written like this."""


@dataclass(frozen=True, slots=True)
class Net:
    """What a group of data may take."""

    graph: FlowGraph
    starts: Mapping[Element, frozenset[str]]
    """The data that systems hold, and that data subjects give."""
    given: Mapping[Element, frozenset[str]]
    """The data that parties and systems send without holding them; they start there unless something brought them."""
    doubts: Mapping[str, Doubt]
    """Why it is not certain that a link is taken, by the link's id."""
    sources: Mapping[Element, Doubt]
    """Why it is not known what starts somewhere."""


def net_of(survey: Survey, group: Group, *, is_certain: bool) -> Net:
    """Return what a group of data takes for certain, or may take as far as it is known."""
    everything = frozenset({*_roots(survey), UNNAMED})
    passages = {link.id: _passage(survey, group, link, everything) for link in survey.context.graph.links}
    taken = {name: passage for name, passage in passages.items() if passage and not (is_certain and passage.doubt)}
    elements = list(_elements(survey, group))
    open_starts = {} if is_certain else dict(_open_starts(survey, group))
    unnamed = dict.fromkeys(open_starts, frozenset({UNNAMED}))
    return Net(
        graph=FlowGraph(
            survey.context.graph.elements,
            [passage.link for passage in taken.values()],
            survey.inventory.reference,
        ),
        starts=_not_empty({element: _held(survey, group, element) for element in elements}),
        given=_not_empty(
            {element: _given(survey, group, element) | unnamed.get(element, frozenset()) for element in elements}
        ),
        doubts={name: passage.doubt for name, passage in taken.items() if passage.doubt},
        sources=open_starts,
    )


def open_data(survey: Survey, link: Link) -> Doubt | None:
    """Return why it is not known what a link carries; `None` where it is."""
    match link.item:
        case System() as system if link.kind is LinkKind.HOSTING:
            return survey.open(system.fields, f"what `{system.id}` holds")
        case _:
            return survey.open(link.flow.data, f"what `{link.flow.id}` carries") if link.flow else None


def is_of(group: Group, subjects: Answer[tuple[Mention, ...]] | frozenset[str]) -> bool:
    """Return whether data of some people belong to a group; those of people not recorded have a group of their own."""
    if group.subjects is None:
        return True
    known = subjects if isinstance(subjects, frozenset) else frozenset(ids(subjects))
    is_unrecorded = not known and not isinstance(subjects, Nothing)
    return is_unrecorded if group.subjects.doubt else not known.isdisjoint(group.subjects.ids)


# Private functions


@dataclass(frozen=True, slots=True)
class _Passage:
    """A link as a group of data takes it."""

    link: Link
    doubt: Doubt | None = None


def _roots(survey: Survey) -> set[str]:
    """Return the broadest kinds of all data of the inventory: together they cover everything."""
    inventory = survey.inventory
    held = {kind for system in inventory.systems.values() for kind in data_held(system)}
    sent = {kind for link in survey.context.graph.links for kind in link.data}
    made = {kind for flow in inventory.flows.values() for change in flow.transforms for kind in ids(change.into)}
    return {inventory.reference.ancestors(kind)[-1] for kind in held | sent | made}


def _passage(survey: Survey, group: Group, link: Link, everything: frozenset[str]) -> _Passage | None:
    """Return a link as a group of data takes it; `None` where it carries only data of others."""
    if link.kind is LinkKind.SUBPROCESSING:
        # A sub-processor gets what the processor got: what transforms took away before does not come back.
        return _Passage(replace(link, data=everything))
    if link.flow and isinstance(link.flow.data, Nothing):
        return None
    doubt = open_data(survey, link)
    passage = _Passage(replace(link, data=everything), doubt) if doubt else _Passage(link)
    if group.subjects is None or group.subjects.doubt or link.kind is LinkKind.HOSTING:
        return passage
    if link.flow and isinstance(link.flow.subjects, Unknown):
        return replace(passage, doubt=survey.open(link.flow.subjects, f"whose data `{link.flow.id}` carries"))
    named = frozenset(ids(link.flow.subjects)) if link.flow else link.subjects
    if not named or not named.isdisjoint(group.subjects.ids):
        return passage
    return _broader(survey, group.subjects.ids, named, passage)


def _broader(survey: Survey, members: Iterable[str], named: frozenset[str], passage: _Passage) -> _Passage | None:
    """Return the passage with a doubt where a kind of people that is named may stand for one of the group."""
    above = {kind: member for member in members for kind in survey.inventory.reference.subject_ancestors(member)}
    broader = min(named & above.keys(), default=None)
    if broader is None:
        return None
    return replace(passage, doubt=passage.doubt or Doubt(f"`{broader}` may stand for `{above[broader]}`"))


def _elements(survey: Survey, group: Group) -> Iterator[Element]:
    for element in survey.context.graph.elements:
        if group.sources is None or element in group.sources:
            yield element


def _not_empty(data: Mapping[Element, frozenset[str]]) -> dict[Element, frozenset[str]]:
    return {element: kinds for element, kinds in data.items() if kinds}


def _held(survey: Survey, group: Group, element: Element) -> frozenset[str]:
    """Return the data of a group that are at an element from the start."""
    match element.kind:
        case ElementKind.SYSTEM:
            fields = listed(survey.inventory.systems[element.id].fields)
            return frozenset(field.type.id for field in fields if is_of(group, field.subjects))
        case ElementKind.SUBJECT:
            return _sent(survey, group, element)
        case ElementKind.PARTY:
            return frozenset()
        case never:
            assert_never(never)


def _given(survey: Survey, group: Group, element: Element) -> frozenset[str]:
    """Return the data of a group that an element sends without holding them."""
    if element.kind is not ElementKind.SYSTEM:
        return _sent(survey, group, element)
    overlap, held = survey.inventory.reference.overlap, data_held(survey.inventory.systems[element.id])
    sent = _sent(survey, group, element)
    return frozenset(kind for kind in sent if not any(overlap(kind, other) for other in held))


def _sent(survey: Survey, group: Group, element: Element) -> frozenset[str]:
    links = survey.context.graph.links_from(element)
    written = (link for link in links if link.flow or link.kind is LinkKind.COLLECTION)
    return frozenset(kind for link in written if is_of(group, link.subjects) for kind in link.data)


def _open_starts(survey: Survey, group: Group) -> Iterator[tuple[Element, Doubt]]:
    """Yield the elements of which it is not known what starts there, each with the reason."""
    if group.subjects and not group.subjects.doubt:
        return
    for element in _elements(survey, group):
        if element.kind is ElementKind.SYSTEM:
            system = survey.inventory.systems[element.id]
            doubt = survey.open(system.fields, f"what `{system.id}` holds")
        else:
            open_links = (open_data(survey, link) for link in survey.context.graph.links_from(element) if link.flow)
            doubt = next((found for found in open_links if found), None)
        if doubt:
            yield element, doubt
