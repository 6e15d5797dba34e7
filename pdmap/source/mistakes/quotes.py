"""Mistakes with quotes: never closed, closed too early, and escapes that do not exist."""

from __future__ import annotations

import re

from pdmap.source.characters import shown
from pdmap.source.problem import Problem
from pdmap.source.trouble import Trouble

QUOTES = ("'", '"')


def unclosed_quote(trouble: Trouble) -> Problem | None:
    """Recognize a quote without its partner."""
    quote = trouble.text.characters[trouble.context : trouble.context + 1]
    return trouble.problem(f"quote `{quote}` opened here is never closed", f"close it with `{quote}`", trouble.context)


def text_behind_quote(trouble: Trouble) -> Problem | None:
    """Recognize text behind a closing quote: an apostrophe, or a quote that closes another one lines later."""
    first, end = trouble.last
    quote = trouble.text.characters[first : first + 1]
    if quote not in QUOTES or trouble.text.characters[end : trouble.offset].strip(" "):
        return None
    if trouble.text.line_start(first) != trouble.text.line_start(end):
        closing = trouble.text.position(end - 1)
        message = f"quote `{quote}` opened here is closed only in line {closing.line}"
        return trouble.problem(message, f"close it in its own line with `{quote}`", first)
    inside = "''" if quote == "'" else '\\"'
    remedy = f"quote the whole value, and write a quote inside as {inside}"
    return trouble.problem(f"text behind the closing quote `{quote}`", remedy)


def unknown_escape(trouble: Trouble) -> Problem | None:
    r"""Recognize a backslash in double quotes that starts no escape, as in `"C:\data"`."""
    start = trouble.text.characters.rfind("\\", trouble.context, trouble.offset + 1)
    escape = _ESCAPE.match(trouble.text.characters, max(start, 0))
    if start < 0 or escape is None:
        return None
    written = shown(escape.group())
    digits = _DIGITS.get(written[1:])
    message = f"`{written}` needs {digits} hexadecimal digits" if digits else f"`{written}` is no escape"
    return trouble.problem(message, "write the backslash twice, or use single quotes", start, escape.end())


def invalid_code_point(trouble: Trouble) -> Problem | None:
    r"""Recognize an escape that is no character, such as half of a surrogate pair (`\ud83d`)."""
    start = trouble.text.characters.rfind("\\", trouble.context, trouble.offset + 1)
    escape = _CODE_POINT.match(trouble.text.characters, max(start, 0))
    if start < 0 or escape is None:
        return None
    message = f"`{escape.group()}` is not a character"
    return trouble.problem(message, "write the character itself", start, escape.end())


# Private functions

_ESCAPE = re.compile(r"\\[^\r\n]?")
_DIGITS = {"x": 2, "u": 4, "U": 8}
_CODE_POINT = re.compile(r"\\[uU][0-9A-Fa-f]{0,8}")
