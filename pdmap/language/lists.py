"""Forms of lists, and what the items of a list are called in addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from pdmap.language.forms import Form, Schema, by_shape, convert, is_id, line, text, text_of
from pdmap.model import Options
from pdmap.source import MappingNode, Node, Plain, SequenceNode

T = TypeVar("T")

NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "fields": ("type",),
    "joint_controllers": ("party",),
    "not_personal": ("column",),
    "purposes": ("text",),
    "recipients": ("party", "category"),
}
"""For the lists whose items have a name: the keys that hold it; a single value names itself."""

LONGEST_NAME = 40
"""Names made of free text are cut behind a word within this many characters."""


def several(form: Form[T]) -> Form[tuple[T, ...]]:
    """Return the form of a list."""

    def bind(node: Node, address: str) -> tuple[T, ...] | None:
        if not isinstance(node, SequenceNode):
            return None
        names = item_names(node, address.rpartition("/")[2])
        bound = [form.bind(item, f"{address}/{name}") for item, name in zip(node.items, names, strict=True)]
        return tuple([value for value in bound if value is not None])

    return Form({"type": "array", "items": dict(form.schema)}, bind, form.definitions)


def one_or_several(form: Form[T]) -> Form[tuple[T, ...]]:
    """Return the form of a list of one or more that may be written as a single value."""
    return by_shape(scalar=convert(form, lambda value: (value,)), sequence=not_empty(several(form)))


def options(form: Form[T], example: Plain) -> Form[Options[T]]:
    """Return the form of a value, a list of values, or `{choice: [...], by: ...}`.

    Args:
        form: What each value looks like.
        example: A list of values that somebody may choose from.
    """
    items = not_empty(several(form))
    single = convert(form, lambda value: Options((value,)))
    return by_shape(scalar=single, sequence=convert(items, Options), mapping=_customer_choice(items, example))


def not_empty(form: Form[T]) -> Form[T]:
    """Return a form that takes the same values but for an empty list, which says nothing."""

    def bind(node: Node, address: str) -> T | None:
        return None if isinstance(node, SequenceNode) and not node.items else form.bind(node, address)

    return Form(_without_empty_lists(form.schema), bind, form.definitions)


def item_names(node: SequenceNode, list_key: str) -> Iterator[str]:
    """Yield what each item of a list is called in addresses.

    The name does not change when items are added above: it is the id or the first words of the item's
    text. A name that a list holds twice gets `-2`, and so on; items of other lists are counted from 1.

    Args:
        node: The list.
        list_key: The key that the list stands behind.
    """
    keys = NAMED_BY.get(list_key)
    if keys is None:
        yield from map(str, range(1, len(node.items) + 1))
        return
    taken: dict[str, int] = {}
    for number, item in enumerate(node.items, start=1):
        name = free = _name_of(item, keys) or str(number)
        while free in taken:
            taken[name] += 1
            free = f"{name}-{taken[name]}"
        taken[free] = 1
        yield free


# Private functions


def _customer_choice(items: Form[tuple[T, ...]], example: Plain) -> Form[Options[T]]:
    """Return the form of a choice that somebody else makes, such as the region of a hosted service."""

    def bind(node: Node, address: str) -> Options[T] | None:
        values = node.get("choice") if isinstance(node, MappingNode) else None
        chooser = node.get("by") if isinstance(node, MappingNode) else None
        bound = items.bind(values, address) if values else None
        said_by = line().bind(chooser, address) if chooser else None
        return None if bound is None else Options(bound, said_by or "customer")

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


def _without_empty_lists(schema: Schema) -> Schema:
    branches = schema.get("anyOf")
    if isinstance(branches, list):
        inner = [dict(_without_empty_lists(branch)) if isinstance(branch, dict) else branch for branch in branches]
        return {**schema, "anyOf": inner}
    return {**schema, "minItems": 1} if schema.get("type") == "array" else schema


def _name_of(item: Node, keys: tuple[str, ...]) -> str | None:
    """Return the first name that an item has: an id as it is, other text as a slug."""
    for value in map(item.get, keys) if isinstance(item, MappingNode) else (item,):
        name = text_of(value) if value else None
        if name:
            return name if is_id(name) else _slug(name)
    return None


def _slug(words: str) -> str:
    """Return the first words of a text in lower case with hyphens between them; empty where it has none."""
    slug = "-".join(re.findall(r"[^\W_]+", words.casefold()))
    if len(slug) <= LONGEST_NAME:
        return slug
    return slug[: LONGEST_NAME + 1].rpartition("-")[0] or slug[:LONGEST_NAME]
