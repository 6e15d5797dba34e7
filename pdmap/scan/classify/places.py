"""All tables of a schema at once: whose rows are people, and to whom the others belong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pdmap.scan.classify.kinds import Kind, kind_of
from pdmap.scan.classify.languages import languages_of
from pdmap.scan.classify.names import parse
from pdmap.scan.classify.pointers import Pointer, is_plural, pointer_in
from pdmap.scan.classify.surroundings import Surroundings, surroundings, table_name
from pdmap.scan.classify.words import words_of
from pdmap.scan.schema import Column, Schema, Table

_POINTS = frozenset({Kind.NUMBER, Kind.UUID, Kind.REFERENCE, Kind.UNKNOWN, Kind.TEXT, Kind.BINARY, Kind.FRACTION})
_IDS = frozenset({"id", "uuid", "guid", "uid", "_id", "pk"})


@dataclass(frozen=True, slots=True)
class Places:
    """The tables of a schema, looked at together."""

    around: tuple[Surroundings, ...]
    """In the order of the tables."""
    people: Mapping[tuple[str, ...], str]
    """The person that the rows of each table are, by the words of its name; empty where they are none."""

    def points_at_people(self, column: Column, pointer: Pointer) -> bool | None:
        """Tell whether what a column points at are people; `None` where the schema does not tell."""
        if column.references:
            known = self.people.get(table_name(column.references.table).words)
            if known is not None:
                return bool(known)
        return bool(self.people[(pointer.role,)]) if (pointer.role,) in self.people else None


def look(schema: Schema) -> Places:
    """Return what each table of a schema is."""
    languages = tuple(languages_of(table) for table in schema.tables)
    known: dict[tuple[str, ...], str] = {}
    for table, tongues in zip(schema.tables, languages, strict=True):
        around = surroundings(table, ("", ""), tongues)
        words = around.name.words
        known[words] = known.get(words, "") or around.subject
    places = Places((), known)
    return Places(
        tuple(
            surroundings(table, _owner(table, places), tongues)
            for table, tongues in zip(schema.tables, languages, strict=True)
        ),
        known,
    )


def pointer_of(column: Column, places: Places) -> Pointer | None:
    """Return how a column points at a person; `None` where it does not."""
    name = parse(column.full_name)
    words = (*name.path, *name.words) if len(name.words) == 1 and name.words[0] in _IDS else name.words
    pointer = pointer_in(words)
    kind = kind_of(column.type)
    if column.references:
        return _referring(column, pointer, places)
    if pointer is None or kind not in _POINTS or (name.words == ("uid",) and kind is Kind.TEXT):
        return None
    if pointer.is_bare and kind is Kind.NUMBER and is_plural(column.name):
        return None
    if pointer.is_vague:
        return pointer if _is_clear(column, pointer, places) else None
    return pointer if places.points_at_people(column, pointer) is not False else None


# Private functions


def _referring(column: Column, pointer: Pointer | None, places: Places) -> Pointer | None:
    reference = column.references
    if reference is None:
        return pointer
    name = table_name(reference.table)
    subject = places.people.get(name.words, "" if name.is_vague else name.subject)
    if subject:
        return pointer or Pointer(subject, is_vague=False, is_bare=False, is_actor=False, seen=reference.table)
    if name.words in places.people:
        return None
    return pointer if pointer and not pointer.is_vague else None


def _is_clear(column: Column, pointer: Pointer, places: Places) -> bool:
    known = places.points_at_people(column, pointer)
    if known is not None:
        return known
    is_key = kind_of(column.type) in {Kind.NUMBER, Kind.UUID, Kind.REFERENCE}
    return pointer.role in words_of("pointing") and (is_key or not pointer.is_bare)


def _owner(table: Table, places: Places) -> tuple[str, str]:
    """Return the column that says to whom rows belong; what somebody merely created is not theirs."""
    for column in table.columns:
        pointer = pointer_of(column, places)
        if pointer and not pointer.is_actor and not (pointer.is_bare and kind_of(column.type) is Kind.TEXT):
            return column.full_name, pointer.role
    return "", ""
