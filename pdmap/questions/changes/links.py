"""What a flow is, or a link that follows from hosting, sub-processing or the source of a field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.graph import Element, Link
from pdmap.model import Answer, Flow, Mention, Transform
from pdmap.questions.changes.facts import Aspect, Fact
from pdmap.questions.changes.leaves import ordered
from pdmap.questions.changes.naming import Names
from pdmap.questions.changes.parts import details, members, outside
from pdmap.questions.changes.values import text_of
from pdmap.questions.transfers import Leg

_TOLD = frozenset({"name", "source", "target", "data", "subjects", "activities", "transport", "transforms"})


def link_id(link: Link, names: Names) -> str:
    """Return the later id of a link; that of an implied one is made of the ids of its ends."""
    if link.flow:
        return names("flows", link.id)
    return f"{link.kind.value}:{end_id(link.source, names)}:{end_id(link.target, names)}"


def end_id(element: Element, names: Names) -> str:
    """Return the later id of an element."""
    return names(element.kind.section, element.id)


def link_facts(legs: Iterable[Leg], link: Link, names: Names) -> Iterator[Fact]:
    """Yield the facts of a link; `legs` are the steps that it makes."""
    yield Fact(Aspect.SOURCE, "", f"{link.source.kind.value}:{end_id(link.source, names)}")
    yield Fact(Aspect.TARGET, "", f"{link.target.kind.value}:{end_id(link.target, names)}")
    if link.flow:
        yield Fact(Aspect.NAME, "", link.flow.name or "")
    yield from _members(Aspect.DATA, link.flow.data if link.flow else None, link.data)
    yield from _members(Aspect.SUBJECT, link.flow.subjects if link.flow else None, link.subjects)
    if link.flow:
        yield from (Fact(Aspect.ACTIVITY, names("activities", id_)) for id_ in sorted(link.activities))
    yield Fact(Aspect.TRANSPORT, "", text_of(link.transport))
    yield from map(_transform, ordered(link.flow.transforms if link.flow else (), names))
    yield from outside(legs)
    if link.flow:
        yield from details(link.flow, _TOLD, names)


def loose_flow_facts(flow: Flow, names: Names) -> Iterator[Fact]:
    """Yield the facts of a flow that is no link, because one of its ends is defined nowhere."""
    yield from details(flow, (), names)


# Private functions


def _members(aspect: Aspect, answer: Answer[tuple[Mention, ...]], meant: Iterable[str]) -> Iterator[Fact]:
    """Yield what a link has several of; that a flow has none, or that it is not known, is an answer as well."""
    if not isinstance(answer, tuple):
        yield from members(aspect, answer)
    yield from (Fact(aspect, part) for part in sorted(meant))


def _transform(transform: Transform) -> Fact:
    part = " ".join(part for part in (transform.method or "", text_of(transform.data)) if part)
    return Fact(Aspect.TRANSFORM, part, text_of(transform.into))
