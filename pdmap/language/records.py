"""Mappings of the language: their keys, each with a description and an example, and their answers.

A record names a class of the model and the keys that its attributes are written with. Every key
carries what an editor shows: what it means and how it is written.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from pdmap.frozen import dataclass
from pdmap.language.forms import ID_PATTERN, Form, Schema, date, filled, text
from pdmap.language.lists import not_empty, several
from pdmap.model import Answer, Nothing, Unknown
from pdmap.source import MappingNode, Node, Plain, ScalarNode

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Bind = Callable[[Node, str], object | None]
"""Takes a node and its logical address; returns `None` where the node does not fit."""


@dataclass(frozen=True, slots=True)
class Key(Generic[T_co]):
    """A key of a mapping."""

    name: str
    """As the author writes it."""
    form: Form[T_co]
    description: str
    example: Plain
    attribute: str
    """As the model calls it."""
    is_required: bool


def key(
    name: str, form: Form[T], description: str, example: Plain, *, attribute: str = "", required: bool = False
) -> Key[T]:
    """Describe a key; the attribute of the model has the same name unless told otherwise."""
    return Key(name, form, description, example, attribute or name, required)


def record(name: str, build: Callable[..., T], description: str, *keys: Key[object]) -> Form[T]:
    """Return the form of a mapping with known keys, bound to a class of the model.

    Args:
        name: The name of the definition in the schema.
        build: Called with `node`, `address`, `head` and one keyword argument for each written key.
        description: What the mapping stands for.
        keys: The keys that it may have; any other key is a finding.
    """
    known = _KnownKeys.of(keys)

    def bind(node: Node, address: str) -> T | None:
        values = known.bind(node, address) if isinstance(node, MappingNode) else None
        return None if values is None else build(node=node, address=address, head=node, **values)

    definitions: dict[str, Schema] = {inner: form for key in keys for inner, form in key.form.definitions.items()}
    definitions[name] = _record_schema(description, keys)
    return Form({"$ref": f"#/definitions/{name}"}, bind, definitions)


def section(
    build: Callable[..., T], name: str, description: str, *keys: Key[object], identifiers: str = ID_PATTERN
) -> Form[Mapping[str, T]]:
    """Return the form of a section: objects keyed by id; one without required keys may be left empty.

    Args:
        build: Called as for a record, with the `id` besides.
        name: The name of the definition in the schema.
        description: What an object stands for.
        keys: The keys that an object may have.
        identifiers: The pattern that ids fit.
    """
    entry = record(name, build, description, *keys)
    known, fits = _KnownKeys.of(keys), re.compile(identifiers).fullmatch

    def bind(node: Node, address: str) -> dict[str, T] | None:
        if not isinstance(node, MappingNode):
            return None
        objects: dict[str, T] = {}
        for identifier, item in node.entries.items():
            place, written = f"{address}/{identifier}", filled(item.value)
            values = known.bind(written, place) if isinstance(written, MappingNode) else None
            if values is not None and fits(identifier):
                objects[identifier] = build(node=written, address=place, head=item.key, id=identifier, **values)
        return objects

    may_be_empty = not any(key.is_required for key in keys)
    schema: Schema = {
        "type": "object",
        "propertyNames": {"pattern": identifiers},
        "additionalProperties": {"anyOf": [dict(entry.schema), {"type": "null"}]}
        if may_be_empty
        else dict(entry.schema),
    }
    return Form(schema, bind, entry.definitions)


def answer(form: Form[T], *, none: bool = True) -> Form[Answer[T]]:
    """Return the form of a value that may also be `none` or `{unknown: reason, owner:, due:}`.

    An empty list is no answer: it leaves open whether there is none or nobody has asked.

    Args:
        form: What a real answer looks like.
        none: Whether `none` has a meaning here.
    """
    filled_form = not_empty(form)

    def bind(node: Node, address: str) -> Answer[T]:
        if none and isinstance(node, ScalarNode) and node.value == "none":
            return Nothing()
        if isinstance(node, MappingNode) and "unknown" in node.entries:
            return _UNKNOWN.bind(node, address)
        return filled_form.bind(node, address)

    branches: list[Plain] = [{"const": "none"}] if none else []
    branches += [dict(filled_form.schema), dict(_UNKNOWN.schema)]
    return Form({"anyOf": branches}, bind, {**form.definitions, **_UNKNOWN.definitions})


def assumptions() -> Form[Mapping[str, str]]:
    """Return the form of the keys that were assumed, each with the reason."""

    def bind(node: Node, address: str) -> dict[str, str] | None:
        if not isinstance(node, MappingNode):
            return None
        reasons = ((name, text().bind(value, address)) for name, value in node.items())
        return {name: reason for name, reason in reasons if reason is not None}

    return Form({"type": "object", "additionalProperties": dict(text().schema)}, bind)


def texts() -> Form[tuple[str, ...]]:
    """Return the form of a list of free texts."""
    return several(text())


# Private functions


def _build_unknown(*, unknown: str, owner: str | None = None, due: object = None, **_: object) -> Unknown:
    return Unknown(unknown, owner, due if isinstance(due, dt.date) else None)


def _record_schema(description: str, keys: tuple[Key[object], ...]) -> Schema:
    schema: dict[str, Plain] = {
        "type": "object",
        "description": description,
        "properties": {key.name: _key_schema(key) for key in keys},
        "additionalProperties": False,
    }
    required: list[Plain] = [key.name for key in keys if key.is_required]
    if required:
        schema["required"] = required
    return schema


def _key_schema(key: Key[object]) -> dict[str, Plain]:
    """Return the schema of a key; draft-07 ignores what stands beside `$ref`, hence `allOf`."""
    shape: dict[str, Plain] = {"allOf": [dict(key.form.schema)]} if "$ref" in key.form.schema else dict(key.form.schema)
    return {"description": key.description, "examples": [key.example], **shape}


@dataclass(frozen=True, slots=True)
class _KnownKeys:
    """The keys of a mapping, looked up by what is written: objects have many keys, and most authors use few."""

    by_name: Mapping[str, tuple[str, Bind]]
    """The attribute of each key, and what binds it."""
    required: frozenset[str]
    """The attributes without which there is no object."""

    @classmethod
    def of(cls, keys: tuple[Key[object], ...]) -> _KnownKeys:
        by_name = {key.name: (key.attribute, key.form.bind) for key in keys}
        return cls(by_name, frozenset(key.attribute for key in keys if key.is_required))

    def bind(self, node: MappingNode, address: str) -> dict[str, object] | None:
        """Return the attributes that are written, or `None` where a required one is missing or unfit."""
        values: dict[str, object] = {}
        by_name = self.by_name
        for name, entry in node.entries.items():
            if name in by_name:
                attribute, bind = by_name[name]
                value = bind(entry.value, f"{address}/{name}")
                if value is not None:
                    values[attribute] = value
        return None if self.required and not values.keys() >= self.required else values


_UNKNOWN: Form[Unknown] = record(
    "unknown",
    _build_unknown,
    "Not known yet: why, who finds out, and by when.",
    key("unknown", text(), "Why it is not known.", "the page does not name the regions", required=True),
    key("owner", text(), "Who finds out.", "head-of-operations"),
    key("due", date(), "By when.", "2026-12-31"),
)
