"""Functions of PHP: methods by their names, and those without a name where they are passed on."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.frozen import dataclass
from pdmap.scan.brackets import parts
from pdmap.scan.php.calls import Script
from pdmap.scan.php.tokens import Kind


@dataclass(frozen=True, slots=True)
class Function:
    """A function."""

    name: str
    """In small letters; empty where it has none."""
    parameters: tuple[str, ...]
    """The variables that it is given."""
    first: int
    """The number of the first token of its body."""
    end: int
    """The number of the token behind its body."""


def named_functions(script: Script) -> Iterator[Function]:
    """Yield the functions of a file that have names."""
    for at in range(len(script.tokens)):
        if is_named(script, at) and (found := _function(script, at + 2, script.sign(at + 1))):
            yield found


def is_named(script: Script, at: int) -> bool:
    """Tell whether a token begins a function that has a name."""
    return script.sign(at) == "function" and script.sign(at + 2) == "("


def closure_within(script: Script, at: int, end: int) -> Function | None:
    """Return the first function without a name between two tokens; `None` where there is none."""
    for each in range(at, min(end, len(script.tokens))):
        if script.sign(each) == "function" and script.sign(each + 1) == "(":
            return _function(script, each + 1, "")
        if script.sign(each) == "fn" and script.sign(each + 1) == "(":
            return _arrow(script, each + 1, end)
    return None


# Private functions


def _function(script: Script, opening: int, name: str) -> Function | None:
    """Return the function whose parameters stand in a bracket; `None` where it has no body."""
    body = script.end(opening) + 1
    for _ in range(_RETURNS):
        if script.sign(body) in {"{", ";"}:
            break
        body = script.ends.get(body, body) + 1
    if script.sign(body) != "{":
        return None
    return Function(name, _parameters(script, opening), body + 1, script.end(body))


def _arrow(script: Script, opening: int, end: int) -> Function | None:
    arrow = next((at for at in range(script.end(opening), end) if script.sign(at) == "=>"), end)
    return Function("", _parameters(script, opening), arrow + 1, end)


def _parameters(script: Script, opening: int) -> tuple[str, ...]:
    each = parts(script.tokens[opening + 1 : script.end(opening)], Kind.SIGN)
    return tuple(next((token.text for token in part if token.kind is Kind.VARIABLE), "") for part in each)


# Private tables

_RETURNS = 20
"""Tokens at most between the parameters of a function and its body, such as the type of what it returns."""
