"""A finding before anybody knows its file and the object that it belongs to."""

from __future__ import annotations

from pdmap.findings import Check, Location, Span
from pdmap.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a stretch of text."""

    check: Check
    message: str
    """As in `Finding`."""
    span: Span
    remedy: str = ""
    """As in `Finding`."""
    related: tuple[Location, ...] = ()
    detail: str = ""
    """As in `Finding`."""
