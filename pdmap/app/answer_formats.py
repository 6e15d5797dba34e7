"""Answers and their places as objects of JSON and as text, the same for all commands."""

from __future__ import annotations

from pdmap.app.answers import Answered, Standing
from pdmap.findings import Location


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
    """Return a line of a manifest, such as `systems.yaml:12`; empty where something stands nowhere."""
    return f"{where.path}:{where.span.start.line}" if where and where.span else ""
