"""What all screens have in common: set by rich, without colors where there are none, and with harmless text."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from pdmap import escape
from pdmap.cli.options import is_colored, screen_width
from pdmap.manual.terminal import Screen

WIDTH_OF_FILES = 80
"""Cells of a line in a file."""


def screen_here() -> Screen:
    """Return the screen of standard output."""
    return Screen(screen_width(), color=is_colored())


def is_unicode_here() -> bool:
    """Return whether standard output takes characters beyond ASCII."""
    return "utf" in (sys.stdout.encoding or "").lower()


def screen_for(output: Path | None) -> tuple[Screen, bool]:
    """Return where text is read, and whether that takes characters beyond ASCII: a file is the same everywhere."""
    return (Screen(WIDTH_OF_FILES), True) if output else (screen_here(), is_unicode_here())


def printed(parts: Iterable[RenderableType], screen: Screen) -> str:
    """Return what is set as text, each line without blanks at its end."""
    out = StringIO()
    console = Console(
        file=out,
        width=screen.width,
        color_system="standard" if screen.color else None,
        force_terminal=screen.color,
        no_color=not screen.color,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    for part in parts:
        line = None if screen.color else _short_line(part, screen.width)
        if line is None:
            console.print(part)
        else:
            out.write(f"{line}\n")
    return escape.lines("".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines()))


def foreign(text: str, style: str = "") -> Text:
    """Return text of an author that cannot harm a terminal, folded where it is too long for its column."""
    return Text(escape.terminal(text), style, overflow="fold")


# Private functions


def _short_line(part: RenderableType, width: int) -> str | None:
    """Return text that fits into a line as it is; `None` for what has to be folded, and for tables.

    Most lines of long answers are short, and rich takes ten times as long to find out that they need nothing.
    """
    text, indent = part, 0
    if isinstance(part, Padding) and not (part.top or part.right or part.bottom):
        text, indent = part.renderable, part.left
    if not isinstance(text, Text) or "\n" in text.plain:
        return None
    return f"{'':{indent}}{text.plain}" if indent + cell_len(text.plain) <= width else None
