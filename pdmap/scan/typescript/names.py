"""Names of TypeScript: those that a file imports, and those of its functions and constants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pdmap.frozen import dataclass
from pdmap.scan.typescript.script import Script
from pdmap.scan.typescript.tokens import Kind, Token
from pdmap.scan.typescript.values import literal


@dataclass(frozen=True, slots=True)
class Import:
    """A name that a file gets from another one."""

    name: str
    original: str
    """What it is called there."""
    origin: str


@dataclass(frozen=True, slots=True)
class Function:
    """A function that has a name, or a constant that is one."""

    name: str
    first: int
    end: int
    """Numbers of the first token of its body, and of the one behind it."""


def imports(script: Script) -> Iterator[Import]:
    """Yield the names that the file imports."""
    at = 0
    while at < len(script.tokens):
        if script.word(at) == "import" and script.tokens[at].is_first:
            end = at + 1
            while end < len(script.tokens) and script.word(end) not in {"from", ";", "("}:
                end = script.end(end) + 1 if end in script.ends else end + 1
            if script.word(end) == "from" and end + 1 < len(script.tokens):
                yield from _imported(script.tokens[at + 1 : end], script.tokens[end + 1].text)
            at = end
        at += 1


def functions(script: Script) -> Iterator[Function]:
    """Yield the functions of a file that have names, and its constants, which may be functions."""
    at, count = 0, len(script.tokens)
    while at + 2 < count:
        word, name = script.word(at), script.word(at + 1)
        found = None
        if word == "function" and script.tokens[at + 1].kind is Kind.NAME:
            opening = script.body(at)
            found = Function(name, opening + 1, min(script.end(opening), count))
        elif word == "const" and script.word(at + 2) == "=":
            found = Function(name, at + 3, script.behind_value(at + 3, count))
        if found:
            yield found
        at = max(at + 1, found.end if found else 0)


def texts(script: Script) -> Mapping[str, str]:
    """Return the texts that constants of the file stand for."""
    found = [each for each in functions(script) if each.end == each.first + 1]
    values = ((each.name, literal(tuple(script.tokens[each.first : each.end]))) for each in found)
    return {name: value for name, value in values if value is not None}


# Private functions


def _imported(tokens: Sequence[Token], origin: str) -> Iterator[Import]:
    for at, token in enumerate(tokens):
        if token.kind is Kind.NAME and token.text not in {"type", "as"}:
            is_renamed = at > 1 and tokens[at - 1].text == "as"
            yield Import(token.text, tokens[at - 2].text if is_renamed else token.text, origin)
