"""Columns as the attributes of Doctrine define them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pdmap.scan.php.attributes import Attribute
from pdmap.scan.php.calls import Value
from pdmap.scan.php.classes import Class, Property
from pdmap.scan.php.tokens import Kind
from pdmap.scan.schema import Column, Place, Reference

ENTITY = "Entity"
RELATIONS = frozenset({"ManyToOne", "OneToOne"})
"""Relations with a column of their own, unless the other side has it."""


def marked(found: Class | Property, *names: str) -> Attribute | None:
    """Return the first attribute of one of some names; `None` where there is none."""
    return next((each for each in found.attributes if each.name in names), None)


def named(attribute: Attribute) -> str:
    """Return the name that an attribute gives, without its quotes; empty where it gives none."""
    return (attribute.text("name", 0) or "").strip('`"')


def column(found: Property, attribute: Attribute, place: Place, path: tuple[str, ...]) -> Column:
    """Return the column that a property is; `alias` is what the usual strategy of Symfony calls it."""
    name = named(attribute)
    return Column(
        name=name or found.name,
        type=_type(found, attribute),
        place=place,
        path=path,
        is_nullable=attribute.word("nullable") == "true",
        is_key=marked(found, "Id") is not None,
        comment=_comment(attribute.value("options")),
        alias="" if name else underscored(found.name),
    )


def relation(found: Property, place: Place, table: str) -> Iterator[Column]:
    """Yield the columns with which a property points at another entity; mostly one."""
    joined = [name for each in found.attributes if each.name in _JOINS for name in each.names()]
    for name in joined or [f"{found.name}_id"]:
        yield Column(
            name=name,
            type="",
            place=place,
            is_key=marked(found, "Id") is not None,
            references=Reference(table) if table else None,
            alias="" if joined else underscored(name),
        )


def target_of(found: Property, attribute: Attribute, own: str) -> str:
    """Return the class that a relation or an embedded object names, or that its property has; empty where none does.

    Args:
        found: The property.
        attribute: What makes it a relation.
        own: The class that it is a property of.
    """
    for value in (attribute.value("targetEntity", 0), attribute.value("class", 0), found.type):
        names = [token.text for token in value if token.kind in {Kind.NAME, Kind.STRING}]
        named = next((name for name in names if name.lower() not in _NO_CLASSES), "")
        if named:
            return own if named in {"self", "static"} else re.split(r"[\\/]", named)[-1]
    return ""


def underscored(name: str) -> str:
    """Return a name in small letters with underscores."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


# Private functions


def _type(found: Property, attribute: Attribute) -> str:
    value, length = attribute.value("type", 1), attribute.word("length")
    words = [token.text for token in value if token.text not in {"Types", "Type", "::"}]
    kind = words[0].lower() if len(words) == 1 else "".join(token.text for token in found.type if token.text != "?")
    return f"{kind}({length})" if length else kind


def _comment(options: Value) -> str:
    """Return what is said of a column among its options."""
    texts = [token for token in options if token.kind is Kind.STRING]
    return next((" ".join(last.text.split()) for first, last in pairwise(texts) if first.text == "comment"), "")


# Private tables

_JOINS = frozenset({"JoinColumn", "JoinColumns"})
_NO_CLASSES = frozenset({"class", "null", "collection"})
