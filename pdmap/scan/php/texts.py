"""Texts of PHP that are written out, put together from others, or stand behind names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pdmap.scan.brackets import parts
from pdmap.scan.php.calls import Script, Value, literal
from pdmap.scan.php.tokens import Kind


def given_names(script: Script) -> Mapping[str, str]:
    """Return the texts that names stand for once and for all: `$variable`, `$this->property` and `CONSTANT`."""
    found: dict[str, str] = {}
    changed: set[str] = set()
    for at, token in enumerate(script.tokens):
        if script.sign(at + 1) != "=" or token.kind not in {Kind.VARIABLE, Kind.NAME}:
            continue
        name = given_name(script, at)
        value = literal(tuple(script.tokens[at + 2 : at + 3])) if script.sign(at + 3) == ";" else None
        if value is None or found.setdefault(name, value) != value:
            changed.add(name)
    return {name: text for name, text in found.items() if name not in changed}


def text_of(value: Value, given: Mapping[str, str | None]) -> str | None:
    """Return the text that a value is; `None` where not all of it is written in the file.

    Args:
        value: The value, in which texts may be put together.
        given: What names stand for; `None` hides what is behind a name.
    """
    if len(value) > _MOST:
        return None
    pieces = [_piece(part, given) for part in parts(value, Kind.SIGN, ".")]
    if not pieces or None in pieces:
        return None
    text = "".join(piece for piece in pieces if piece is not None)
    return text if len(pieces) == 1 or len(text) <= _LONGEST else None


def given_name(script: Script, at: int) -> str:
    """Return what is given a value by an equals sign behind a token; a property as others of its class name it."""
    token, before = script.tokens[at], script.sign(at - 1)
    if token.kind is Kind.NAME:
        return f"$this->{token.text}" if before == "->" else token.text
    first = at - 1
    while first > at - _WORDS and script.sign(first) not in _MODIFIERS and _is_type(script, first):
        first -= 1
    is_property = before == "::" or script.sign(first) in _MODIFIERS
    return f"$this->{token.text[1:]}" if is_property else token.text


# Private functions


def _is_type(script: Script, at: int) -> bool:
    return 0 <= at < len(script.tokens) and (script.tokens[at].kind is Kind.NAME or script.sign(at) in {"?", "|"})


def _piece(value: Value, given: Mapping[str, str | None]) -> str | None:
    if len(value) == 1 and value[0].kind is Kind.OPEN_STRING:
        return _filled(value[0].text, given)
    if len(value) == 1:
        return literal(value) if value[0].kind is Kind.STRING else given.get(value[0].text)
    is_own = len(value) == 3 and value[0].text.lower() in _OWN
    if is_own and value[1].text in {"->", "::"}:
        is_property = value[1].text == "->" or value[2].kind is Kind.VARIABLE
        return given.get(f"$this->{value[2].text.lstrip('$')}" if is_property else value[2].text)
    return None


def _filled(text: str, given: Mapping[str, str | None]) -> str | None:
    """Return a text with what is put in where its names stand; `None` where that is not known of each."""
    if _LEFT.search(_PUT_IN.sub("", text)):
        return None
    length = len(text)
    for found in _PUT_IN.finditer(text):
        put_in = given.get(found["braced"] or found["bare"])
        if put_in is None:
            return None
        length += len(put_in)
    return (
        _PUT_IN.sub(lambda found: given[found["braced"] or found["bare"]] or "", text) if length <= _LONGEST else None
    )


# Private tables

_OWN = frozenset({"$this", "self", "static"})
_MODIFIERS = frozenset({"public", "protected", "private", "var", "static", "readonly"})
_WORDS = 8
"""Tokens of the type of a property at most."""
_MOST = 200
"""Tokens of a value that are put together at most."""
_LONGEST = 2_000
"""Characters of a text that is put together at most: loops make many, and a file that is made to hurt long ones."""
_NAME = r"\$[A-Za-z_]\w*+(?:->\w++)?+"
_PUT_IN = re.compile(rf"\{{(?P<braced>{_NAME})\}}|(?P<bare>{_NAME})(?!\[)")
_LEFT = re.compile(r"\$\w|[{]\$|\$[{]")
