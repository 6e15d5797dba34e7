"""Names in migrations of Rails that stand for what is written elsewhere: constants, variables, and lists in loops."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, product
from math import prod

from pdmap.scan.ruby.calls import Call, Value, listed, written_text
from pdmap.scan.ruby.kinds import Kind, Token
from pdmap.scan.ruby.statements import Block, Statement


def assigned(statement: Statement) -> tuple[str, Value] | None:
    """Return the name that a statement gives a value, with it if that is written; `None` for other statements."""
    name, *rest = statement.tokens or (None,)
    if name is None or name.kind is not Kind.NAME or not rest or rest[0].kind is not Kind.SIGN:
        return None
    if rest[0].text == "=":
        return name.text, _plain(tuple(rest[1:]))
    is_changed = rest[0].text in {"||", "+", "<"} and len(rest) > 1 and rest[1].text in {"=", "<"}
    return (name.text, ()) if is_changed else None


def expanded(call: Call, within: Sequence[Block], given: Mapping[str, Value]) -> Iterator[Call]:
    """Yield a call once for each text that its arguments stand for; as it is where that is not written."""
    names = {name for value in call.arguments for name in _names_in(value)}
    choices = {name: values for name in sorted(names) if (values := _values(name, within, given))}
    if not choices or prod(map(len, choices.values())) > _MOST:
        yield call
        return
    for chosen in product(*choices.values()):
        tokens = dict(zip(choices, chosen, strict=True))
        yield replace(call, arguments=tuple(_with(value, tokens) for value in call.arguments))


def parameters(head: Sequence[Token]) -> tuple[str, ...]:
    """Return the names that a method has for what it is given."""
    return tuple(
        token.text
        for at, (before, token) in enumerate(pairwise(head[1:]))
        if token.kind in {Kind.NAME, Kind.LABEL} and (not at or before.text in {"(", ","})
    )


def given_to(names: Sequence[str], call: Call) -> dict[str, Value]:
    """Return the texts and lists that a call gives a method, by the names that this has for them."""
    values = (
        call.arguments[at] if at < len(call.arguments) else call.options.get(name, ()) for at, name in enumerate(names)
    )
    return {name: _plain(value) if value else () for name, value in zip(names, values, strict=True)}


# Private functions


def _names_in(value: Value) -> Iterator[str]:
    """Yield the names that an argument is, or that are put into it, as in `"#{name}_at"`."""
    if len(value) == 1 and value[0].kind is Kind.NAME:
        yield value[0].text
    elif _is_open(value):
        yield from _PUT.findall(value[0].text)


def _is_open(value: Value) -> bool:
    """Tell whether an argument is a text in which something is put, and nothing more than made a symbol."""
    is_text = bool(value) and value[0].kind is Kind.OPEN_STRING
    return is_text and [token.text for token in value[1:]] in ([], [".", "to_sym"], [".", "to_s"])


def _with(value: Value, tokens: Mapping[str, Token]) -> Value:
    """Return an argument with texts in the place of names."""
    if len(value) == 1 and value[0].kind is Kind.NAME:
        return (tokens.get(value[0].text, value[0]),)
    if not _is_open(value):
        return value
    text = _PUT.sub(lambda put: tokens[put[1]].text if put[1] in tokens else put[0], value[0].text)
    return value if "#{" in text else (Token(Kind.STRING, text, value[0].start),)


def _values(name: str, within: Sequence[Block], given: Mapping[str, Value]) -> tuple[Token, ...]:
    """Return the texts that a name may stand for, one after the other."""
    for block in reversed(within):
        if name in block.variables:
            found = _texts(_looped(block.head, given))
            if found or block.variable:  # a condition within a loop has no name for anything
                return found
        if block.name == "def":
            break
    value = given.get(name, ())
    return value if len(value) == 1 and value[0].kind in _SINGLE else ()


def _looped(head: Sequence[Token], given: Mapping[str, Value]) -> Value:
    """Return the list of a loop such as `%w[a b].each do |name|`."""
    for at, token in enumerate(head):
        owner, _, last = token.text.rpartition(".")
        if token.kind is Kind.NAME and last in _LOOPS:
            return given.get(owner, ()) if owner else _plain(tuple(head[: max(0, at - 1)]))
    return ()


def _plain(value: Value) -> Value:
    """Return a value without what only freezes it, where it is a text or a list; else nothing."""
    if (text := written_text(value)) is not None:
        return (Token(Kind.STRING, text, value[0].start),)
    if len(value) > 2 and value[0].kind in _TEXTS and value[1].text in {"+", "<"}:
        return (Token(Kind.OPEN_STRING, value[0].text, value[0].start),)
    if len(value) > 2 and value[-1].text in {"freeze", "squish"}:
        value = value[:-2]
    is_list = len(value) > 1 and value[0].text == "[" and value[-1].text == "]"
    return value if is_list or (len(value) == 1 and value[0].kind in _WRITTEN) else ()


def _texts(value: Value) -> tuple[Token, ...]:
    found = tuple(listed(value)) if value else ()
    return tuple(Token(Kind.STRING, text, value[0].start) for text in found if text) if all(found) else ()


# Private tables

_PUT = re.compile(r"#\{\s*(\w+)(?:\.to_s(?:ym)?)?\s*\}")
"""A name that is put into a text."""
_LOOPS = frozenset({"each", "each_with_index", "map", "each_with_object"})
_TEXTS = frozenset({Kind.STRING, Kind.OPEN_STRING})
_SINGLE = frozenset({Kind.STRING, Kind.SYMBOL, Kind.OPEN_STRING})
_WRITTEN = frozenset({*_SINGLE, Kind.WORDS})
_MOST = 500
"""Calls at most that one stands for."""
