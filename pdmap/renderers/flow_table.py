"""The flow table in words: the equal alternative to a picture, for every format that has tables."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.renderers.spoken import change_words
from pdmap.views.signs import Change
from pdmap.views.tables import FlowRow
from pdmap.views.words import say

_ALWAYS = ("number", "source", "target", "kind", "data", "codes", "subjects", "activities", "transport", "marks")
_LAST = ("link", "location")


def flow_columns(rows: Iterable[FlowRow]) -> tuple[str, ...]:
    """Return the names of the columns that a table of some rows has; that of changes only where there are some."""
    has_changes = any(row.change is not Change.SAME for row in rows)
    return (*_ALWAYS, *(["change"] if has_changes else []), *_LAST)


def flow_heading(column: str) -> str:
    """Return the heading of a column."""
    return say(f"flows.{column}")


def flow_cells(row: FlowRow, columns: Iterable[str], separator: str) -> tuple[str, ...]:
    """Return what a row says in some columns; the separator stands between several things in one cell."""
    cells = {
        "number": str(row.number),
        "source": row.source_title,
        "target": row.target_title,
        "kind": row.words or say(f"kind.link.{row.kind.value}"),
        "data": separator.join(row.data) or row.blank("data"),
        "codes": separator.join(row.codes) or say("flows.nothing"),
        "subjects": separator.join(row.subjects) or row.blank("subjects"),
        "activities": separator.join(row.activities) or row.blank("activities"),
        "transport": row.transport or row.blank("transport"),
        "marks": separator.join(map(str, row.marks)) or say("flows.nothing"),
        "change": change_words(row.change),
        "link": row.link,
        "location": row.location,
    }
    return tuple(cells[column] for column in columns)
