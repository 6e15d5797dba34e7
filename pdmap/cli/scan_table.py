"""What `pdmap scan` found, as tables for people at a terminal, and why, where they ask for one column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pdmap.app.scan import Row, Scan, ScannedTable
from pdmap.cli.layout import Grid, Heading, Lines, Part
from pdmap.cli.setting import set_text
from pdmap.counting import counted
from pdmap.manual.terminal import Screen
from pdmap.scan.schema import Place


def scan_text(found: Scan, screen: Screen, *, is_unicode: bool = True) -> str:
    """Return a table for each table of which columns are shown, ending with a line break; empty where there is none.

    Args:
        found: What was found, without what is not shown.
        screen: Where it is read.
        is_unicode: Whether lines may be drawn with characters beyond ASCII.
    """
    return set_text(tuple(_parts(found)), screen, is_unicode=is_unicode) if found.tables else ""


def explanation_text(rows: Sequence[Row], screen: Screen, *, is_unicode: bool = True) -> str:
    """Return everything that counted for what is said of columns, ending with a line break."""
    parts: list[Part] = []
    for number, row in enumerate(rows):
        verdict = row.verdict
        parts += [Heading()] if number else []
        parts.append(Heading(f"{verdict.table}.{verdict.column}", "bold cyan"))
        parts.append(Heading(f"{_kind(row)}, {row.type or 'no type'}, {row.place}"))
        parts.append(Heading())
        steps = [(((step.rule, ""),), ((f"{step.weight:+.2f}", ""),), ((step.fact, ""),)) for step in verdict.steps]
        nothing = [((("", ""),), (("", ""),), ((_NOTHING, ""),))]
        longest = max((len(step.rule) for step in verdict.steps), default=0)
        parts.append(Grid(_shares(longest, screen.width), steps or nothing))
    return set_text(tuple(parts), screen, is_unicode=is_unicode)


# Private functions


def _shares(longest: int, width: int) -> dict[str, int]:
    """Return the shares of the columns of an explanation; the ids of rules stay whole where a line has room for them.

    Args:
        longest: Characters of the longest id.
        width: Cells of a line.
    """
    rule, weight = longest + _GAP, len("weight") + _GAP
    if rule <= width * 4 // 14 or width - rule - weight < _LEAST:
        return {"rule": 4, "weight": 2, "seen": 8}
    return {"rule": rule, "weight": weight, "seen": width - rule - weight}


def _parts(found: Scan) -> Iterator[Part]:
    for number, table in enumerate(found.tables):
        if number:
            yield Heading()
        yield Heading(_title(table), "bold cyan")
        yield Grid({"column": 5, "kind of data": 4, "why": 6}, [_cells(row, table.place) for row in table.rows])


def _title(table: ScannedTable) -> str:
    count = counted(len(table.rows), "column")
    about = f", about {table.verdict.about}" if table.verdict.about else ""
    return f"{table.verdict.table} ({count} of {len(table.verdict.columns)}{about})  {table.place}"


def _cells(row: Row, place: Place) -> tuple[Lines, ...]:
    line = f"line {row.place.line}" if row.place.line else ""
    column: Lines = (
        (row.verdict.column, "bold"),
        (row.type, ""),
        (line if row.place.path == place.path else str(row.place), "dim"),
    )
    kind: Lines = ((row.verdict.data_type or "", ""), (_sure(row), "dim"))
    return column, kind, ((row.verdict.reason or _NOTHING, ""),)


def _sure(row: Row) -> str:
    return f"{row.verdict.tier.value} {row.verdict.confidence:.2f}"


def _kind(row: Row) -> str:
    return f"{row.verdict.data_type}, {_sure(row)}" if row.verdict.data_type else _sure(row)


# Private tables

_NOTHING = "nothing about its name, type and context counts"
_GAP = 2
"""Blanks between columns."""
_LEAST = 12
"""Cells that what was seen takes at least."""
