"""Forms: what a value of the inventory language may look like, and what it means.

Each form is written once and used twice. Its JSON Schema tells editors and the validator which
values fit; its binder turns a fitting node into a value of the model. So the schema and the model
cannot drift apart. Binders are total: a node that does not fit gives `None`, because the schema
has already told the author about it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from pdmap.model import PERIOD_PATTERN, Mention, Options, Period, parse_period
from pdmap.source import MappingNode, Node, Plain, ScalarNode, SequenceNode

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")
E = TypeVar("E", bound=StrEnum)

Schema = Mapping[str, Plain]
"""A JSON Schema, draft-07."""

ID_PATTERN = "^[a-z0-9][a-z0-9._-]*$"
"""Ids are safe in file names, addresses and selectors."""
DATE_PATTERN = "^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$"
"""Days of the years 1000 to 2999: validators disagree on the year 0."""


@dataclass(frozen=True, slots=True)
class Form(Generic[T_co]):
    """A kind of value: how it is checked and how it is bound."""

    schema: Schema
    bind: Callable[[Node, str], T_co | None]
    """Takes a node and its logical address; returns `None` where the node does not fit."""
    definitions: Mapping[str, Schema] = field(default_factory=dict)
    """Schemas that `schema` refers to, by name."""


def text() -> Form[str]:
    """Return the form of free text; an unquoted number is the text that the author wrote."""
    schema: Schema = {"type": ["string", "number"], "minLength": 1}
    return Form(schema, lambda node, _: _text_of(node) or None)


def word(*words: str) -> Form[str]:
    """Return the form of one word out of a closed list."""
    return Form({"enum": list(words)}, lambda node, _: value if (value := _text_of(node)) in words else None)


def choice(enumeration: type[E]) -> Form[E]:
    """Return the form of one member of an enumeration."""
    members = {member.value: member for member in enumeration}
    return Form({"enum": list(members)}, lambda node, _: members.get(_text_of(node) or ""))


def flag() -> Form[bool]:
    """Return the form of `true` or `false`."""
    return Form({"type": "boolean"}, lambda node, _: _flag_of(node))


def whole(minimum: int, maximum: int | None = None) -> Form[int]:
    """Return the form of a whole number within bounds."""
    limits: dict[str, Plain] = {"type": "integer", "minimum": minimum}
    if maximum is not None:
        limits["maximum"] = maximum

    def bind(node: Node, _: str) -> int | None:
        number = _whole_of(node)
        fits = number is not None and number >= minimum and (maximum is None or number <= maximum)
        return number if fits else None

    return Form(limits, bind)


def date() -> Form[dt.date]:
    """Return the form of a day, such as `2024-05-01`."""
    return Form({"type": "string", "pattern": DATE_PATTERN, "format": "date"}, lambda node, _: _date_of(node))


def period() -> Form[Period]:
    """Return the form of an ISO 8601 duration, such as `P90D`."""
    return Form({"type": "string", "pattern": PERIOD_PATTERN}, lambda node, _: parse_period(_text_of(node) or ""))


def pattern(expression: str, build: Callable[[ScalarNode, str], T]) -> Form[T]:
    """Return the form of text that fits a regular expression as a whole, made into something by `build`."""

    def bind(node: Node, _: str) -> T | None:
        if not isinstance(node, ScalarNode) or not isinstance(node.value, str):
            return None
        return build(node, node.value) if re.fullmatch(expression, node.value) else None

    return Form({"type": "string", "pattern": expression}, bind)


def mention() -> Form[Mention]:
    """Return the form of an id that is defined elsewhere."""
    return pattern(ID_PATTERN, Mention)


def several(form: Form[T], *, named_by: str = "") -> Form[tuple[T, ...]]:
    """Return the form of a list.

    Args:
        form: What each item looks like.
        named_by: The key whose text names an item in its address; a scalar item names itself.
            Items are counted from 1 where it is missing.
    """

    def bind(node: Node, address: str) -> tuple[T, ...] | None:
        if not isinstance(node, SequenceNode):
            return None
        addresses = _item_addresses(node, address, named_by)
        bound = (form.bind(item, place) for item, place in zip(node.items, addresses, strict=True))
        return tuple(value for value in bound if value is not None)

    return Form({"type": "array", "items": dict(form.schema)}, bind, form.definitions)


def one_or_several(form: Form[T]) -> Form[tuple[T, ...]]:
    """Return the form of a list that may be written as a single value."""
    return by_shape(scalar=convert(form, lambda value: (value,)), sequence=several(form))


def options(form: Form[T], example: Plain) -> Form[Options[T]]:
    """Return the form of a value, a list of values, or `{choice: [...], by: ...}`.

    Args:
        form: What each value looks like.
        example: A list of values that somebody may choose from.
    """
    items = several(form)
    single = convert(form, lambda value: Options((value,)))
    return by_shape(scalar=single, sequence=convert(items, Options), mapping=_customer_choice(items, example))


def by_shape(
    *, scalar: Form[T] | None = None, sequence: Form[T] | None = None, mapping: Form[T] | None = None
) -> Form[T]:
    """Return the form of a value that may be written as a scalar, as a list or as a mapping."""
    forms = {ScalarNode: scalar, SequenceNode: sequence, MappingNode: mapping}
    offered = [form for form in forms.values() if form]

    def bind(node: Node, address: str) -> T | None:
        form = forms.get(type(node))
        return form.bind(node, address) if form else None

    return Form({"anyOf": [dict(form.schema) for form in offered]}, bind, merged(*offered))


def single_key(form: Callable[[str, ScalarNode], Form[T]], schema: Form[T]) -> Form[T]:
    """Return the form of a mapping with one key that names the thing; its value, if any, tells about it."""

    def bind(node: Node, address: str) -> T | None:
        if not isinstance(node, MappingNode) or len(node.entries) != 1:
            return None
        ((name, entry),) = node.entries.items()
        return form(name, entry.key).bind(filled(entry.value), address) if is_id(name) else None

    shape: Schema = {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "propertyNames": {"pattern": ID_PATTERN},
        "additionalProperties": {"anyOf": [dict(schema.schema), {"type": "null"}]},
    }
    return Form(shape, bind, schema.definitions)


def convert(form: Form[T], function: Callable[[T], U]) -> Form[U]:
    """Return a form that looks like `form` and makes something else of the value."""

    def bind(node: Node, address: str) -> U | None:
        value = form.bind(node, address)
        return None if value is None else function(value)

    return Form(form.schema, bind, form.definitions)


def filled(node: Node) -> Node:
    """Return an empty mapping where nothing stands behind a key, and any other node as it is."""
    if isinstance(node, ScalarNode) and node.value is None:
        return MappingNode(node.path, node.line, node.column, node.end_line, node.end_column)
    return node


def is_id(text: str) -> bool:
    """Return whether a text may be an id."""
    return re.fullmatch(ID_PATTERN, text) is not None


def merged(*forms: Form[object]) -> dict[str, Schema]:
    """Return the definitions of several forms together."""
    return {name: schema for form in forms for name, schema in form.definitions.items()}


# Private functions


def _text_of(node: Node) -> str | None:
    if not isinstance(node, ScalarNode) or node.value is None or isinstance(node.value, bool):
        return None
    return node.text


def _flag_of(node: Node) -> bool | None:
    return node.value if isinstance(node, ScalarNode) and isinstance(node.value, bool) else None


def _whole_of(node: Node) -> int | None:
    """Return a whole number; JSON Schema takes `2.0` for one."""
    value = node.value if isinstance(node, ScalarNode) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if value == int(value) else None


def _date_of(node: Node) -> dt.date | None:
    text = _text_of(node) or ""
    try:
        return dt.date.fromisoformat(text) if re.fullmatch(DATE_PATTERN, text) else None
    except ValueError:
        return None


def _customer_choice(items: Form[tuple[T, ...]], example: Plain) -> Form[Options[T]]:
    """Return the form of a choice that somebody else makes, such as the region of a hosted service."""

    def bind(node: Node, address: str) -> Options[T] | None:
        values = node.get("choice") if isinstance(node, MappingNode) else None
        chooser = node.get("by") if isinstance(node, MappingNode) else None
        bound = items.bind(values, address) if values else None
        return None if bound is None else Options(bound, (_text_of(chooser) if chooser else None) or "customer")

    schema: Schema = {
        "type": "object",
        "properties": {
            "choice": {
                **items.schema,
                "description": "The values to choose from; each of them is judged.",
                "examples": [example],
            },
            "by": {
                **text().schema,
                "description": "Who chooses; the customer where missing.",
                "examples": ["account owner"],
            },
        },
        "required": ["choice"],
        "additionalProperties": False,
    }
    return Form(schema, bind, items.definitions)


def _item_addresses(node: SequenceNode, address: str, named_by: str) -> Iterator[str]:
    """Yield an address for each item; a name that a list holds twice gets `-2`, and so on."""
    taken: dict[str, int] = {}
    for number, item in enumerate(node.items, start=1):
        name = free = _name_of(item, named_by) or str(number)
        while free in taken:
            taken[name] += 1
            free = f"{name}-{taken[name]}"
        taken[free] = 1
        yield f"{address}/{free}"


def _name_of(item: Node, named_by: str) -> str | None:
    if not named_by:
        return None
    named = item.get(named_by) if isinstance(item, MappingNode) else item
    return _text_of(named) if named else None
