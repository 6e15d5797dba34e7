"""Text with the colors of a terminal, or without."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from pdmap.findings import Check, Severity

Paint: TypeAlias = Callable[[str, str], str]
"""Takes text and its style, empty where it has none, and returns it as it is written."""

SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
"""Colors repeat what the word says; they never say anything alone."""

FRAME_STYLE = "bold blue"
"""For line numbers, arrows and bars, and for the labels of related places."""

EMPHASIS_STYLE = "bold"
"""For messages and counts."""


def paint_for(*, color: bool) -> Paint:
    """Return what gives text its colors, or leaves it as it is; text is never read as markup."""
    return _colored if color else _plain


def severity_and_code(check: Check, paint: Paint) -> str:
    """Return the words that a finding starts with, such as `error[LAW001]`."""
    return paint(f"{check.severity.value}[{check.code}]", SEVERITY_STYLES[check.severity])


# Private functions


def _plain(text: str, _: str) -> str:
    return text


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
