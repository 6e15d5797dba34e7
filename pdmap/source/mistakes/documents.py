"""Text that stands behind the end of the manifest's one value."""

from __future__ import annotations

from pdmap.source.problem import Problem
from pdmap.source.trouble import Trouble


def less_indented_than_first_line(trouble: Trouble) -> Problem | None:
    """Recognize a manifest whose first key is indented and a later one is not."""
    line = trouble.line()
    first = _first_line_indentation(trouble)
    if line.indentation >= first or line.start + line.indentation != trouble.offset:
        return None
    remedy = f"indent both alike: the first key stands behind {first} spaces"
    return trouble.problem("line is indented less than the first key", remedy)


def late_directive(trouble: Trouble) -> Problem | None:
    """Recognize a directive below the head of the manifest, which the parser takes for the head of another one."""
    above = trouble.line_above(trouble.line())
    if above is None or not above.text.startswith("%"):
        return None
    end = above.start + len(above.text)
    return trouble.problem("directive below the head of the manifest", "remove it, or quote it", above.start, end)


def text_behind_end(trouble: Trouble) -> Problem | None:
    """Recognize anything else behind a complete value."""
    return trouble.problem(
        "text behind the end of the manifest's value", "write the manifest as one mapping of sections"
    )


# Private functions


def _first_line_indentation(trouble: Trouble) -> int:
    for text in trouble.text.lines:
        if text.strip() and not text.lstrip().startswith(("#", "%", "---")):
            return len(text) - len(text.lstrip(" "))
    return 0
