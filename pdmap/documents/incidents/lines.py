"""Places, data and people of a breach in lines, each with where it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from pdmap.documents.document import Line
from pdmap.documents.incidents.case import Incident
from pdmap.documents.kind import Context
from pdmap.documents.lines import mentioned, place
from pdmap.documents.names import data_type_name, special_mark, subject_name
from pdmap.findings import Location
from pdmap.graph import Element, ElementKind
from pdmap.model import Party, System, listed
from pdmap.questions.exposure import Holding, Origin, laws_of
from pdmap.questions.exposure.silence import silent_links
from pdmap.reference import Special
from pdmap.reference.regimes import Regime


def holder_of(context: Context, element: Element) -> System | Party:
    """Return the system or the party of an element."""
    inventory = context.inventory
    return inventory.systems[element.id] if element.kind is ElementKind.SYSTEM else inventory.parties[element.id]


def element_line(context: Context, element: Element, form: str = "{text}") -> Line:
    """Return a system or a party as a line."""
    holder = holder_of(context, element)
    return Line(form.format(text=holder.title), sources=(place(holder),), address=holder.address)


def data_text(context: Context, data_type: str) -> str:
    """Return what people call a kind of data, with a mark where it is special in the law of the inventory."""
    name, mark = data_type_name(context, data_type), _mark(context, data_type)
    return context.words.special_data.format(data=name, mark=mark) if mark else name


def data_lines(context: Context, incident: Incident, types: Iterable[str]) -> tuple[Line, ...]:
    """Return a line for each kind of data in compromised places."""
    return tuple(
        Line(data_text(context, key), sources=tuple(_places(context, incident, key)), is_derived=True)
        for key in sorted(types)
    )


def people_lines(context: Context, incident: Incident) -> tuple[Line, ...]:
    """Return a line for each group of people that are recorded for compromised places."""
    found: dict[str, dict[Location, None]] = {}
    for holding in incident.exposure.holdings:
        for subject in holding.subjects:
            found.setdefault(subject, {}).update(dict.fromkeys(holding_places(context, holding)))
    for element, subjects in incident.exposure.named.items():
        for subject in subjects:
            found.setdefault(subject, {}).update(dict.fromkeys(_naming(context, element, subject)))
    return tuple(
        Line(subject_name(context, subject), sources=tuple(sources), is_derived=True)
        for subject, sources in sorted(found.items())
    )


def holding_places(context: Context, holding: Holding) -> Iterator[Location]:
    """Yield the fields of a kind of data; where no field names it, what brings it, or takes it from there."""
    match holding.origin:
        case Origin.HELD:
            for field in listed(context.inventory.systems[holding.element.id].fields):
                if field.type.id == holding.data_type:
                    yield mentioned(field.type)
        case Origin.RECEIVED:
            arriving = context.graph.links_to(holding.element)
            yield from (place(link.item) for link in arriving if holding.data_type in link.arriving)
        case Origin.SENT:
            leaving = context.graph.links_from(holding.element)
            yield from (place(link.item) for link in leaving if link.flow and holding.data_type in link.data)
        case _:
            assert_never(holding.origin)


# Private functions


def _places(context: Context, incident: Incident, data_type: str) -> Iterator[Location]:
    for holding in incident.exposure.holdings:
        if holding.data_type == data_type:
            yield from holding_places(context, holding)


def _naming(context: Context, element: Element, subject: str) -> Iterator[Location]:
    """Yield where people are named of whom it is not recorded which of their data a place holds."""
    if element.kind is ElementKind.SYSTEM:
        yield place(context.inventory.systems[element.id], "subjects")
        return
    for link in silent_links(context.graph, element):
        if subject in link.subjects:
            yield place(link.item, "subjects")


def _mark(context: Context, data_type: str) -> str:
    known, words = context.inventory.reference.data_types.get(data_type), context.words
    if known is None or known.special not in _BY_LAW:
        return special_mark(context, data_type)
    laws = laws_of(context.inventory)
    if laws == (Regime.CH_FADP,) and known.special is not Special.ARTICLE_87:
        return words.incident_mark_sensitive
    if Regime.EU_GDPR not in laws and known.special is Special.ARTICLE_87:
        return words.incident_mark_identifier
    return special_mark(context, data_type)


# Private tables

_BY_LAW = frozenset({Special.ARTICLE_9, Special.ARTICLE_10, Special.ARTICLE_87})
"""What laws call by articles of their own."""
