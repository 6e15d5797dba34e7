"""Mistakes with indentation and with the dashes of lists."""

from __future__ import annotations

import re

from pdmap.source.characters import shown
from pdmap.source.problem import Problem
from pdmap.source.trouble import Line, Trouble


def deeper_than_value(trouble: Trouble) -> Problem | None:
    """Recognize a key below `key: value` that is indented as if it belonged to the value."""
    line = trouble.line()
    above = trouble.line_above(line)
    entry, outer = _ENTRY.match(line.text), _ENTRY.match(above.text) if above else None
    if entry is None or outer is None or not outer["value"] or not _begins_line(trouble, line, entry.end("key")):
        return None
    if entry.start("key") <= outer.start("key"):
        return None
    name, outer_name = shown(entry["key"]), shown(outer["key"])
    start, end = (line.start + offset for offset in entry.span("key"))
    message = f"`{name}` is indented below `{outer_name}`, which has a value already"
    return trouble.problem(message, f"begin it in the column of `{outer_name}`", start, end)


def block_text_not_indented(trouble: Trouble) -> Problem | None:
    """Recognize block text that stands no deeper than the key with its `|` or `>`."""
    line = trouble.line(trouble.context)
    above = trouble.line_above(line)
    if above is None or not _BLOCK_HEADER.search(above.text):
        return None
    start = line.start + line.indentation
    remedy = f"indent it by {_spaces(above.indentation + 2)}"
    return trouble.problem("block text is not indented below its key", remedy, start)


def list_behind_key(trouble: Trouble) -> Problem | None:
    """Recognize `key: - item`."""
    if trouble.character != "-":
        return None
    return trouble.problem("list begins in the line of its key", "begin the list on the next line, indented")


def item_among_keys(trouble: Trouble) -> Problem | None:
    """Recognize a list item at the level of keys."""
    line = trouble.line()
    if trouble.character != "-" or not _begins_line(trouble, line, line.indentation):
        return None
    if not _levels_above(trouble, line) & {line.indentation}:
        return None
    return trouble.problem("list item stands among keys", "indent it below the key of its list")


def key_among_items(trouble: Trouble) -> Problem | None:
    """Recognize a key at the level of list items."""
    line = trouble.line()
    if trouble.character == "-" or line.indentation not in _levels_above(trouble, line):
        return None
    return trouble.problem("key stands among list items", "begin it with `- `, or indent it like the key of the list")


def wrong_indentation(trouble: Trouble) -> Problem | None:
    """Recognize a line whose indentation is that of no line above."""
    line = trouble.line()
    levels = _levels_above(trouble, line)
    if not _begins_line(trouble, line, line.indentation) or line.indentation in levels or not levels:
        return None
    message = f"indentation by {_spaces(line.indentation)} matches no line above"
    remedy = f"indent it by {_nearest(levels, line.indentation)} spaces"
    return trouble.problem(message, remedy, line.start + line.indentation)


def text_behind_comment(trouble: Trouble) -> Problem | None:
    """Recognize a second line of unquoted text whose first line ended with a comment."""
    line = trouble.line()
    above = trouble.line_above(line)
    if above is None or not _COMMENT.search(above.text) or line.indentation <= above.indentation:
        return None
    remedy = "quote the text if ` #` belongs to it, or remove the comment"
    return trouble.problem("text goes on behind a comment", remedy, line.start + line.indentation)


# Private functions

_LEAD = r"[ ]*+(?:-[ ]++)*+"
_ENTRY = re.compile(rf"{_LEAD}(?P<key>[^\s:#][^:]*+):(?:[ ]+(?P<value>[^#\s].*)|[ ]*(?:#.*)?)$")
_BLOCK_HEADER = re.compile(r"[:-][ ]+[|>][-+0-9]*[ ]*(?:#.*)?$")
_COMMENT = re.compile(r"[ ]#")


def _begins_line(trouble: Trouble, line: Line, end: int) -> bool:
    """Tell whether the parser stands within the first `end` characters of the line, or right behind them."""
    return trouble.offset - line.start <= end


def _levels_above(trouble: Trouble, line: Line) -> set[int]:
    """Return the columns of keys and dashes in the lines above whose collections are still open there."""
    levels: set[int] = set()
    lowest: int | None = None
    above = trouble.line_above(line)
    while above is not None and lowest != 0:
        if lowest is None or above.indentation < lowest:
            lowest = above.indentation
            levels |= _columns(above)
        above = trouble.line_above(above)
    return levels


def _columns(line: Line) -> set[int]:
    """Return the column of a line's first dash or key, and the column of the key behind a dash."""
    entry = _ENTRY.match(line.text)
    return {line.indentation, entry.start("key")} if entry else {line.indentation}


def _nearest(levels: set[int], indentation: int) -> str:
    """Return the next level below and the next one above an indentation, as words."""
    below = max((level for level in levels if level < indentation), default=None)
    above = min((level for level in levels if level > indentation), default=None)
    return " or ".join(str(level) for level in (below, above) if level is not None)


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"
