"""The parts of objects, wherever they stand: found along the attributes that lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pdmap.model import Item, Options
from pdmap.tables.shape import attributes_of


def parts_of(item: Item, wanted: type[Item]) -> Iterator[Item]:
    """Yield the parts of a class below an object, each once; a default that fields share belongs to their system."""
    seen: set[str] = set()
    for part in _below(item, wanted):
        if part.address not in seen:
            seen.add(part.address)
            yield part


def items_in(answer: object) -> tuple[Item, ...]:
    """Return the parts that an answer holds."""
    values = answer.values if isinstance(answer, Options) else answer
    if isinstance(values, Item):
        return (values,)
    return tuple(value for value in values if isinstance(value, Item)) if isinstance(values, tuple) else ()


# Private functions


def _below(item: Item, wanted: type[Item]) -> Iterator[Item]:
    for name in _ways(type(item), wanted):
        for part in items_in(getattr(item, name)):
            if isinstance(part, wanted):
                yield part
            yield from _below(part, wanted)


def _ways(shape: type[Item], wanted: type[Item]) -> tuple[str, ...]:
    """Return the attributes of a class that lead to parts of another one."""
    return _ways_found(shape, wanted)  # type: ignore[arg-type]  # as in `attributes_of`


@cache
def _ways_found(shape: type[Item], wanted: type[Item]) -> tuple[str, ...]:
    holding = ((attribute.name, attribute.item) for attribute in attributes_of(shape))
    return tuple(name for name, inner in holding if inner and (inner is wanted or _ways(inner, wanted)))
