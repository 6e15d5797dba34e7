"""The lines of a cell in plain text, as every format for people shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pdmap.documents.document import Cell, Column, Line
from pdmap.documents.words import Words
from pdmap.findings import Location


@dataclass(frozen=True, slots=True)
class Shown:
    """A line with what is written behind it."""

    line: Line
    assumption: str
    """Why the line, and those before it with the same reason, were assumed; empty elsewhere."""
    source: str
    """Where it was read from; empty where it was read from nowhere."""


def shown(cell: Cell, words: Words) -> Iterator[Shown]:
    """Yield the lines of a cell; a reason that several lines in a row share is told once, behind the last."""
    reasons = [line.assumption for line in cell.lines]
    for line, following in zip(cell.lines, [*reasons[1:], ""], strict=True):
        is_told = line.assumption and line.assumption != following
        reason = words.assumed.format(reason=line.assumption) if is_told else ""
        yield Shown(line, reason, source_text(line.sources))


def source_text(sources: Iterable[Location]) -> str:
    """Return places as `activities.yaml:12, 14; parties.yaml:3`, in the order of their first mention."""
    lines: dict[str, dict[int, None]] = {}
    for source in sources:
        known = lines.setdefault(source.path, {})
        if source.span:
            known[source.span.start.line] = None
    return "; ".join(_in_file(path, known) for path, known in lines.items())


def column_title(column: Column, words: Words) -> str:
    """Return the title of a column with the provision that asks for it."""
    return words.with_kind.format(text=column.title, kind=column.reference) if column.reference else column.title


# Private functions


def _in_file(path: str, lines: Iterable[int]) -> str:
    numbers = ", ".join(map(str, lines))
    return f"{path}:{numbers}" if numbers else path
