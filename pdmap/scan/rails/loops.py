"""Names in migrations of Rails that stand for what is written elsewhere: constants, variables, and lists in loops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import prod

from pdmap.scan.ruby.calls import Call, Value, listed, literal
from pdmap.scan.ruby.statements import Block, Statement
from pdmap.scan.ruby.tokens import Kind, Token


def assigned(statements: Sequence[Statement]) -> Mapping[str, Value]:
    """Return the texts and lists that names are given once and for all, by these names."""
    found: dict[str, Value] = {}
    changed: set[str] = set()
    for statement in statements:
        name, *rest = statement.tokens or (None,)
        if name is None or name.kind is not Kind.NAME or not rest or rest[0].text not in {"=", "||"}:
            continue
        value = _plain(tuple(rest[1:])) if rest[0].text == "=" else ()
        if not value or [token.text for token in found.setdefault(name.text, value)] != [each.text for each in value]:
            changed.add(name.text)
    return {name: value for name, value in found.items() if name not in changed}


def expanded(call: Call, within: Sequence[Block], given: Mapping[str, Value]) -> Iterator[Call]:
    """Yield a call once for each text that its arguments stand for; as it is where that is not written."""
    names = {value[0].text for value in call.arguments if len(value) == 1 and value[0].kind is Kind.NAME}
    choices = {name: values for name in sorted(names) if (values := _values(name, within, given))}
    if not choices or prod(map(len, choices.values())) > _MOST:
        yield call
        return
    for chosen in product(*choices.values()):
        texts = dict(zip(choices, chosen, strict=True))
        yield replace(call, arguments=tuple(_with(value, texts) for value in call.arguments))


# Private functions


def _with(value: Value, texts: Mapping[str, str]) -> Value:
    if len(value) == 1 and value[0].kind is Kind.NAME and value[0].text in texts:
        return (Token(Kind.STRING, texts[value[0].text], value[0].start),)
    return value


def _values(name: str, within: Sequence[Block], given: Mapping[str, Value]) -> tuple[str, ...]:
    """Return the texts that a name may stand for, one after the other."""
    for block in reversed(within):
        if block.variable == name:
            return _texts(_looped(block.head, given))
        if block.name == "def":
            break
    text = literal(given.get(name, ()))
    return (text,) if text else ()


def _looped(head: Sequence[Token], given: Mapping[str, Value]) -> Value:
    """Return the list of a loop such as `%w[a b].each do |name|`."""
    for at, token in enumerate(head):
        owner, _, last = token.text.rpartition(".")
        if token.kind is Kind.NAME and last in _LOOPS:
            return given.get(owner, ()) if owner else _plain(tuple(head[: max(0, at - 1)]))
    return ()


def _plain(value: Value) -> Value:
    """Return a value without what only freezes it, where it is a text or a list; else nothing."""
    if len(value) > 2 and value[-1].text == "freeze":
        value = value[:-2]
    is_list = len(value) > 1 and value[0].text == "[" and value[-1].text == "]"
    return value if is_list or (len(value) == 1 and value[0].kind in _WRITTEN) else ()


def _texts(value: Value) -> tuple[str, ...]:
    found = tuple(listed(value)) if value else ()
    return tuple(text for text in found if text) if all(found) else ()


# Private tables

_LOOPS = frozenset({"each", "each_with_index", "map", "each_with_object"})
_WRITTEN = frozenset({Kind.STRING, Kind.SYMBOL, Kind.WORDS})
_MOST = 500
"""Calls at most that one stands for."""
