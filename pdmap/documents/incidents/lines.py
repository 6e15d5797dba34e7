"""Places, data and people of a breach in lines, each with where it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.documents.document import Line
from pdmap.documents.incidents.case import Incident
from pdmap.documents.kind import Context
from pdmap.documents.lines import mentioned, place
from pdmap.documents.names import data_type_name, party_name, special_mark, subject_name, system_name
from pdmap.findings import Location
from pdmap.graph import Element, ElementKind
from pdmap.model import Party, System, listed
from pdmap.questions.exposure import Holding


def holder_of(context: Context, element: Element) -> System | Party:
    """Return the system or the party of an element."""
    inventory = context.inventory
    return inventory.systems[element.id] if element.kind is ElementKind.SYSTEM else inventory.parties[element.id]


def element_text(context: Context, element: Element) -> str:
    """Return what people call an element."""
    names = {
        ElementKind.SYSTEM: system_name,
        ElementKind.PARTY: party_name,
        ElementKind.SUBJECT: subject_name,
    }
    return names[element.kind](context, element.id)


def element_line(context: Context, element: Element, form: str = "{text}") -> Line:
    """Return a system or a party as a line."""
    holder = holder_of(context, element)
    return Line(form.format(text=holder.title), sources=(place(holder),), address=holder.address)


def data_text(context: Context, data_type: str) -> str:
    """Return what people call a kind of data, with a mark where it is special in law."""
    name, mark = data_type_name(context, data_type), special_mark(context, data_type)
    return context.words.special_data.format(data=name, mark=mark) if mark else name


def data_lines(context: Context, incident: Incident, types: Iterable[str]) -> tuple[Line, ...]:
    """Return a line for each kind of data in compromised places."""
    return tuple(
        Line(data_text(context, key), sources=tuple(_places(context, incident, key)), is_derived=True)
        for key in sorted(types)
    )


def people_lines(context: Context, incident: Incident) -> tuple[Line, ...]:
    """Return a line for each group of people with data in compromised places, or that none is recorded."""
    found: dict[str, dict[Location, None]] = {}
    for holding in incident.exposure.holdings:
        for subject in holding.subjects:
            found.setdefault(subject, {}).update(dict.fromkeys(holding_places(context, holding)))
    return tuple(
        Line(subject_name(context, subject), sources=tuple(sources), is_derived=True)
        for subject, sources in sorted(found.items())
    )


def holding_places(context: Context, holding: Holding) -> Iterator[Location]:
    """Yield the fields of a kind of data; where no field names it, what brings it."""
    fields: list[Location] = []
    if holding.element.kind is ElementKind.SYSTEM:
        system = context.inventory.systems[holding.element.id]
        fields = [mentioned(field.type) for field in listed(system.fields) if field.type.id == holding.data_type]
    yield from fields
    if not fields:
        for link in context.graph.links_to(holding.element):
            if holding.data_type in link.arriving:
                yield place(link.item)


# Private functions


def _places(context: Context, incident: Incident, data_type: str) -> Iterator[Location]:
    for holding in incident.exposure.holdings:
        if holding.data_type == data_type:
            yield from holding_places(context, holding)
