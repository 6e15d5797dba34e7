"""Where the data of an activity are held, field by field, beyond what Article 30 asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pdmap.documents.document import Cell, Line
from pdmap.documents.elements.systems import systems_of, without_systems
from pdmap.documents.further import further_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import assumption, details, fact, place, secured
from pdmap.documents.names import data_type_name
from pdmap.model import Activity, Field, Protection, System, listed
from pdmap.questions.usage import may_use

_DATA_SUBJECT = "data_subject"
_SECURITY = frozenset({"column", "protection"})
"""Keys that tell an attacker where data are and how they are protected."""

_FURTHER = ("collected_for", "incidental_data", "unreviewed")


def fields(context: Context, activity: Activity) -> Cell:
    """Return the fields of the activity's systems, with what is told of those that hold its data."""
    held = [line for system in systems_of(context, activity) for line in _fields(context, activity, system)]
    return Cell(tuple(held) or without_systems(context, activity))


def undeclared_fields(context: Context, activity: Activity, system: System) -> tuple[Field, ...]:
    """Return the fields of a system whose data an activity does not declare."""
    return tuple(field for field in listed(system.fields) if not may_use(context.inventory, activity, field))


# Private functions


def _fields(context: Context, activity: Activity, system: System) -> Iterator[Line]:
    """Yield the fields that hold data of an activity, first those with details, then the others of the system."""
    used = [field for field in listed(system.fields) if may_use(context.inventory, activity, field)]
    told = {field.address: tuple(_details(context, system, field)) for field in used}
    for field in used:
        if told[field.address]:
            yield from _names(context, [field], context.words.held_in, system)
            yield from told[field.address]
    bare = [field for field in used if not told[field.address]]
    yield from _names(context, bare, context.words.held_in, system)
    others = undeclared_fields(context, activity, system)
    yield from _names(context, others, context.words.held_undeclared, system)


def _names(context: Context, fields: Sequence[Field], form: str, system: System) -> Iterator[Line]:
    """Yield one line with the names of fields; none where there are none."""
    if fields:
        names = dict.fromkeys(data_type_name(context, field.type.id) for field in fields)
        text = form.format(data=", ".join(names), system=system.title)
        sources, reason = tuple(map(place, fields)), assumption(system, "fields")
        yield Line(text, sources=sources, address=fields[0].address, is_derived=True, assumption=reason)


def _details(context: Context, system: System, field: Field) -> Iterator[Line]:
    words, is_own = context.words, field.has("protection")
    protection = None
    if isinstance(field.protection, Protection):
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
            holder = system if key == "protection" and not is_own else field
            line = fact(holder, key, label.format(text=text))
            reason = assumption(holder, key) if isinstance(holder, System) else ""
            yield replace(line, is_derived=True, level=1, is_security=key in _SECURITY, assumption=reason)
    yield from details(further_lines(context, field, "field", *_FURTHER), is_derived=True)
    yield from details(secured(further_lines(context, field, "field", "key_system")), is_derived=True)
