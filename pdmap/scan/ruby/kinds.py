"""What files of Ruby are made of."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class Kind(IntEnum):
    """What a token is."""

    NAME = 1
    """A name or a keyword, with the dots in it, such as `t.string`."""
    SYMBOL = 2
    STRING = 3
    OPEN_STRING = 4
    """A string in which something is put when it is run."""
    WORDS = 5
    """A list of words, such as `%w[a b]`."""
    LABEL = 6
    """A key, such as `null:`."""
    NUMBER = 7
    SIGN = 8
    BREAK = 9
    """The end of a line, or a semicolon."""
    UNCLOSED = 10
    """What opens a comment or a text that never ends: all behind it is a part of it."""


class Token(NamedTuple):
    """A part of a file."""

    kind: Kind
    text: str
    """Without its quotes."""
    start: int
    """Where it stands in the file; of a text that begins further down, where that begins."""
