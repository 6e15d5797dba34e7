"""Mistakes with the colon behind a key: missing, without a space, or one too many."""

from __future__ import annotations

import re

from pdmap.source.characters import shown
from pdmap.source.checks import KEY_NOT_TEXT
from pdmap.source.problem import Problem
from pdmap.source.trouble import Line, Trouble, quoted

LONGEST_KEY = 1024
"""The number of characters in which a parser looks for the colon behind a key (YAML 1.2.2, section 7.4.2)."""


def missing_space(trouble: Trouble) -> Problem | None:
    """Recognize `key:value` in the line that the parser took for a key or for text of its own."""
    line = _unfinished_line(trouble)
    entry = _NO_SPACE.match(line.text) if line else None
    if line is None or entry is None:
        return None
    key, value = entry["key"], entry["value"].strip()
    colon = line.start + entry.start("value") - 1
    remedy = f"write {shown(key)}: {shown(value)}"
    return trouble.problem(f"no space behind the colon of `{shown(key)}`", remedy, colon)


def tight_colon(trouble: Trouble) -> Problem | None:
    """Recognize `{key:}` and `"key":value`: a colon that touches what stands before or behind it."""
    around = trouble.text.characters[max(trouble.offset - 1, 0) : trouble.offset + 2]
    if trouble.character != ":" or not around.replace(":", "", 1).strip():
        return None
    return trouble.problem("no space behind the colon", "write a space behind it")


def missing_colon(trouble: Trouble) -> Problem | None:
    """Recognize a word alone in its line where a key with a colon belongs."""
    line = _unfinished_line(trouble)
    word = _WORD.match(line.text) if line else None
    if line is None or word is None:
        return None
    name = shown(word["word"])
    start, end = (line.start + offset for offset in word.span("word"))
    return trouble.problem(f"`{name}` has no colon behind it", f"write `{name}:` and its value", start, end)


def colon_in_value(trouble: Trouble) -> Problem | None:
    """Recognize `: ` in unquoted text, as in `title: Terms: the short form`."""
    line = trouble.line()
    entry = _ENTRY.match(line.text)
    if entry is None or trouble.offset - line.start < entry.start("value"):
        return None
    value = trouble.rest(line.start + entry.start("value"))
    remedy = f"quote the value: {shown(entry['key'])}: {quoted(value)}"
    return trouble.problem("`: ` in unquoted text", remedy)


def long_key(trouble: Trouble) -> Problem | None:
    """Recognize a key that is too long for a parser to find its colon."""
    line = trouble.line()
    if trouble.offset - line.start <= LONGEST_KEY:
        return None
    return trouble.problem(f"key is longer than {LONGEST_KEY} characters", "shorten it", line.start + line.indentation)


def missing_key(trouble: Trouble) -> Problem | None:
    """Recognize a colon with no key in front of it."""
    if trouble.character != ":":
        return None
    return trouble.problem("key is empty", "write a key before the colon", check=KEY_NOT_TEXT)


# Private functions

_LEAD = r"[ ]*+(?:-[ ]++)*+"
_NO_SPACE = re.compile(rf"{_LEAD}(?P<key>[\w.-]+|\"[^\"]*\"|'[^']*'):(?P<value>(?![ \t/]).+)$")
_WORD = re.compile(rf"{_LEAD}(?P<word>(?![-#\"'|>])[^:]*[^:\s])[ ]*$")
_ENTRY = re.compile(rf"{_LEAD}(?P<key>[^\s:][^:]*+):[ ]++(?P<value>\S.*)$")


def _unfinished_line(trouble: Trouble) -> Line | None:
    """Return the line that was to be a key: where the parser began one, or the one above an unexpected colon."""
    if trouble.context != trouble.offset:
        return trouble.line(trouble.context)
    return trouble.line_above(trouble.line())
