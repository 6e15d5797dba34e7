"""What a breach of some systems or parties exposes, and whom to tell what (Articles 33 and 34)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from pdmap.documents.assembly import assembled
from pdmap.documents.document import Block, Cell, Column, Document, Heading, Layout, Line, Paragraph, Row, Table
from pdmap.documents.incidents.case import Incident, incident_of
from pdmap.documents.incidents.first import first_table
from pdmap.documents.incidents.lines import data_lines, element_line, people_lines
from pdmap.documents.incidents.notification import notification_table
from pdmap.documents.incidents.places import country_lines
from pdmap.documents.incidents.reach import exposed_table, reached_table
from pdmap.documents.incidents.signs import signs_table
from pdmap.documents.incidents.silence import beginning_lines, empty_lines, silence_lines
from pdmap.documents.kind import Context
from pdmap.documents.names import element_name
from pdmap.graph import Element, ElementKind
from pdmap.questions.exposure import is_told_by_fadp, is_told_by_gdpr


def incident_document(context: Context, places: Collection[Element], aware_at: dt.datetime | None = None) -> Document:
    """Return what to do about a breach of some places, most urgent first.

    Args:
        context: What the document may look at.
        places: The compromised systems and parties.
        aware_at: When the organization became aware of it; `None` where that was not said.
    """
    incident = incident_of(context, places, aware_at)
    words, inventory = context.words, context.inventory
    names = ", ".join(element_name(context, element) for element in incident.exposure.compromised)
    is_notified = incident.duties.tells_authority or bool(incident.duties.controllers)
    notification = (notification_table(context, incident),) if is_notified and is_told_by_gdpr(inventory) else ()
    title = words.incident.format(places=names)
    blocks, still_open = _blocks(context, incident, notification), words.incident_still_open if notification else ""
    return assembled(context, "incident", title, words.law_incident, blocks, notification, unlisted=still_open)


# Private functions


def _blocks(context: Context, incident: Incident, notification: tuple[Table, ...]) -> Iterator[Block]:
    words = context.words
    heading, first = _section(first_table(context, incident))
    yield from (heading, Paragraph(words.incident_introduction), first)
    yield from _section(_summary(context, incident))
    for table in notification:
        yield from _section(table)
    yield from _section(signs_table(context, incident))
    if is_told_by_gdpr(context.inventory):
        yield Paragraph(words.incident_judgment)
    if is_told_by_fadp(context.inventory):
        yield Paragraph(words.incident_judgment_ch)
    for table in (exposed_table(context, incident), reached_table(context, incident)):
        yield from _section(table) if table.rows else ()


def _section(table: Table) -> tuple[Block, ...]:
    return Heading(2, table.caption, table.key), table


def _summary(context: Context, incident: Incident) -> Table:
    """Return the breach in one look."""
    words, exposure = context.words, incident.exposure
    touched = sorted(exposure.touched)
    parties = tuple(element_line(context, each) for each in touched if each.kind is ElementKind.PARTY)
    places = tuple(element_line(context, each) for each in exposure.compromised)
    hosted = tuple(element_line(context, each, _hosted(words.incident_hosted)) for each in exposure.hosted)
    told = {
        Column("aware", words.incident_aware): _aware(incident),
        Column("places", words.incident_places): (*places, *hosted),
        Column("people", words.incident_people): people_lines(context, incident),
        Column("data", words.incident_data): (
            *data_lines(context, incident, exposure.data),
            *silence_lines(context, incident),
            *empty_lines(context, incident),
        ),
        Column("parties", words.incident_parties): parties,
        Column("countries", words.incident_countries): country_lines(context, touched),
        Column("planned", words.incident_planned): tuple(_planned(context, incident)),
    }
    shown = {column: Cell(lines) for column, lines in told.items() if lines}
    row = Row(tuple(shown.values()))
    return Table("summary", words.incident_summary, tuple(shown), (row,), Layout.FACTS)


def _hosted(form: str) -> str:
    return form.format(system="{text}")


def _planned(context: Context, incident: Incident) -> Iterator[Line]:
    for element in incident.exposure.planned:
        yield element_line(context, element)
        yield from beginning_lines(context, element)


def _aware(incident: Incident) -> tuple[Line, ...]:
    moment = incident.aware_at
    return (Line(moment.isoformat(sep=" ", timespec="minutes")),) if moment else ()
