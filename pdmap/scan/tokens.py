"""Signs and words of small languages that have no grammar of their own here: Prisma, Protocol Buffers, Rails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pdmap.scan.schema import Trouble
from pdmap.scan.texts import Text


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a sign, a text in quotes, a comment or the end of a line."""

    kind: str
    """`word`, `number`, `text`, `comment`, `line`, `sign`; `wrong` for what opens and never closes."""
    value: str
    """As written; of texts and comments what stands inside."""
    offset: int


def tokens_of(text: Text, pattern: re.Pattern[str]) -> Iterator[Token]:
    """Yield the tokens of a text by a pattern whose groups are called like their kinds; blanks have no group."""
    for found in pattern.finditer(text.characters):
        kind = found.lastgroup
        if kind is not None:
            yield Token(kind, found.group(kind), found.start())


def unclosed(text: Text, token: Token) -> Trouble:
    """Return the trouble of a token that opens and never closes."""
    fact = f"`{token.value[:2]}` opens here and never closes; what follows was not read"
    return Trouble(text.place(token.offset), fact)
