"""Functions of PHP: methods by their names, those without a name where they are passed on, and names that are given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.frozen import dataclass
from pdmap.scan.brackets import parts
from pdmap.scan.php.calls import Script, Value, literal
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


def given_names(script: Script) -> Mapping[str, str]:
    """Return the texts that variables, properties and constants are given once and for all, by these."""
    found: dict[str, str] = {}
    changed: set[str] = set()
    for at, token in enumerate(script.tokens):
        if script.sign(at + 1) != "=" or token.kind not in {Kind.VARIABLE, Kind.NAME}:
            continue
        value = literal(tuple(script.tokens[at + 2 : at + 3])) if script.sign(at + 3) == ";" else None
        if value is None or found.setdefault(token.text, value) != value:
            changed.add(token.text)
    return {name: text for name, text in found.items() if name not in changed}


def name_of(value: Value, given: Mapping[str, str]) -> str | None:
    """Return the text that a value is, or that stands behind its name; `None` where it is not written in the file."""
    if len(value) == 1:
        return literal(value) or given.get(value[0].text)
    is_own = len(value) == 3 and value[0].text.lower() in {"$this", "self", "static"}
    if is_own and value[1].text == "->":
        return given.get(f"${value[2].text}")
    return given.get(value[2].text) if is_own and value[1].text == "::" else None


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
