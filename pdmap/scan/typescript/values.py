"""Values of TypeScript as the tokens that they are written with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate

from pdmap.scan.brackets import depth_of, parts
from pdmap.scan.typescript.tokens import Kind, Token

Value = tuple[Token, ...]


def literal(value: Value) -> str | None:
    """Return what a value is, where it is written as a text; `None` for any other."""
    return value[0].text if len(value) == 1 and value[0].kind is Kind.STRING else None


def entries(value: Value) -> Iterator[tuple[Token, Value]]:
    """Yield the keys of an object with their values.

    A name that stands for itself, as in `{columns}`, is key and value. The key of what is spread into an object is the
    three dots, that of a name which is made when the file is run its bracket.
    """
    for part in parts(_inside(value), Kind.SIGN):
        if len(part) > 2 and part[1].text == ":":
            yield part[0], part[2:]
        elif part:
            yield part[0], part[1:] or part


def options(value: Value) -> Mapping[str, Value]:
    """Return the values of an object by their keys; none where the value is no object."""
    return {key.text: each for key, each in entries(value)}


# Private functions


def _inside(value: Value) -> Value:
    """Return what stands in the braces of an object, which a type may stand behind; nothing of any other value."""
    if not value or value[0].text != "{" or value[0].kind is not Kind.SIGN:
        return ()
    if value[-1].text == "}":
        return value[1:-1]
    depths = accumulate(depth_of(token, Kind.SIGN) for token in value)
    return value[1 : next((at for at, depth in enumerate(depths) if not depth), len(value))]
