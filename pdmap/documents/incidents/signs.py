"""What bears on a high risk to people, and with it on telling them (Article 34)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.documents.document import Cell, Column, Line, Row, State, Table
from pdmap.documents.incidents.case import Incident
from pdmap.documents.incidents.lines import data_lines, people_lines
from pdmap.documents.incidents.silence import silence_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, place
from pdmap.documents.names import subject_name
from pdmap.model import System


def signs_table(context: Context, incident: Incident) -> Table:
    """Return a row for each sign, with what speaks for it."""
    words = context.words
    columns = (Column("sign", words.incident_sign), Column("found", words.incident_found, words.cite("34(1), (3)")))
    rows = tuple(
        Row((Cell((Line(words.incident_signs[key]),)), Cell(lines or _nothing(context, incident))))
        for key, lines in _signs(context, incident)
    )
    return Table("signs", words.incident_gravity, columns, rows)


# Private functions


def _signs(context: Context, incident: Incident) -> Iterator[tuple[str, tuple[Line, ...]]]:
    gravity = incident.gravity
    types: Mapping[str, tuple[str, ...]] = {
        "special": gravity.special,
        "criminal": gravity.criminal,
        "identifiers": gravity.identifiers,
        "credentials": gravity.credentials,
        "financial": gravity.financial,
        "revealing": gravity.revealing,
    }
    for key, several in types.items():
        yield key, data_lines(context, incident, several)
    vulnerable = {subject_name(context, subject) for subject in gravity.vulnerable}
    yield "vulnerable", tuple(line for line in people_lines(context, incident) if line.text in vulnerable)
    yield "protected", data_lines(context, incident, gravity.protected)
    yield "at_rest", tuple(_at_rest(context, incident))


def _at_rest(context: Context, incident: Incident) -> Iterator[Line]:
    gravity = incident.gravity
    groups: tuple[tuple[str, State, tuple[System, ...]], ...] = (
        ("yes", State.RECORDED, gravity.encrypted),
        ("no", State.RECORDED, gravity.clear),
        ("open", State.NOT_RECORDED, gravity.unanswered),
    )
    for key, state, systems in groups:
        if systems:
            text = context.words.incident_rest[key].format(systems=", ".join(system.title for system in systems))
            where = tuple(place(system, "encryption") for system in systems)
            yield Line(text, state, where, address(systems[0], "encryption"), is_security=True)


def _nothing(context: Context, incident: Incident) -> tuple[Line, ...]:
    """Return that nothing of the kind is recorded; where it is open what a place holds, that."""
    return silence_lines(context, incident) or (Line(context.words.no_third_country, State.NONE, is_derived=True),)
