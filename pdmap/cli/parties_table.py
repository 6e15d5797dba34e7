"""The parties as a table for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.table import Table as Grid
from rich.text import Text

from pdmap.app.answer_formats import source_text
from pdmap.app.answers import Answered, Standing
from pdmap.app.parties import PartyRow
from pdmap.app.parties_formats import grounds_texts
from pdmap.cli.query_table import MOST
from pdmap.cli.screens import foreign, printed
from pdmap.counting import counted
from pdmap.manual.terminal import Screen


def parties_text(rows: Sequence[PartyRow], screen: Screen, *, is_unicode: bool = True) -> str:
    """Return a table with a row for each party, ending with a line break; empty where there are none.

    Args:
        rows: The parties.
        screen: Where it is read.
        is_unicode: Whether lines may be drawn with characters beyond ASCII.
    """
    if not rows:
        return ""
    title = Text(counted(len(rows), "party", "parties"), "bold cyan")
    return printed((title, _grid(rows, is_unicode=is_unicode)), screen)


# Private functions


def _grid(rows: Sequence[PartyRow], *, is_unicode: bool) -> Grid:
    """Return a table; an empty line parts what would run together."""
    grid = Grid(
        box=box.SIMPLE_HEAD if is_unicode else box.ASCII,
        pad_edge=False,
        show_edge=False,
        header_style="bold",
        padding=(0, 2, 0, 0) if is_unicode else (0, 1, 0, 0),
        expand=True,
    )
    for title, share in _COLUMNS.items():
        grid.add_column(title, overflow="fold", ratio=share)
    for row in rows:
        grid.add_row(*(_lines(cell) for cell in (_party(row), _where(row), _values(row.data), _terms(row))))
        if row is not rows[-1]:
            grid.add_row(*[""] * len(_COLUMNS))
    return grid


_Cell = Iterator[tuple[str, str]]
"""Texts with their styles, each on a line of its own."""


def _lines(cell: _Cell) -> Text:
    return Text("\n", overflow="fold").join(foreign(text, style) for text, style in cell if text)


def _party(row: PartyRow) -> _Cell:
    yield row.id, "bold"
    yield row.name, ""
    yield ", ".join(row.roles) or "role not recorded", ""
    yield ", ".join(row.service.values), ""
    yield source_text(row.location), "dim"


def _where(row: PartyRow) -> _Cell:
    yield from _labeled("country", row.country)
    if row.parent.standing is not Standing.NOT_RECORDED:
        yield from _labeled("parent", row.parent)
    if row.places.values:
        yield from _labeled("places", row.places)


def _values(answer: Answered) -> _Cell:
    shown = answer.values[:MOST]
    yield from ((value, "") for value in shown)
    if len(answer.values) > MOST:
        yield f"and {len(answer.values) - MOST} more", ""
    if not shown:
        yield _emptiness(answer), ""


def _terms(row: PartyRow) -> _Cell:
    """Yield the contract, its gap, mechanisms, notice and the chain."""
    yield from _labeled("contract", row.contract)
    if row.gap and row.contract.values:
        yield f"gap {row.gap}", "bold"
    yield from ((text, "") for text in grounds_texts(row.grounds))
    if row.notice.values:
        yield from _labeled("notice", row.notice)
    if row.engaged_by:
        yield f"engaged by {', '.join(row.engaged_by)}", ""
    if row.engages.standing is not Standing.NOT_RECORDED:
        yield from _labeled("engages", row.engages)
    if row.active_from:
        yield f"from {row.active_from}", ""
    if row.replaces:
        yield f"replaces {row.replaces}", ""


def _labeled(label: str, answer: Answered) -> _Cell:
    yield f"{label} {', '.join(answer.values) or _emptiness(answer)}", ""


def _emptiness(answer: Answered) -> str:
    """Return which kind of emptiness it is; why something is unknown, JSON and CSV tell."""
    return "unknown" if answer.standing is Standing.UNKNOWN else str(answer)


# Private tables

_COLUMNS = {"party": 4, "where": 4, "data": 4, "terms": 5}
"""The columns, with the shares of a line that they take."""
