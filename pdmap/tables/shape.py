"""The columns of a class of the model: one or several for each of its attributes, by the attribute's type.

What the model learns to hold is in the tables at once; the golden file of the tests shows it.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Union, get_args, get_origin, get_type_hints

from pdmap.frozen import dataclass
from pdmap.model import Field as HeldField
from pdmap.model import (
    Inventory,
    Item,
    Mention,
    Nothing,
    NotPersonal,
    Object,
    Options,
    Period,
    Place,
    Transform,
    Unknown,
    Waiver,
)
from pdmap.tables.cells import codes_of, days_of, duration_of, state_of
from pdmap.tables.meanings import meaning_of
from pdmap.tables.table import Cell, Column, Kind

Read = Callable[[object, Inventory], Cell]
"""Reads a cell from an object of the model."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a class of the model that the author writes."""

    name: str
    value: object
    """The type of its value, without the answers that are no values."""
    is_answer: bool
    """Whether `none` or `unknown` may stand in its place."""
    is_optional: bool
    """Whether there may be nothing."""
    item: type[Item] | None
    """The class of the parts that it holds; `None` where it holds none."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A column, and how its cell is read."""

    column: Column
    read: Read


def attributes_of(shape: type[Item]) -> tuple[Attribute, ...]:
    """Return the attributes of a class that the author writes, in the order of the class."""
    return _attributes(shape)  # type: ignore[arg-type]  # mypy takes the hash of its objects for that of the class


def columns_of(shape: type[Item], own_tables: Mapping[type[Item], str]) -> Iterator[Shaped]:
    """Yield the columns of a class.

    Args:
        shape: The class.
        own_tables: Classes of parts that have a table of their own; the columns of all others stand with their owner.
    """
    if issubclass(shape, Object):
        yield Shaped(Column("id", Kind.STRING, "Its id."), lambda item, _: _text(attrgetter("id")(item)))
    yield from _columns(shape, own_tables, "", lambda item: item)


# Private functions

_Get = Callable[[object], object]
"""Reaches an object from the one that a row is of; `None` where it is not there."""


@cache
def _attributes(shape: type[Item]) -> tuple[Attribute, ...]:
    hints = get_type_hints(shape)
    known = (attribute.name for attribute in fields(shape) if attribute.name not in _NOT_WRITTEN)
    return tuple(_attribute(name, hints[name]) for name in known)


def _attribute(name: str, hint: object) -> Attribute:
    members = get_args(hint) if get_origin(hint) in {Union, types.UnionType} else (hint,)
    (value,) = (member for member in members if member not in {Nothing, Unknown, type(None)})
    inner = get_args(value)[0] if get_origin(value) in {tuple, Options} else value
    item = inner if isinstance(inner, type) and issubclass(inner, Item) else None
    return Attribute(name, value, Nothing in members or Unknown in members, type(None) in members, item)


def _columns(shape: type[Item], own_tables: Mapping[type[Item], str], prefix: str, owner: _Get) -> Iterator[Shaped]:
    absent = f"see `{prefix}state`" if prefix else ""
    for attribute in attributes_of(shape):
        name = f"{prefix}{_RENAMED.get((shape, attribute.name), attribute.name)}"
        get, about = _getter(owner, attribute.name), meaning_of(shape, attribute.name)
        if attribute.item and attribute.item not in own_tables:
            yield _state(name, owner, get, f"{about} State of the columns `{name}_...`.", absent)
            yield from _columns(attribute.item, own_tables, f"{name}_", get)
            continue
        if attribute.item:
            about = f"{about} {_address_of(own_tables[attribute.item], is_list=attribute.item is not attribute.value)}"
        yield from _valued(name, attribute, get, about, _null(name, attribute, absent))
        if attribute.is_answer:
            yield _state(name, owner, get, f"State of `{name}`.", absent)


def _null(name: str, attribute: Attribute, absent: str) -> str:
    """Return what a null means in the columns of an attribute."""
    if attribute.is_answer:
        return f"see `{name}_state`"
    return "not recorded" if attribute.is_optional else absent


def _address_of(table: str, *, is_list: bool) -> str:
    return f"{'Addresses' if is_list else 'Address'} in the table `{table}`."


def _getter(owner: _Get, name: str) -> _Get:
    """Return what reads an attribute of what another one reaches; `None` where that is not there."""
    read = attrgetter(name)

    def get(item: object) -> object:
        reached = owner(item)
        return read(reached) if isinstance(reached, Item) else None

    return get


def _state(name: str, owner: _Get, get: _Get, about: str, null: str) -> Shaped:
    """Return the column that tells what an answer is; null where what would hold the answer is not there."""

    def read(item: object, _: Inventory) -> Cell:
        return state_of(get(item)) if isinstance(owner(item), Item) else None

    return Shaped(Column(f"{name}_state", Kind.STRING, about, null), read)


def _valued(name: str, attribute: Attribute, get: _Get, about: str, null: str) -> Iterator[Shaped]:
    """Yield the columns of the values of an attribute: what is written, and what is worked out of it."""
    value, origin = attribute.value, get_origin(attribute.value)
    if origin is Options:
        inner = get_args(value)[0]
        yield from _listed(name, inner, lambda item: _options(get(item)), about, null)
        chooser = f"Who chooses among `{name}`."
        no_choice = f"all of `{name}` hold"
        yield Shaped(Column(f"{name}_chosen_by", Kind.STRING, chooser, no_choice), lambda item, _: _chooser(get(item)))
    elif origin is tuple:
        about = about if attribute.is_answer else f"{about} Empty where not recorded."
        yield from _listed(name, get_args(value)[0], lambda item: _tuple(get(item)), about, null)
    else:
        yield from _single(name, value, get, about, null)


def _single(name: str, value: object, get: _Get, about: str, null: str) -> Iterator[Shaped]:
    kind, convert = _KINDS[_base(value)]
    yield Shaped(Column(name, kind, about, null), lambda item, _: _converted(get(item), convert))
    if value is Place:
        column = Column(f"{name}_codes", Kind.STRINGS, f"Codes of the countries that `{name}` names.", null)
        yield Shaped(column, lambda item, inventory: _codes(_as_places(get(item)), inventory))
    if value is Period:
        column = Column(f"{name}_days", Kind.NUMBER, f"`{name}` in days.", f"{null}, or without an end")
        yield Shaped(column, lambda item, _: _days(get(item)))


def _listed(
    name: str, inner: object, get: Callable[[object], tuple[object, ...] | None], about: str, null: str
) -> Iterator[Shaped]:
    kind, convert = _KINDS[_base(inner)]
    yield Shaped(Column(name, _LISTS[kind], about, null), lambda item, _: _converted_all(get(item), convert))
    if inner is Place:
        column = Column(f"{name}_codes", Kind.STRINGS, f"Codes of the countries that `{name}` names.", null)
        yield Shaped(column, lambda item, inventory: _codes(_places(get(item)), inventory))


def _base(value: object) -> type:
    """Return the type by which a value is converted."""
    if isinstance(value, type):
        for known in (StrEnum, Item):
            if issubclass(value, known):
                return known
        return value
    raise TypeError(f"no column is made of {value!r}")


def _converted(value: object, convert: Callable[[object], Cell]) -> Cell:
    return None if value is None or isinstance(value, Nothing | Unknown) else convert(value)


def _converted_all(values: tuple[object, ...] | None, convert: Callable[[object], Cell]) -> Cell:
    return None if values is None else [convert(value) for value in values]  # type: ignore[return-value]


def _options(answer: object) -> tuple[object, ...] | None:
    return answer.values if isinstance(answer, Options) else None


def _chooser(answer: object) -> str | None:
    return answer.chosen_by if isinstance(answer, Options) else None


def _tuple(answer: object) -> tuple[object, ...] | None:
    return answer if isinstance(answer, tuple) else None


def _places(values: tuple[object, ...] | None) -> tuple[Place, ...] | None:
    return None if values is None else tuple(value for value in values if isinstance(value, Place))


def _as_places(value: object) -> tuple[Place, ...] | None:
    return (value,) if isinstance(value, Place) else None


def _codes(places: tuple[Place, ...] | None, inventory: Inventory) -> Cell:
    return None if places is None else codes_of(places, inventory)


def _days(value: object) -> float | None:
    return days_of(value) if isinstance(value, Period) else None


def _text(value: object) -> str:
    return str(value)


# Private tables

_NOT_WRITTEN = frozenset({"node", "head", "address", "id", "assumptions"})
"""Attributes that stand in columns of every table, or in a table of their own."""
_RENAMED: Mapping[tuple[type[Item], str], str] = {
    (HeldField, "column"): "columns",
    (NotPersonal, "column"): "columns",
    (Transform, "into"): "into_data",
    (Waiver, "object"): "waived",
}
"""Attributes whose names are reserved words of SQL, or those of columns that every table has."""
_KINDS: Mapping[type, tuple[Kind, Callable[[object], Cell]]] = {
    str: (Kind.STRING, _text),
    bool: (Kind.BOOLEAN, bool),
    int: (Kind.INTEGER, lambda value: value if isinstance(value, int) else None),
    dt.date: (Kind.DATE, lambda value: value if isinstance(value, dt.date) else None),
    StrEnum: (Kind.STRING, _text),
    Mention: (Kind.STRING, lambda value: value.id if isinstance(value, Mention) else None),
    Place: (Kind.STRING, lambda value: value.name if isinstance(value, Place) else None),
    Period: (Kind.STRING, lambda value: duration_of(value) if isinstance(value, Period) else None),
    Item: (Kind.STRING, lambda value: value.address if isinstance(value, Item) else None),
}
"""What a value of each type becomes."""
_LISTS = {Kind.STRING: Kind.STRINGS, Kind.BOOLEAN: Kind.BOOLEANS, Kind.INTEGER: Kind.INTEGERS}
