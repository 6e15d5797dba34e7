"""What `pdmap query` found, as tables for people at a terminal: one for each kind of objects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich import box
from rich.console import RenderableType
from rich.table import Table as Grid
from rich.text import Text

from pdmap.app.answer_formats import source_text
from pdmap.app.answers import Answered, Standing
from pdmap.app.query import Kind, Row
from pdmap.cli.screens import foreign, printed
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
    return printed(_parts(rows, is_unicode=is_unicode), screen)


# Private functions


def _parts(rows: Sequence[Row], *, is_unicode: bool) -> Iterator[RenderableType]:
    for number, (kind, group) in enumerate(groupby(rows, key=lambda row: row.kind)):
        alike = list(group)
        if number:
            yield Text()
        yield Text(f"{_TITLES[kind]} ({len(alike)})", "bold cyan")
        yield _grid(kind, alike, is_unicode=is_unicode)


def _grid(kind: Kind, rows: Sequence[Row], *, is_unicode: bool) -> Grid:
    """Return a table with the columns that are asked of its kind; a line parts what would run together."""
    grid = Grid(
        box=box.SIMPLE_HEAD if is_unicode else box.ASCII,
        pad_edge=False,
        show_edge=False,
        show_lines=False,
        header_style="bold",
        padding=(0, 2, 0, 0) if is_unicode else (0, 1, 0, 0),
        expand=True,
    )
    for title, share in _COLUMNS[kind].items():
        grid.add_column(title, overflow="fold", ratio=share)
    for row in rows:
        cells = {title: _cell(title, row) for title in _COLUMNS[kind]}
        grid.add_row(*cells.values())
        if row is not rows[-1]:
            grid.add_row(*[""] * len(cells))
    return grid


def _cell(title: str, row: Row) -> Text:
    match title:
        case "what":
            return _lines((", ".join(row.what), ""), (_place(row.countries), ""), (_owner(row.owner), ""))
        case "data":
            return foreign(_values(row.data))
        case "activities":
            return foreign(_values(row.activities))
        case _:
            return _lines((row.id, "bold"), (row.name, ""), (source_text(row.location), "dim"))


def _lines(*texts: tuple[str, str]) -> Text:
    """Return texts in their styles, each on a line of its own; those that are empty are left out."""
    return Text("\n", overflow="fold").join(foreign(text, style) for text, style in texts if text)


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
