"""Parts of Markdown that formats share: rows of tables, texts of strangers, and lists that fit into a comment."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap import escape

TEXT_LIMIT = 400
"""Characters of one text, before it is escaped."""


def row(*cells: str) -> str:
    """Return a row of a table; its cells are escaped already."""
    return f"| {' | '.join(cells)} |\n"


def fitting(head: str, blocks: Iterable[str], total: int, end: str, room: int) -> str:
    """Return the blocks between their head and end as far as there is room for them, and how many are left out.

    The line about the rest is not counted: the caller keeps room for it.
    """
    kept: list[str] = []
    left = room - len(head) - len(end)
    for block in blocks:
        left -= len(block)
        if left < 0:
            break
        kept.append(block)
    rest = f"\n{total - len(kept)} more\n" if len(kept) < total else ""
    return f"{head}{''.join(kept)}{rest}{end}"


def shown(text: str, limit: int = TEXT_LIMIT) -> str:
    """Return text that shows as it is; what is invisible shows as its code, and the end of a long text is cut."""
    cut = text if len(text) <= limit else f"{text[:limit]}..."
    return escape.markdown(escape.terminal(cut))
