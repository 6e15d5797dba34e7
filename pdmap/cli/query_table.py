"""What `pdmap query` found, as tables for people at a terminal: one for each kind of objects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pdmap.app.answer_formats import source_text
from pdmap.app.answers import Answered, Standing
from pdmap.app.query import Kind, Row
from pdmap.cli.layout import Grid, Heading, Lines, Part
from pdmap.cli.setting import set_text
from pdmap.manual.terminal import Screen

MOST = 6
"""How many values a cell names before it counts the others; JSON and CSV have all of them."""


def query_text(rows: Sequence[Row], screen: Screen, *, is_unicode: bool = True) -> str:
    """Return a table for each kind of objects, ending with a line break.

    Args:
        rows: What was found, sorted by kind.
        screen: Where it is read.
        is_unicode: Whether lines may be drawn with characters beyond ASCII.
    """
    return set_text(tuple(_parts(rows)), screen, is_unicode=is_unicode)


# Private functions


def _parts(rows: Sequence[Row]) -> Iterator[Part]:
    for number, (kind, group) in enumerate(groupby(rows, key=lambda row: row.kind)):
        alike = list(group)
        if number:
            yield Heading()
        yield Heading(f"{_TITLES[kind]} ({len(alike)})", "bold cyan")
        columns = _COLUMNS[kind]
        yield Grid(columns, [tuple(_cell(title, row) for title in columns) for row in alike])


def _cell(title: str, row: Row) -> Lines:
    match title:
        case "what":
            return tuple((text, "") for text in (", ".join(row.what), *_places(row), _owner(row.owner)))
        case "data":
            return ((_values(row.data), ""),)
        case "activities":
            return ((_values(row.activities), ""),)
        case _:
            return ((row.id, "bold"), (row.name, ""), (source_text(row.location), "dim"))


def _places(row: Row) -> tuple[str, ...]:
    return (_place(row.countries), *map(str, row.elsewhere))


def _place(answer: Answered) -> str:
    text = _values(answer)
    return text if answer.standing in {Standing.RECORDED, Standing.NOT_ASKED} else f"place {text}"


def _owner(answer: Answered) -> str:
    text = _values(answer)
    return f"owner {text}" if text else ""


def _values(answer: Answered) -> str:
    """Return values, or which kind of emptiness it is; why something is unknown, JSON and CSV tell."""
    if answer.standing is Standing.UNKNOWN:
        return "unknown"
    more = len(answer.values) - MOST
    if more <= 0:
        return str(answer)
    return f"{', '.join(answer.values[:MOST])} and {more} more"


# Private tables

_TITLES = {
    Kind.SUBJECT: "Data subjects",
    Kind.SYSTEM: "Systems",
    Kind.PARTY: "Parties",
    Kind.ACTIVITY: "Activities",
    Kind.FLOW: "Flows",
}
_COLUMNS = {
    Kind.SUBJECT: {"group": 4, "data": 5, "activities": 4},
    Kind.SYSTEM: {"system": 4, "what": 4, "data": 4, "activities": 4},
    Kind.PARTY: {"party": 4, "what": 4, "data": 4, "activities": 4},
    Kind.ACTIVITY: {"activity": 4, "what": 4, "data": 5},
    Kind.FLOW: {"flow": 4, "what": 4, "data": 4, "activities": 4},
}
"""The columns of each kind of objects, with the shares of a line that they take."""
