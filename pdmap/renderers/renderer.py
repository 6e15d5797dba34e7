"""What a format for maps is."""

from __future__ import annotations

from collections.abc import Callable

from pdmap.engine import Engine
from pdmap.frozen import dataclass
from pdmap.views.view import Atlas, View


@dataclass(frozen=True, slots=True)
class Renderer:
    """A format for maps; its name is the name of its module."""

    description: str
    """What the format is for, one line for the help of `--format`."""
    suffix: str
    """Usual end of a file in this format, with its dot."""
    is_binary: bool
    """Whether the bytes are not text: nothing for a terminal."""
    render: Callable[[View, Engine], bytes]
    """Draw a view; raises `EngineError` where a program is needed and missing, or fails."""
    render_atlas: Callable[[Atlas, Engine], bytes] | None = None
    """Draw several views into one file, likewise; `None` for a format that holds one."""
    has_sheets: bool = False
    """Whether `render_atlas` draws on sheets of paper, which people ask for; otherwise it is the usual way to draw."""
