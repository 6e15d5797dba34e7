"""What `pdmap query` found, for programs and for sheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from pdmap import __version__, escape
from pdmap.app.query import Answered, Row, Standing

FORMAT = "pdmap.query/1"
"""Name and version of the format for programs; keys may be added within a version, none is removed."""
COLUMNS = ("kind", "id", "name", "what", "countries", "data", "activities", "owner", "source")


def query_json(rows: Sequence[Row], selection: str, as_of: str) -> str:
    """Return rows as JSON; `schemas/query.schema.json` describes it."""
    content = {
        "format": FORMAT,
        "version": __version__,
        "as_of": as_of,
        "selection": selection,
        "objects": [_object(row) for row in rows],
    }
    return escape.json(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


def query_csv(rows: Sequence[Row]) -> bytes:
    """Return rows as a sheet (RFC 4180), with a byte order mark that tells spreadsheets that the text is UTF-8."""
    text = io.StringIO()
    text.write(_BYTE_ORDER_MARK)
    sheet = csv.writer(text, lineterminator="\r\n")
    sheet.writerow(COLUMNS)
    sheet.writerows([escape.csv(cell) for cell in _cells(row)] for row in rows)
    return text.getvalue().encode()


def source_of(row: Row) -> str:
    """Return where a row stands, such as `systems.yaml:12`; empty where it stands nowhere."""
    where = row.location
    return f"{where.path}:{where.span.start.line}" if where and where.span else ""


# Private functions

_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def _cells(row: Row) -> tuple[str, ...]:
    answers = (row.countries, row.data, row.activities, row.owner)
    return (row.kind.value, row.id, row.name, ", ".join(row.what), *map(str, answers), source_of(row))


def _object(row: Row) -> dict[str, object]:
    span = row.location.span if row.location else None
    return {
        "kind": row.kind.value,
        "id": row.id,
        "name": row.name,
        "what": list(row.what),
        "countries": _answer(row.countries),
        "data": _answer(row.data),
        "activities": _answer(row.activities),
        "owner": _answer(row.owner),
        "source": {"path": row.location.path, "line": span.start.line} if row.location and span else None,
    }


def _answer(answer: Answered) -> dict[str, object]:
    """Return an answer; its note tells why something is unknown, or who chooses among the values."""
    is_told = answer.standing in {Standing.RECORDED, Standing.UNKNOWN}
    return {
        "state": answer.standing.value,
        "values": list(answer.values),
        "note": answer.words if is_told else "",
    }
