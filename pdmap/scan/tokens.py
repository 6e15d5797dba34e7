"""Signs and words of small languages whose grammar is simple enough to be read here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdmap.frozen import dataclass
from pdmap.scan.texts import Text


class TooLongError(Exception):
    """A file or a statement is longer, or lies deeper, than any that people write."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign, a text in quotes, a comment or the end of a line."""

    kind: str
    """`word`, `number`, `text`, `comment`, `line`, `sign`; `wrong` for what opens and never closes."""
    value: str
    """As written; of texts and comments what stands inside."""
    offset: int


def unescaped(written: str) -> str:
    """Return a text in double quotes as it is meant; breaks of lines become blanks, so that lines still count."""
    return _ESCAPED.sub(lambda found: " " if found[1] in "nrtfv" else found[1], written)


def tokens_of(text: Text, pattern: re.Pattern[str]) -> Iterator[Token]:
    """Yield the tokens of a text by a pattern whose groups are called like their kinds, up to one that is `wrong`."""
    for found in pattern.finditer(text.characters):
        kind = found.lastgroup
        if kind is not None:
            yield Token(kind, found.group(kind), found.start())
        if kind == "wrong":
            return  # what opens and never closes would be looked for again and again


# Private tables

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
