"""Texts of Ruby behind a percent sign, which may hold brackets, and patterns between slashes."""

from __future__ import annotations

import re

from pdmap.scan.ruby.kinds import Kind, Token


def literal_at(text: str, at: int, last: Token, unclosed: set[str]) -> tuple[Token, int] | None:
    """Return a text behind a percent sign, or a pattern between slashes, and where it ends.

    A bracket that was once not closed is looked for no further: a file that is made to hurt would have many.
    """
    if text[at] == "%" and (opening := _PERCENT.match(text, at)) and opening["bracket"] not in unclosed:
        end = _closing(text, opening.end(), opening["bracket"])
        if not end:
            unclosed.add(opening["bracket"])
            return None
        inside = text[opening.end() : end]
        is_open = opening["kind"] != "q" and "#{" in inside
        kind = Kind.WORDS if opening["kind"] in _LISTS else Kind.OPEN_STRING if is_open else Kind.STRING
        return Token(kind, inside, opening.end()), end + 1
    is_value = last.kind in {Kind.BREAK, Kind.LABEL} or last.text in _BEFORE_VALUES
    if text[at] == "/" and is_value and (pattern := _PATTERN.match(text, at)):
        return Token(Kind.OPEN_STRING, pattern.group(), at), pattern.end()
    return None


# Private functions


def _closing(text: str, at: int, opening: str) -> int:
    """Return where a text ends that a bracket opened, which may hold others; 0 where that is too far away."""
    closing, depth = _CLOSING.get(opening, opening), 1
    for match in re.compile(rf"\\.|[{re.escape(opening + closing)}]", re.DOTALL).finditer(text, at, at + _LONGEST):
        if match.group() == closing:
            depth -= 1
        elif match.group() == opening:
            depth += 1
        if not depth:
            return match.start()
    return 0


# Private tables

_PERCENT = re.compile(r"%(?P<kind>[qQwWiI]?)(?P<bracket>[\[({<|!])")
_CLOSING = {"[": "]", "(": ")", "{": "}", "<": ">"}
_LISTS = frozenset({"w", "W", "i", "I"})
_LONGEST = 100_000
"""Characters of a text behind a percent sign at most."""
_PATTERN = re.compile(r"/(?! )(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*+\])++/[a-z]*+")
_BEFORE_VALUES = frozenset(
    (
        "(",
        ",",
        "=",
        "[",
        "{",
        "!",
        "&",
        "|",
        "~",
        "=>",
        "==",
        "!=",
        "&&",
        "||",
        "if",
        "unless",
        "when",
        "and",
        "or",
        "not",
    )
)
