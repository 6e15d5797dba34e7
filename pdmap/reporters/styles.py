"""Lines of text with the colors of a terminal, or without."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TypeAlias

from pdmap.findings import Check, Severity

Piece: TypeAlias = tuple[str, str]
"""Text and its style; the style is empty where it has none."""
Line: TypeAlias = tuple[Piece, ...]
"""Pieces that stand behind one another."""

SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
"""Colors repeat what the word says; they never say anything alone."""

FRAME_STYLE = "bold blue"
"""For line numbers, arrows and bars, and for the labels of related places."""

EMPHASIS_STYLE = "bold"
"""For messages and counts."""


def severity_and_code(check: Check) -> Piece:
    """Return the words that a finding starts with, such as `error[LAW001]`."""
    return f"{check.severity.value}[{check.code}]", SEVERITY_STYLES[check.severity]


def join_lines(lines: Iterable[Line], *, color: bool) -> str:
    """Return the lines, each with its line break; a line is never wrapped, and its text never read as markup."""
    if color:
        return "".join([f"{''.join([_colored(text, style) for text, style in line])}\n" for line in lines])
    return "".join([f"{''.join([text for text, _ in line])}\n" for line in lines])


# Private functions


def _colored(text: str, style: str) -> str:
    if not text or not style:
        return text
    start, end = _sequences(style)
    return f"{start}{text}{end}"


@cache
def _sequences(style: str) -> tuple[str, str]:
    """Return the escape sequences around text of a style; rich is only loaded where something is colored."""
    from rich.color import ColorSystem
    from rich.style import Style

    start, _, end = Style.parse(style).render("\0", color_system=ColorSystem.STANDARD).partition("\0")
    return start, end
