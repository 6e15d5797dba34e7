"""Values of TypeScript as the tokens that they are written with."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.scan.typescript.tokens import Kind, Token

Value = tuple[Token, ...]


def parts(tokens: Value) -> Iterator[Value]:
    """Yield what stands between the commas that lie in no brackets."""
    depth, start = 0, 0
    for at, token in enumerate(tokens):
        if token.kind is not Kind.SIGN:
            continue
        depth += (token.text in "([{") - (token.text in ")]}")
        if not depth and token.text == ",":
            yield tokens[start:at]
            start = at + 1
    if start < len(tokens):
        yield tokens[start:]


def literal(value: Value) -> str | None:
    """Return what a value is, where it is written as a text; `None` for any other."""
    return value[0].text if len(value) == 1 and value[0].kind is Kind.STRING else None


def entries(value: Value) -> Iterator[tuple[str, Value]]:
    """Yield the keys of an object with their values."""
    for part in parts(value[1:-1]):
        if len(part) > 2 and part[1].text == ":":
            yield part[0].text, part[2:]
        elif part and part[0].text == "...":
            yield "...", part[1:]
