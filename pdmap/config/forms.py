"""Forms of values: what TOML and what text on a command line they take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

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
        raise UnfitValueError(f"is `{raw}`; {hint}")

    return Form(" or ".join(f"`{item.value}`" for item in kind), read)


def text(description: str) -> Form:
    """Return the form of text that is not empty."""

    def read(raw: object) -> str:
        if not isinstance(raw, str) or not raw.strip():
            raise UnfitValueError("is not text, or empty")
        return raw

    return Form(description, read)


def texts(description: str) -> Form:
    """Return the form of a list of texts."""

    def read(raw: object) -> tuple[str, ...]:
        if not isinstance(raw, list) or not all(isinstance(item, str) for item in raw):
            raise UnfitValueError("is not a list of texts")
        return tuple(raw)

    return Form(description, read, is_scalar=False)


def table(value: Form, description: str) -> Form:
    """Return the form of a table whose every value has the same form."""

    def read(raw: object) -> Mapping[str, object]:
        if not isinstance(raw, dict):
            raise UnfitValueError("is not a table")
        return {str(name): value.read(item) for name, item in raw.items()}

    return Form(description, read, is_scalar=False)
