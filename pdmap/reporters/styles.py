"""Lines of text with the colors of a terminal, or without."""

from __future__ import annotations

from collections.abc import Iterable

from rich.color import ColorSystem
from rich.console import Console
from rich.text import Text

from pdmap.findings import Check, Severity

SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
"""Colors repeat what the word says; they never say anything alone."""

FRAME_STYLE = "bold blue"
"""For line numbers, arrows and bars, and for the labels of related places."""

EMPHASIS_STYLE = "bold"
"""For messages and counts."""


def severity_and_code(check: Check) -> Text:
    """Return the words that a finding starts with, such as `error[LAW001]`."""
    return Text.assemble((f"{check.severity}[{check.code}]", SEVERITY_STYLES[check.severity]))


def join_lines(lines: Iterable[Text], *, color: bool) -> str:
    """Return the lines, each with its line break; a line is never wrapped, and its text never read as markup."""
    if not color:
        return "".join(f"{line.plain}\n" for line in lines)
    themes = Console()
    return "".join(f"{_colored(line, themes)}\n" for line in lines)


# Private functions


def _colored(line: Text, themes: Console) -> str:
    """Return the line with escape sequences; printing to the console would look for places to wrap, and take long."""
    return "".join(
        segment.style.render(segment.text, color_system=ColorSystem.STANDARD) if segment.style else segment.text
        for segment in line.render(themes)
    )
