"""Values of TypeScript as the tokens that they are written with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.scan.brackets import parts
from pdmap.scan.typescript.tokens import Kind, Token

Value = tuple[Token, ...]


def literal(value: Value) -> str | None:
    """Return what a value is, where it is written as a text; `None` for any other."""
    return value[0].text if len(value) == 1 and value[0].kind is Kind.STRING else None


def entries(value: Value) -> Iterator[tuple[Token, Value]]:
    """Yield the keys of an object with their values; three dots are the key of what is spread into it."""
    for part in parts(value[1:-1], Kind.SIGN):
        if len(part) > 2 and part[1].text == ":":
            yield part[0], part[2:]
        elif part and part[0].text == "...":
            yield part[0], part[1:]


def options(value: Value) -> Mapping[str, Value]:
    """Return the values of an object by their keys; none where the value is no object."""
    is_object = bool(value) and value[0].text == "{" and value[0].kind is Kind.SIGN
    return {key.text: each for key, each in entries(value)} if is_object else {}
