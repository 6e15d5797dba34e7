"""The parts of the language's JSON Schema: alternatives, references, types and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pdmap.language import inventory_schema
from pdmap.source import Plain

Schema = Mapping[str, Plain]
"""A JSON Schema or a part of one."""


def leaves(schema: Schema) -> Iterator[Schema]:
    """Yield the alternatives of a schema, those within alternatives included; a schema without any is its own."""
    inner = [*items(schema.get("anyOf")), *items(schema.get("allOf"))]
    if not inner:
        yield schema
    for branch in inner:
        yield from leaves(mapping(branch))


def resolved(schema: Schema) -> Schema:
    """Return what a reference refers to; a schema without a reference is returned as it is."""
    reference = schema.get("$ref")
    if not isinstance(reference, str):
        return schema
    return mapping(mapping(inventory_schema()["definitions"]).get(reference.rpartition("/")[2]))


def is_enumeration(schema: Schema) -> bool:
    """Return whether a schema lists the words that fit, other than a bare `none`."""
    return "enum" in schema


def takes_text(schema: Schema) -> bool:
    """Return whether some text fits a schema without alternatives, other than a bare `none`."""
    return is_enumeration(schema) or "string" in types(schema)


def is_unknown(schema: Schema) -> bool:
    """Return whether a schema is the reference to `{unknown: reason}`."""
    return str(schema.get("$ref", "")).endswith("/unknown")


def types(schema: Schema) -> list[str]:
    """Return the JSON types that a schema without alternatives names."""
    named = schema.get("type", [])
    return [named] if isinstance(named, str) else [str(name) for name in items(named)]


def words(schema: Schema) -> list[str]:
    """Return the words that a schema lists, through all of its alternatives."""
    listed = (word for leaf in leaves(schema) for word in (*items(leaf.get("enum")), leaf.get("const")))
    return [word for word in listed if isinstance(word, str)]


def example_at(steps: Iterable[str | int]) -> Plain:
    """Return the example of the key that a path through the schema leads to; of a list, that of an item.

    Args:
        steps: The path from the root of the schema, without the references on the way.
    """
    schema: Plain = dict(inventory_schema())
    example = _first(mapping(schema).get("examples"))
    for step in steps:
        schema = schema[int(step)] if isinstance(schema, list) else resolved(mapping(schema)).get(str(step))
        if "examples" in mapping(schema):
            example = _first(mapping(schema)["examples"])
        elif step == "items":
            example = None if isinstance(example, dict) else _first(example)
        elif step == "additionalProperties":
            example = _first(list(mapping(example).values()))
    return example


def mapping(value: Plain) -> dict[str, Plain]:
    """Return a value that is a mapping, or an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: Plain) -> list[Plain]:
    """Return a value that is a list, or an empty one."""
    return value if isinstance(value, list) else []


# Private functions


def _first(value: Plain) -> Plain:
    """Return the first item of a list, `None` for an empty one, and any other value as it is."""
    return next(iter(value), None) if isinstance(value, list) else value
