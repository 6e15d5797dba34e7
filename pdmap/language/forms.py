"""Forms: what a value of the inventory language may look like, and what it means.

Each form is written once and used twice. Its JSON Schema tells editors and the validator which
values fit; its binder turns a fitting node into a value of the model. So the schema and the model
cannot drift apart. Binders are total: a node that does not fit gives `None`, because the schema
has already told the author about it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import field
from enum import StrEnum
from functools import cache, lru_cache
from typing import Generic, TypeVar

from pdmap.days import strict_day
from pdmap.frozen import dataclass
from pdmap.model import PERIOD_PATTERN, Mention, Period, parse_period
from pdmap.source import MappingNode, Node, Plain, ScalarNode, SequenceNode

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")
E = TypeVar("E", bound=StrEnum)

Schema = Mapping[str, Plain]
"""A JSON Schema, draft-07."""

ID_PATTERN = "^[a-z0-9][a-z0-9._-]*$"
"""Ids are safe in file names, addresses and selectors."""
TEXT_PATTERN = r"\S"
"""Free text holds something to read."""
_REMEMBERED = 4_096
"""How many texts are remembered to fit a pattern: a large inventory names some hundred types again and again."""

DATE_PATTERN = "^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$"
DATE_RANGE = "from 1000-01-01 to 2999-12-31"
"""The days that fit the pattern, in words."""
"""Days of the years 1000 to 2999: validators disagree on the year 0."""


@dataclass(frozen=True, slots=True)
class Form(Generic[T_co]):
    """A kind of value: how it is checked and how it is bound."""

    schema: Schema
    bind: Callable[[Node, str], T_co | None]
    """Takes a node and its logical address; returns `None` where the node does not fit."""
    definitions: Mapping[str, Schema] = field(default_factory=dict)
    """Schemas that `schema` refers to, by name."""


@cache
def text() -> Form[str]:
    """Return the form of free text; an unquoted number is the text that the author wrote."""
    schema: Schema = {"type": ["string", "number"], "pattern": TEXT_PATTERN}
    return Form(schema, lambda node, _: written if (written := text_of(node) or "").strip() else None)


@cache
def line() -> Form[str]:
    """Return the form of free text that becomes a part of messages, which are one line: breaks are spaces."""
    return convert(text(), lambda written: " ".join(written.split()))


def word(*words: str) -> Form[str]:
    """Return the form of one word out of a closed list."""
    return Form({"enum": list(words)}, lambda node, _: value if (value := text_of(node)) in words else None)


def choice(enumeration: type[E]) -> Form[E]:
    """Return the form of one member of an enumeration."""
    members = {member.value: member for member in enumeration}
    return Form({"enum": list(members)}, lambda node, _: members.get(text_of(node) or ""))


@cache
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


@cache
def date() -> Form[dt.date]:
    """Return the form of a day, such as `2024-05-01`."""
    return Form({"type": "string", "pattern": DATE_PATTERN, "format": "date"}, lambda node, _: _date_of(node))


@cache
def period() -> Form[Period]:
    """Return the form of an ISO 8601 duration, such as `P90D`."""
    return Form({"type": "string", "pattern": PERIOD_PATTERN}, lambda node, _: parse_period(text_of(node) or ""))


def pattern(expression: str, build: Callable[[ScalarNode, str], T]) -> Form[T]:
    """Return the form of text that fits a regular expression as a whole, made into something by `build`."""
    fits = lru_cache(maxsize=_REMEMBERED)(re.compile(expression).fullmatch)

    def bind(node: Node, _: str) -> T | None:
        if not isinstance(node, ScalarNode) or not isinstance(node.value, str):
            return None
        return build(node, node.value) if fits(node.value) else None

    return Form({"type": "string", "pattern": expression}, bind)


@cache
def mention() -> Form[Mention]:
    """Return the form of an id that is defined elsewhere."""
    return pattern(ID_PATTERN, Mention)


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


def single_key(form: Callable[[str, ScalarNode], Form[T]], schema: Form[object]) -> Form[T]:
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


@lru_cache(maxsize=_REMEMBERED)
def is_id(text: str) -> bool:
    """Return whether a text may be an id."""
    return _ID.fullmatch(text) is not None


def text_of(node: Node) -> str | None:
    """Return a single value as it was written; `None` for what is no text and no number."""
    if not isinstance(node, ScalarNode) or node.value is None or isinstance(node.value, bool):
        return None
    return node.text


def merged(*forms: Form[object]) -> dict[str, Schema]:
    """Return the definitions of several forms together."""
    return {name: schema for form in forms for name, schema in form.definitions.items()}


# Private functions


_ID = re.compile(ID_PATTERN)


def _flag_of(node: Node) -> bool | None:
    return node.value if isinstance(node, ScalarNode) and isinstance(node.value, bool) else None


def _whole_of(node: Node) -> int | None:
    """Return a whole number; JSON Schema takes `2.0` for one."""
    value = node.value if isinstance(node, ScalarNode) else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return int(value) if value == int(value) else None


def _date_of(node: Node) -> dt.date | None:
    text = text_of(node) or ""
    return strict_day(text) if re.fullmatch(DATE_PATTERN, text) else None
