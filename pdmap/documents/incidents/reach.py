"""What compromised places hold, and where these data also went."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import assert_never

from pdmap.documents.document import Cell, Column, Line, Row, State, Table
from pdmap.documents.incidents.case import Incident
from pdmap.documents.incidents.lines import data_text, element_line, holding_places
from pdmap.documents.incidents.places import place_lines
from pdmap.documents.incidents.silence import silence_lines
from pdmap.documents.kind import Context
from pdmap.documents.names import element_name, party_roles, subject_name
from pdmap.graph import Element, ElementKind, Way
from pdmap.questions.exposure import Holding, Origin, nearest_first

_WAYS = 2
"""How many ways to a place are written out before they are counted."""
_STEPS = 8
"""How many steps of a way are written out, counted from its end."""


def exposed_table(context: Context, incident: Incident) -> Table:
    """Return a row for data of the same people that are stored alike in the same place."""
    words = context.words
    columns = (
        Column("place", words.incident_place),
        Column("data", words.incident_data),
        Column("people", words.incident_people),
        Column("stored", words.incident_stored, is_security=True),
    )
    alike: dict[tuple[Element, tuple[str, ...], str], list[Holding]] = {}
    for holding in incident.exposure.holdings:
        alike.setdefault((holding.element, holding.subjects, _stored(context, holding)), []).append(holding)
    rows = tuple(_exposed(context, *key, holdings) for key, holdings in alike.items())
    return Table("exposed", words.incident_exposed, columns, (*rows, *_silent(context, incident)))


def reached_table(context: Context, incident: Incident) -> Table:
    """Return a row for each system or party that the data went on to, or may have gone on to."""
    words, exposure = context.words, incident.exposure
    columns = (
        Column("place", words.incident_place),
        Column("role", words.incident_role),
        Column("countries", words.incident_countries),
        Column("data", words.incident_data),
        Column("way", words.incident_way),
    )
    known = (_reached(context, element, ways, ()) for element, ways in nearest_first(exposure.reached))
    doubt = (Line(words.incident_perhaps, is_derived=True),)
    others = ((each, ways) for each, ways in nearest_first(exposure.possible) if each not in exposure.reached)
    perhaps = (_reached(context, element, ways, doubt) for element, ways in others)
    return Table("reached", words.incident_reached, columns, (*known, *perhaps))


# Private functions


def _exposed(context: Context, element: Element, people: tuple[str, ...], stored: str, holdings: list[Holding]) -> Row:
    data = tuple(_data(context, holding) for holding in holdings)
    named = tuple(Line(subject_name(context, subject), is_derived=True) for subject in people)
    silence = (Line(context.words.not_recorded, State.NOT_RECORDED),)
    return Row((Cell((element_line(context, element),)), Cell(data), Cell(named or silence), Cell((Line(stored),))))


def _data(context: Context, holding: Holding) -> Line:
    return Line(data_text(context, holding.data_type), sources=tuple(holding_places(context, holding)), is_derived=True)


def _silent(context: Context, incident: Incident) -> Iterator[Row]:
    silence = Line(context.words.not_recorded, State.NOT_RECORDED)
    for element, line in zip(incident.exposure.silent, silence_lines(context, incident), strict=True):
        people = tuple(
            Line(subject_name(context, subject), is_derived=True) for subject in incident.exposure.named[element]
        )
        place = Cell((element_line(context, element),))
        yield Row((place, Cell((line,)), Cell(people or (silence,)), Cell((silence,))))


def _stored(context: Context, holding: Holding) -> str:
    words = context.words
    match holding.origin:
        case Origin.HELD:
            ways = (words.term(way, "protection") if way else words.not_recorded for way in holding.protections)
            return ", ".join(dict.fromkeys(ways))
        case Origin.RECEIVED:
            return words.incident_received
        case Origin.SENT:
            return words.incident_sent
        case _:
            assert_never(holding.origin)


def _reached(context: Context, element: Element, ways: tuple[Way, ...], doubt: tuple[Line, ...]) -> Row:
    types = sorted({key for way in ways for key in way.data})
    data = tuple(Line(data_text(context, key), is_derived=True) for key in types)
    return Row(
        (
            Cell((element_line(context, element),)),
            Cell((_role(context, element),)),
            Cell(place_lines(context, element)),
            Cell((*data, *doubt)),
            Cell(tuple(_told_ways(context, ways))),
        )
    )


def _role(context: Context, element: Element) -> Line:
    if element.kind is ElementKind.SYSTEM:
        kind = context.inventory.systems[element.id].kind
        return Line(context.words.system_kinds[kind] if kind else context.words.not_recorded)
    party = context.inventory.parties[element.id]
    return Line(party_roles(context, party) or context.words.not_recorded)


def _told_ways(context: Context, ways: tuple[Way, ...]) -> Iterator[Line]:
    """Yield the first ways that differ, and how many there are beside them."""
    different: dict[tuple[object, ...], Way] = {}
    for way in ways:
        last = (link.target for link in islice(way.links_back(), _STEPS))
        different.setdefault((way.start, way.length, *last), way)
    yield from (_way(context, way) for way in islice(different.values(), _WAYS))
    if len(different) > _WAYS:
        yield Line(context.words.incident_more_ways.format(count=len(different) - _WAYS), is_derived=True)


def _way(context: Context, way: Way) -> Line:
    """Return a way step by step; of a long one its start and its last steps."""
    links = tuple(islice(way.links_back(), _STEPS))[::-1]
    names = [element_name(context, link.target) for link in links]
    if way.length > _STEPS:
        names.insert(0, context.words.incident_skipped.format(count=way.length - _STEPS))
    sources = tuple(link.item.head.location(link.id) for link in links)
    return Line(" → ".join((element_name(context, way.start), *names)), sources=sources, is_derived=True)
