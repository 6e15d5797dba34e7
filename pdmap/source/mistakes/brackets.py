"""Mistakes with brackets and braces."""

from __future__ import annotations

import re

from pdmap.source.problem import Problem
from pdmap.source.trouble import Trouble

CLOSING = {"[": "]", "{": "}"}


def wrong_closing_bracket(trouble: Trouble) -> Problem | None:
    """Recognize `[1, 2}`."""
    opening = _opening(trouble)
    if opening is None:
        return None
    bracket = trouble.text.characters[opening]
    if trouble.character != _WRONG_CLOSING[bracket]:
        return None
    return trouble.problem(f"`{bracket}` is closed by `{trouble.character}`", f"close it with `{CLOSING[bracket]}`")


def unclosed_bracket(trouble: Trouble) -> Problem | None:
    """Recognize a bracket that is still open at the end of the file or at the next key."""
    opening = _opening(trouble)
    if opening is None:
        return None
    if trouble.character and not _stands_at_key(trouble, opening):
        return None
    bracket = trouble.text.characters[opening]
    return trouble.problem(f"`{bracket}` opened here is never closed", f"close it with `{CLOSING[bracket]}`", opening)


def missing_comma(trouble: Trouble) -> Problem | None:
    """Recognize items without a comma between them, and `: ` in an unquoted item."""
    opening = _opening(trouble)
    if opening is None:
        return None
    closing = CLOSING[trouble.text.characters[opening]]
    remedy = "separate items with commas, and quote text that holds `: `"
    return trouble.problem(f"neither `,` nor `{closing}` behind an item in brackets", remedy)


def dash_in_brackets(trouble: Trouble) -> Problem | None:
    """Recognize `[- item]`."""
    if trouble.character != "-" or _opening(trouble) is None:
        return None
    return trouble.problem("list dash inside brackets", "remove the `-`, and separate items with commas")


def stray_closing_bracket(trouble: Trouble) -> Problem | None:
    """Recognize a closing bracket that nothing opened."""
    character = trouble.character
    if character not in CLOSING.values() or not character:
        return None
    return trouble.problem(f"`{character}` closes nothing", "remove it, or quote the text that it belongs to")


def text_behind_bracket(trouble: Trouble) -> Problem | None:
    """Recognize text behind a closing bracket, as in `{{ name }} and more`."""
    line = trouble.line()
    before = line.text[: trouble.offset - line.start].rstrip(" ")
    if not before.endswith(tuple(CLOSING.values())):
        return None
    return trouble.problem(f"text behind the closing `{before[-1]}`", "quote the whole value")


# Private functions

_WRONG_CLOSING = {"[": "}", "{": "]"}
_KEY = re.compile(r"[ ]*[\w.-]+:(?:[ ]|$)")


def _opening(trouble: Trouble) -> int | None:
    """Return the offset of the bracket whose items the parser was reading."""
    is_bracket = trouble.text.characters[trouble.context : trouble.context + 1] in tuple(CLOSING)
    return trouble.context if is_bracket else trouble.open_bracket


def _stands_at_key(trouble: Trouble, opening: int) -> bool:
    """Tell whether the parser stands in a line below the bracket that looks like a key of a block mapping."""
    line = trouble.line()
    opened = trouble.line(opening)
    is_below = line.start > opened.start and line.indentation <= opened.indentation
    return is_below and _KEY.match(line.text) is not None
