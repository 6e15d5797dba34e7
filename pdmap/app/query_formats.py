"""What `pdmap query` found, for programs and for sheets."""

from __future__ import annotations

from collections.abc import Sequence

from pdmap.app.answer_formats import answer_object, document, sheet, source_object, source_text
from pdmap.app.query import Row

FORMAT = "pdmap.query/1"
"""Name and version of the format for programs; keys may be added within a version, none is removed."""
COLUMNS = ("kind", "id", "name", "what", "countries", "data", "activities", "owner", "source", "elsewhere")


def query_json(rows: Sequence[Row], selection: str, as_of: str) -> str:
    """Return rows as JSON; `schemas/query.schema.json` describes it."""
    return document(FORMAT, as_of, selection=selection, objects=[_object(row) for row in rows])


def query_csv(rows: Sequence[Row]) -> bytes:
    """Return rows as a sheet, as `answer_formats.sheet` writes it."""
    return sheet(COLUMNS, map(_cells, rows))


# Private functions


def _cells(row: Row) -> tuple[str, ...]:
    answers = (row.countries, row.data, row.activities, row.owner)
    elsewhere = "; ".join(map(str, row.elsewhere))
    return (
        row.kind.value,
        row.id,
        row.name,
        ", ".join(row.what),
        *map(str, answers),
        source_text(row.location),
        elsewhere,
    )


def _object(row: Row) -> dict[str, object]:
    return {
        "kind": row.kind.value,
        "id": row.id,
        "name": row.name,
        "what": list(row.what),
        "countries": answer_object(row.countries),
        "data": answer_object(row.data),
        "activities": answer_object(row.activities),
        "owner": answer_object(row.owner),
        "elsewhere": [{"sense": each.sense.value, "countries": list(each.countries)} for each in row.elsewhere],
        "source": source_object(row.location),
    }
