"""Lines as most of them are written, without what takes a parser: `key: value`, `- item`, `key: [a, b]`, `- {a: b}`.

A line has a shape where it can only be read in one way, whatever the lines around it are. Everything else is left to
the parser: text over several lines, escapes, anchors, tags, more spaces than one, keys in quotes, empty values, numbers
that do not keep their value.
"""

from __future__ import annotations

import re
from sys import intern
from typing import NamedTuple

from pdmap.source.nodes import Scalar
from pdmap.source.scalars import Doubt, resolve

SCALAR, LIST, MAPPING = range(3)
"""Kinds of nodes."""
MOST_NESTED = 4
"""Lists and mappings in brackets that stand within one another, at most."""


class Shape(NamedTuple):
    """What stands on a line. Columns count from 1, and the end lies behind the last character, as in `Node`."""

    indent: int
    is_item: bool
    """Whether it begins with `- `."""
    key: str | None
    kinds: bytes
    """The kinds of the nodes in its value, without keys; none where it has no value."""
    texts: tuple[str, ...]
    """The texts of all keys and values."""
    columns: tuple[int, ...]
    ends: tuple[int, ...]
    others: tuple[tuple[int, Scalar, bool], ...]
    """The number, value and quotes of the values that are more than unquoted text."""
    brackets: tuple[tuple[int, int, int], ...]
    """The columns of lists and mappings in brackets, and their sizes."""
    end: int
    """The column behind the value."""
    comment: int
    """The offset of a `#` that starts a comment; -1 without one."""


class Shapes(dict[str, Shape | None]):
    """The shapes of lines; each different line is looked at once, and many are written again and again.

    `None` for lines without a shape.
    """

    def __init__(self) -> None:
        """Know no line yet."""
        super().__init__()
        self._size = 0

    def __missing__(self, line: str) -> Shape | None:
        """Look at a line for the first time."""
        self._size += len(line)
        if self._size > _MOST_KNOWN:
            self.clear()
            self._size = len(line)
        found = self[line] = _shape_of(line)
        return found


# Private functions

LONGEST = 1000
"""Characters of a line: parsers take no key that is longer."""
_MOST_KNOWN = 1_000_000
"""Characters of the lines that are remembered: some 25,000 lines, or 40 MB where they are all of brackets."""

_IN_BRACKETS = r"""\w!"$%&'()*+./;<=>@\\^`|~\-"""
"""Characters that end no unquoted text, wherever they stand in it."""
_OUTSIDE = _IN_BRACKETS + r"#,?\[\]{}"
"""The same, outside of brackets."""
_KEY = r"(?P<key>\w[\w./@-]*+)"
_START = re.compile(rf"(?P<indent> *+)(?P<item>- )?(?:{_KEY}:(?: (?! )| ++(?=#)|$))?")
_KEY_IN_BRACKETS = re.compile(rf"{_KEY}: (?! )")
_REST = re.compile(r" *+(?:(?<![^ ])(?P<comment>#.*))?")


def _scalar(characters: str) -> re.Pattern[str]:
    """Return the pattern of a value, in which only letters and the like stand behind a colon or a space."""
    quoted = r""""(?P<double>[\w !#-\[\]-~]++)"|'(?P<single>[\w !-&(-~]++)'"""
    return re.compile(rf"{quoted}|(?P<text>-?[\w./(+$~](?:[{characters}]++|:(?=[\w/])| (?=[\w(+/&-]))*+)")


_SCALAR = _scalar(_OUTSIDE)
_SCALAR_IN_BRACKETS = _scalar(_IN_BRACKETS)


class _UnusualError(Exception):
    """A line has to be left to the parser."""


def _shape_of(line: str) -> Shape | None:
    if len(line) > LONGEST:
        return None
    try:
        return _Line(line).shape()
    except _UnusualError:
        return None


class _Line:
    """Takes a line apart, from its start."""

    def __init__(self, line: str) -> None:
        self._line = line
        self._kinds = bytearray()
        self._texts: list[str] = []
        self._columns: list[int] = []
        self._ends: list[int] = []
        self._others: list[tuple[int, Scalar, bool]] = []
        self._brackets: list[tuple[int, int, int]] = []

    def shape(self) -> Shape:
        start = _matched(_START, self._line, 0)
        key, is_item, at = start["key"], bool(start["item"]), start.end()
        if key:
            self._add_key(start)
        has_value = at < len(self._line) and self._line[at] != "#"
        if key is None and is_item != has_value:
            raise _UnusualError
        end = self._value(at, _SCALAR) if has_value else at
        rest = _REST.fullmatch(self._line, end)
        if not rest:
            raise _UnusualError
        return Shape(
            indent=len(start["indent"]),
            is_item=is_item,
            key=key,
            kinds=bytes(self._kinds),
            texts=tuple(self._texts),
            columns=tuple(self._columns),
            ends=tuple(self._ends),
            others=tuple(self._others),
            brackets=tuple(self._brackets),
            end=end + 1,
            comment=rest.start("comment"),
        )

    # Private methods

    def _value(self, at: int, pattern: re.Pattern[str], depth: int = 0) -> int:
        """Take the value at an offset, and return where it ends."""
        if self._line[at : at + 1] in ("[", "{"):
            return self._bracketed(at, depth)
        match = _matched(pattern, self._line, at)
        self._kinds.append(SCALAR)
        text = match["text"]
        if text:
            self._add(text, match.span(), resolve(text))
        else:
            self._add(match["double"] or match["single"], match.span(), is_quoted=True)
        return match.end()

    def _bracketed(self, at: int, depth: int) -> int:
        """Take a list or a mapping in brackets, and return where it ends."""
        if depth == MOST_NESTED:
            raise _UnusualError
        is_list = self._line[at] == "["
        self._kinds.append(LIST if is_list else MAPPING)
        place = len(self._brackets)
        self._brackets.append((0, 0, 0))
        keys: set[str] = set()
        size, start, closing = 0, at, "]" if is_list else "}"
        while not self._line.startswith(closing, at + 1) or size:
            at += 1
            if not is_list:
                at = self._key_in_brackets(at, keys)
            at = self._value(at, _SCALAR_IN_BRACKETS, depth + 1)
            size += 1
            if not self._line.startswith(", ", at):
                break
            at += 1
        at += not size
        if not self._line.startswith(closing, at):
            raise _UnusualError
        self._brackets[place] = (start + 1, at + 2, size)
        return at + 1

    def _key_in_brackets(self, at: int, keys: set[str]) -> int:
        match = _KEY_IN_BRACKETS.match(self._line, at)
        if not match or match["key"] in keys:
            raise _UnusualError
        keys.add(match["key"])
        self._add_key(match)
        return match.end()

    def _add_key(self, match: re.Match[str]) -> None:
        if not isinstance(resolve(match["key"]), str):
            raise _UnusualError
        self._add(match["key"], match.span("key"), "")

    def _add(self, text: str, span: tuple[int, int], value: Scalar | Doubt = "", *, is_quoted: bool = False) -> None:
        if isinstance(value, Doubt):
            raise _UnusualError
        if is_quoted or not isinstance(value, str):
            self._others.append((len(self._texts), text if is_quoted else value, is_quoted))
        self._texts.append(intern(text))
        self._columns.append(span[0] + 1)
        self._ends.append(span[1] + 1)


def _matched(pattern: re.Pattern[str], line: str, at: int) -> re.Match[str]:
    match = pattern.match(line, at)
    if not match:
        raise _UnusualError
    return match
