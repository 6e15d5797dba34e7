"""Everything that a part of the model says, as paths with short texts: no leaf is left out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TypeVar

from pdmap.model import Mention, Nothing, Options, Period, Place, Retention, Unknown
from pdmap.questions.changes.naming import Names
from pdmap.questions.changes.values import attributes, text_of, together

T = TypeVar("T")

REASON = ".unknown"
"""End of the path of a reason for which an answer is not known: no answer of its own, and told where it changes."""

_Leaf = tuple[str, str]


def leaves(value: object, path: str, names: Names) -> Iterator[_Leaf]:
    """Yield everything that a part of the model says, as paths such as `dpa.signed` with a text.

    Items of a list go by what they are about, not by their place in it, because the order of lists says nothing.
    What several say that are about one thing stands together, in an order that their content makes.
    """
    if isinstance(value, tuple) and value and all(map(_has_parts, value)):
        for key, items in _by_key(value, names).items():
            yield from _side_by_side(sorted({_contents(item, names) for item in items}), f"{path} {key}")
    elif _has_parts(value):
        for name in attributes(value):
            part = getattr(value, name)
            if part is not None and part != ():
                yield from leaves(part, f"{path}.{name}", names)
    elif isinstance(value, Mapping):
        yield from ((f"{path}.{key}", text_of(item)) for key, item in sorted(value.items()))
    else:
        yield path, names.text(path.rpartition(".")[2], value)
        if isinstance(value, Unknown):
            yield f"{path}{REASON}", "; ".join(part for part in map(text_of, _answers(value)) if part)


def ordered(items: Iterable[T], names: Names) -> list[T]:
    """Return items of a list in an order that their content makes; of those that say the same, the first."""
    distinct: dict[tuple[_Leaf, ...], T] = {}
    for item in items:
        distinct.setdefault(_contents(item, names), item)
    return [distinct[content] for content in sorted(distinct)]


# Private functions

_ABOUT = ("type", "text", "party", "category", "mechanism", "countries", "data", "method", "title")
"""Attributes by which items of a list are told apart."""
_SIMPLE = (Nothing, Unknown, Mention, Place, Period, Options, Retention)


def _has_parts(value: object) -> bool:
    kind: type = type(value)
    return _kind_has_parts(kind)


@cache
def _kind_has_parts(kind: type) -> bool:
    return dataclasses.is_dataclass(kind) and not issubclass(kind, _SIMPLE)


def _by_key(items: Iterable[object], names: Names) -> Mapping[str, list[object]]:
    found: dict[str, list[object]] = {}
    for item in items:
        found.setdefault(_key(item, names), []).append(item)
    return found


def _key(item: object, names: Names) -> str:
    return next((text for name in _ABOUT if (text := names.text(name, getattr(item, name, None)))), "")


def _contents(item: object, names: Names) -> tuple[_Leaf, ...]:
    return tuple(leaves(item, "", names))


def _side_by_side(contents: Sequence[tuple[_Leaf, ...]], path: str) -> Iterator[_Leaf]:
    """Yield the leaves of several items; each keeps its place among them where it says nothing."""
    several = [dict(content) for content in contents]
    for below in dict.fromkeys(below for content in several for below in content):
        yield f"{path}{below}", together(content.get(below, "") for content in several)


def _answers(unknown: Unknown) -> Iterator[object]:
    return (getattr(unknown, field.name) for field in dataclasses.fields(unknown))
