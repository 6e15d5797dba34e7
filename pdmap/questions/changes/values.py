"""Answers as short texts that can be compared and shown, in the words of the language."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache

from pdmap.model import Answer, Mention, Nothing, Options, Period, Place, Retention, Unknown, ids

NONE = "none"
UNKNOWN = "unknown"
_PLACES_OF_WRITING = frozenset({"node", "head", "address"})


def text_of(answer: object) -> str:
    """Return an answer in one line; empty where none is recorded."""
    match answer:
        case None:
            return ""
        case Nothing():
            return NONE
        case Unknown():
            return UNKNOWN
        case bool():
            return "yes" if answer else "no"
        case Enum():
            return str(answer.value)
        case Mention():
            return answer.id
        case Place():
            return answer.name
        case Options():
            return _chosen(answer)
        case tuple():
            return ", ".join(sorted(map(text_of, answer)))
        case str() | int() | date() | Period():
            return str(answer)
        case _:
            return _record(answer)


def clocks_text(clocks: Iterable[Retention]) -> str:
    """Return how long something is kept: period, start, criteria and law of each clock."""
    return " | ".join(sorted(map(_clock, clocks)))


def leaves(value: object, path: str) -> Iterator[tuple[str, str]]:
    """Yield everything that a part of the model says, as paths such as `dpa.signed` with a text.

    Items of a list go by what they are about, not by their place in it, because the order of lists says nothing.
    """
    if isinstance(value, tuple) and value and all(map(_has_parts, value)):
        seen: dict[str, int] = {}
        for item in value:
            key = _key(item)
            seen[key] = seen.get(key, 0) + 1
            yield from leaves(item, f"{path} {key}" + (f" ({seen[key]})" if seen[key] > 1 else ""))
    elif _has_parts(value):
        for name in attributes(value):
            part = getattr(value, name)
            if part is not None and part != ():
                yield from leaves(part, f"{path}.{name}")
    elif isinstance(value, Mapping):
        yield from ((f"{path}.{key}", text_of(item)) for key, item in sorted(value.items()))
    else:
        yield path, text_of(value)


def attributes(value: object) -> tuple[str, ...]:
    """Return the attributes of an object of the model that say something about the world."""
    kind: type = type(value)
    return _attributes(kind)


def listed_ids(answer: Answer[tuple[Mention, ...]]) -> tuple[str, ...]:
    """Return the ids of a list, each once."""
    return tuple(dict.fromkeys(ids(answer)))


# Private functions

_ABOUT = ("type", "text", "party", "category", "mechanism", "countries", "data", "method", "title")
"""Attributes by which items of a list are told apart."""


_SIMPLE = (Nothing, Unknown, Mention, Place, Period, Options, Retention)


@cache
def _attributes(kind: type) -> tuple[str, ...]:
    names = (field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()
    return tuple(name for name in names if name not in _PLACES_OF_WRITING)


def _has_parts(value: object) -> bool:
    return dataclasses.is_dataclass(value) and not isinstance(value, _SIMPLE)


def _key(item: object) -> str:
    return next((text for name in _ABOUT if (text := text_of(getattr(item, name, None)))), "")


def _chosen(answer: Options[object]) -> str:
    values = ", ".join(sorted(map(text_of, answer.values)))
    return f"{values} ({answer.chosen_by})" if answer.chosen_by else values


def _clock(clock: Retention) -> str:
    law = text_of(clock.law)
    parts = (text_of(clock.period), clock.start, clock.criteria, clock.ground, law, clock.reason)
    return "; ".join(part for part in parts if part)


def _record(value: object) -> str:
    """Return what is recorded of a part with several attributes, such as a contact."""
    said = ((name, text_of(getattr(value, name))) for name in attributes(value))
    return "; ".join(f"{name}: {text}" for name, text in said if text)
