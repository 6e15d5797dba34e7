"""Forms of values: what TOML and what text on a command line they take."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from pdmap.frozen import dataclass
from pdmap.source.characters import shown
from pdmap.spelling import nearest

E = TypeVar("E", bound=StrEnum)


class UnfitValueError(Exception):
    """A value does not fit; the message says in what."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a key takes."""

    description: str
    """In words, for the documentation."""
    read: Callable[[object], object]
    """Make the value of what TOML holds, or raise `UnfitValueError`."""
    is_scalar: bool = True
    """Whether an environment variable can hold it."""


def word(kind: type[E]) -> Form:
    """Return the form of one of several words."""

    def read(raw: object) -> E:
        words = [item.value for item in kind]
        if not isinstance(raw, str):
            raise UnfitValueError(f"is not one of {', '.join(words)}")
        if raw in words:
            return kind(raw)
        suggestion = nearest(raw, words)
        hint = f"did you mean `{suggestion}`?" if suggestion else f"choose from: {', '.join(words)}"
        raise UnfitValueError(f"is `{shown(raw)}`; {hint}")

    return Form(" or ".join(f"`{item.value}`" for item in kind), read)


def text(description: str) -> Form:
    """Return the form of text that is not empty."""

    def read(raw: object) -> str:
        if not isinstance(raw, str) or not raw.strip() or not raw.isprintable():
            raise UnfitValueError("is not a line of text")
        return raw

    return Form(description, read)


def name(description: str) -> Form:
    """Return the form of a name that whoever uses it looks up."""

    def read(raw: object) -> str:
        if not isinstance(raw, str):
            raise UnfitValueError("is not a text")
        return raw

    return Form(description, read)


def texts(description: str, *, least: int = 0, is_named: bool = False) -> Form:
    """Return the form of a list of at least so many texts, none of which is empty if they are names."""

    def read(raw: object) -> tuple[str, ...]:
        if not isinstance(raw, list) or not all(isinstance(item, str) for item in raw):
            raise UnfitValueError("is not a list of texts")
        if len(raw) < least:
            raise UnfitValueError("is empty")
        if is_named and not all(item.strip() for item in raw):
            raise UnfitValueError("holds an empty text")
        return tuple(raw)

    return Form(description, read, is_scalar=False)


def words(kind: type[E]) -> Form:
    """Return the form of a list of words, each one of several."""
    one = word(kind)

    def read(raw: object) -> tuple[E, ...]:
        if not isinstance(raw, list):
            raise UnfitValueError("is not a list of texts")
        return tuple(dict.fromkeys(kind(str(one.read(item))) for item in raw))

    return Form(f"a list of {one.description}", read, is_scalar=False)
