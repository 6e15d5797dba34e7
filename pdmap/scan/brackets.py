"""Brackets in the tokens of small languages: what they enclose, and what stands between the commas beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import Protocol, TypeVar

from pdmap.frozen import dataclass
from pdmap.scan.tokens import TooLongError


class Written(Protocol):
    """A token of any language."""

    @property
    def kind(self) -> IntEnum:
        """Return what it is."""

    @property
    def text(self) -> str:
        """Return it as written."""


OneToken = TypeVar("OneToken", bound=Written)


@dataclass(frozen=True, slots=True)
class Brackets:
    """Which brackets belong together, by the numbers of their tokens."""

    ends: dict[int, int]
    """The closing bracket of each opening one."""
    unclosed: int | None
    """The innermost bracket that is never closed."""


def brackets_of(tokens: Sequence[Written], sign: IntEnum, deepest: int | None = None) -> Brackets:
    """Return which brackets belong together.

    Args:
        tokens: The tokens of a file.
        sign: The kind of tokens that brackets are.
        deepest: As many may lie within one another.

    Raises:
        TooLongError: there are more within one another.
    """
    ends: dict[int, int] = {}
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token.kind is not sign:
            continue
        if token.text in "([{":
            opened.append(at)
            if deepest and len(opened) > deepest:
                raise TooLongError
        elif token.text in ")]}" and opened:
            ends[opened.pop()] = at
    return Brackets(ends, opened[-1] if opened else None)


def depth_of(token: Written, sign: IntEnum) -> int:
    """Return how much deeper it goes behind a token: 1 behind an opening bracket, -1 behind a closing one, else 0."""
    return (token.text in "([{") - (token.text in ")]}") if token.kind is sign else 0


def parts(tokens: Sequence[OneToken], sign: IntEnum, separator: str = ",") -> Iterator[tuple[OneToken, ...]]:
    """Yield what stands between the commas, or other signs, that lie in no brackets."""
    depth, start = 0, 0
    for at, token in enumerate(tokens):
        if token.kind is not sign:
            continue
        depth += (token.text in "([{") - (token.text in ")]}")
        if not depth and token.text == separator:
            yield tuple(tokens[start:at])
            start = at + 1
    if start < len(tokens):
        yield tuple(tokens[start:])
