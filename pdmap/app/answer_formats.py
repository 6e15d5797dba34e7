"""What commands answer as JSON and as sheets, with answers and their places the same for all of them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence

from pdmap import __version__, escape
from pdmap.app.answers import Answered, Standing
from pdmap.findings import Location


def document(form: str, as_of: str, **content: object) -> str:
    """Return an answer as JSON, ending with a line break.

    Args:
        form: Name and version of the format; keys may be added within a version, none is removed.
        as_of: The day that it is for.
        content: What is answered, by key.
    """
    whole = {"format": form, "version": __version__, "as_of": as_of, **content}
    return escape.json(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def sheet(columns: Sequence[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Return rows as a sheet (RFC 4180), with a byte order mark that tells spreadsheets that the text is UTF-8."""
    text = io.StringIO()
    text.write(_BYTE_ORDER_MARK)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([escape.csv(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def answer_object(answer: Answered) -> dict[str, object]:
    """Return an answer; its note tells why something is unknown, or who chooses among the values."""
    is_told = answer.standing in {Standing.RECORDED, Standing.UNKNOWN}
    return {
        "state": answer.standing.value,
        "values": list(answer.values),
        "note": answer.words if is_told else "",
    }


def source_object(where: Location | None) -> dict[str, object] | None:
    """Return a line of a manifest; `None` where something stands nowhere."""
    return {"path": where.path, "line": where.span.start.line} if where and where.span else None


def source_text(where: Location | None) -> str:
    """Return a line of a manifest, such as `systems.yaml:12`; empty where something stands nowhere.

    The name of a file may hold what the reader lets into no text; it is shown with codes for it.
    """
    return f"{escape.terminal(where.path)}:{where.span.start.line}" if where and where.span else ""


# Private tables

_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
