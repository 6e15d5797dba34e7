"""What bears on a high risk to people, and with it on telling them (Article 34)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pdmap.documents.document import Cell, Column, Line, Row, State, Table
from pdmap.documents.incidents.case import Incident
from pdmap.documents.incidents.lines import data_lines, data_text, people_lines
from pdmap.documents.incidents.silence import silence_lines
from pdmap.documents.kind import Context
from pdmap.documents.laws import provision
from pdmap.documents.lines import address, place
from pdmap.documents.names import subject_name
from pdmap.model import Party, System
from pdmap.questions.exposure import is_told_by_gdpr, laws_of
from pdmap.reference.regimes import Regime


def signs_table(context: Context, incident: Incident) -> Table:
    """Return a row for each sign, with what speaks for it."""
    words = context.words
    cited = words.cite("34(1), (3)") if is_told_by_gdpr(context.inventory) else provision(words, _SWISS_LAW)
    columns = (Column("sign", words.incident_sign), Column("found", words.incident_found, cited))
    rows = tuple(
        Row((Cell((Line(_sign(context, key)),)), Cell(lines or _nothing(context, incident))))
        for key, lines in _signs(context, incident)
    )
    return Table("signs", words.incident_gravity, columns, rows)


# Private functions

_SWISS_LAW = "Art. 24(1), (4), (5) FADP"


def _sign(context: Context, key: str) -> str:
    """Return the name of a sign with the provision of the law that an inventory is under."""
    words, laws = context.words, laws_of(context.inventory)
    if Regime.EU_GDPR not in laws and key == "identifiers":
        return words.incident_identifiers
    return (
        words.incident_signs_ch.get(key, words.incident_signs[key])
        if laws == (Regime.CH_FADP,)
        else (words.incident_signs[key])
    )


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
    found = tuple(line for line in people_lines(context, incident) if line.text in vulnerable)
    nobody_says = (Line(context.words.not_recorded, State.NOT_RECORDED),) if gravity.is_anybody else ()
    yield "vulnerable", found or silence_lines(context, incident) or nobody_says
    yield "protected", tuple(_protected(context, incident))
    yield "at_rest", tuple(_at_rest(context, incident))


def _protected(context: Context, incident: Incident) -> Iterator[Line]:
    """Yield what is stored so that an intruder may not read it, and how; then what is not recorded of the rest."""
    words, gravity = context.words, incident.gravity
    for key, ways in gravity.protected.items():
        (line,) = data_lines(context, incident, (key,))
        how = ", ".join(words.term(way, "protection") for way in ways)
        yield replace(line, text=words.labeled.format(label=line.text, text=how), is_security=True)
    if gravity.unstored:
        data = ", ".join(data_text(context, key) for key in gravity.unstored)
        yield Line(words.labeled.format(label=words.not_recorded, text=data), State.NOT_RECORDED, is_security=True)


def _at_rest(context: Context, incident: Incident) -> Iterator[Line]:
    gravity = incident.gravity
    groups: tuple[tuple[str, State, tuple[System | Party, ...]], ...] = (
        ("yes", State.RECORDED, gravity.encrypted),
        ("no", State.RECORDED, gravity.clear),
        ("open", State.NOT_RECORDED, gravity.unanswered),
    )
    for key, state, systems in groups:
        if systems:
            text = context.words.incident_rest[key].format(systems=", ".join(system.title for system in systems))
            where = tuple(place(system, "encryption") for system in systems)
            asked = address(systems[0], "encryption") if isinstance(systems[0], System) else ""
            yield Line(text, state, where, asked, is_security=True)


def _nothing(context: Context, incident: Incident) -> tuple[Line, ...]:
    """Return that nothing of the kind is recorded; where it is open what a place holds, that."""
    return silence_lines(context, incident) or (Line(context.words.no_third_country, State.NONE, is_derived=True),)
