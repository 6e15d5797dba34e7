"""Open findings on what a view is of, as a table."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.graph import Link
from pdmap.views.material import Material
from pdmap.views.survey import Survey
from pdmap.views.tables import Table
from pdmap.views.view import Note
from pdmap.views.words import count, say

_COLUMNS = ("severity", "code", "message", "place")


def finding_count(material: Material, notes: Iterable[Note]) -> str:
    """Return how many findings are open, or that the rules were not run."""
    if material.findings is None:
        return say("fact.findings.unchecked")
    number = len(tuple(notes))
    return count("count.findings", number) if number else say("fact.none")


def findings_table(notes: Iterable[Note]) -> tuple[Table, ...]:
    """Return the findings, the worst first; no table where there are none."""
    found = sorted(set(notes), key=lambda note: (note.severity.rank, note.code, note.location, note.message))
    columns = tuple(say(f"finding.{column}") for column in _COLUMNS)
    rows = tuple((note.severity.value, note.code, note.message, note.location) for note in found)
    return (Table(say("facts.findings"), columns, rows),) if rows else ()


def notes_on(address: str, links: Iterable[Link], surveyed: Survey) -> tuple[Note, ...]:
    """Return the findings on an object and on the flows that touch it."""
    addresses = dict.fromkeys((address, *(f"flows/{link.id}" for link in links)))
    return tuple(note for each in addresses for note in surveyed.notes.get(each, ()))
