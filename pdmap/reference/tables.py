"""The package's data files: tab-separated tables under a head of comments that tells where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from pdmap.frozen import dataclass

Row = Mapping[str, str]
"""A line of a table, by column; an empty cell is an empty text."""


@dataclass(frozen=True, slots=True)
class Table:
    """A data file of the package."""

    as_of: date
    """The day whose facts it states."""
    source: str
    """Where the facts come from."""
    license: str
    """On which terms they are carried."""
    rows: tuple[Row, ...]


@cache
def table(name: str) -> Table:
    """Return a data file by its name without suffix; it is read once, when first asked for."""
    lines = (files("pdmap.reference") / "data" / f"{name}.tsv").read_text("utf-8").removesuffix("\n").split("\n")
    comments = [line.removeprefix("# ") for line in lines if line.startswith("#")]
    head = dict(comment.split(": ", 1) for comment in comments if ": " in comment)
    columns, *rows = (line.split("\t") for line in lines[len(comments) :])
    return Table(
        as_of=date.fromisoformat(head["as_of"]),
        source=head["source"],
        license=head["license"],
        rows=tuple(dict(zip(columns, row, strict=True)) for row in rows),
    )


def listed(cell: str) -> tuple[str, ...]:
    """Return the words of a cell that holds a list separated by commas."""
    return tuple(cell.split(",")) if cell else ()


def flag(cell: str) -> bool:
    """Return the meaning of a cell that holds `yes` or `no`.

    Raises:
        KeyError: the cell holds neither.
    """
    return {"yes": True, "no": False}[cell]


def day(cell: str) -> date | None:
    """Return the date in a cell, or `None` where the cell is empty."""
    return date.fromisoformat(cell) if cell else None
