"""Where the data of an activity are held, field by field, beyond what Article 30 asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.document import Cell, Line
from pdmap.documents.elements.systems import systems_of, without_systems
from pdmap.documents.further import further_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import details, fact, place, secured
from pdmap.documents.names import data_type_name
from pdmap.model import Activity, Field, Protection, System, listed
from pdmap.questions.usage import may_use

_DATA_SUBJECT = "data_subject"
_SECURITY = frozenset({"column", "protection"})
"""Keys that tell an attacker where data are and how they are protected."""


def fields(context: Context, activity: Activity) -> Cell:
    """Return the fields of the activity's systems that hold its data, with what is told of each."""
    held = [
        line
        for system in systems_of(context, activity)
        for field in listed(system.fields)
        if may_use(context.inventory, activity, field)
        for line in _field(context, system, field)
    ]
    return Cell(tuple(held) or without_systems(context, activity))


# Private functions


def _field(context: Context, system: System, field: Field) -> Iterator[Line]:
    """Yield a field and its details; one that only names its type has nothing to add to the data categories."""
    told = tuple(_details(context, field))
    if told:
        text = context.words.held_in.format(data=data_type_name(context, field.type.id), system=system.title)
        yield Line(text, sources=(place(field),), address=field.address, is_derived=True)
        yield from told


def _details(context: Context, field: Field) -> Iterator[Line]:
    words = context.words
    protection = None
    if isinstance(field.protection, Protection) and field.has("protection"):
        protection = words.term(field.protection, "protection")
    answers = (
        ("name", words.field_name, field.name),
        ("description", "{text}", field.description),
        ("column", words.stored_as, ", ".join(field.column)),
        ("source", words.source_of_field, words.data_subject if field.source == _DATA_SUBJECT else field.source),
        ("law", words.law_of_field, field.law),
        ("protection", words.protection, protection),
    )
    for key, label, text in answers:
        if text:
            line = fact(field, key, label.format(text=text))
            yield replace(line, is_derived=True, level=1, is_security=key in _SECURITY)
    yield from details(further_lines(context, field, "field", "collected_for", "incidental_data"), is_derived=True)
    yield from details(secured(further_lines(context, field, "field", "key_system")), is_derived=True)
