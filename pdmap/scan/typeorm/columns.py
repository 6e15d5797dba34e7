"""Columns as the decorators of TypeORM define them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from pdmap.scan.annotations import evidence_in
from pdmap.scan.schema import Column, Place, Reference
from pdmap.scan.typescript.classes import Decorator, Property
from pdmap.scan.typescript.tokens import Kind
from pdmap.scan.typescript.values import Value, literal

RELATIONS = frozenset({"ManyToOne", "OneToOne", "TreeParent"})
"""Relations that may have a column of their own; the others have none."""


def is_column(name: str) -> bool:
    """Tell whether a decorator of a name makes a column, as that of a project may, such as `JsonColumn`."""
    return name.endswith("Column") and name not in _NONE


def column_decorator(found: Property, own: Collection[str]) -> Decorator | None:
    """Return the decorator that makes a property a column, also one of the project's own; `None` where none does."""
    return next((each for each in found.decorators if is_column(each.name) or each.name in own), None)


def relation_decorator(found: Property) -> Decorator | None:
    """Return the decorator that makes a property a relation with a column; `None` where none does."""
    joined = any(each.name in {"JoinColumn", "JoinColumns"} for each in found.decorators)
    relation = next((each for each in found.decorators if each.name in RELATIONS), None)
    return relation if relation and (joined or relation.name != "OneToOne") else None


def table_decorator(found: Property) -> tuple[Decorator, Decorator] | None:
    """Return the decorators that make a property a relation with a table of its own; `None` where none do."""
    table = next((each for each in found.decorators if each.name == "JoinTable"), None)
    relation = next((each for each in found.decorators if each.name == "ManyToMany"), None)
    return (table, relation) if table and relation else None


def column(found: Property, decorator: Decorator, place: Place, path: tuple[str, ...]) -> Column:
    """Return the column that a property is."""
    options = decorator.options
    return Column(
        name=literal(options.get("name", ())) or found.name,
        type=_type(found, decorator),
        place=place,
        path=path,
        is_nullable=_text(options.get("nullable", ())) == "true",
        is_key=is_key(decorator),
        comment=" ".join((literal(options.get("comment", ())) or found.comment).split()),
        values=_values(options.get("enum", ())),
        evidence=evidence_in(f"{found.comment}\n{literal(options.get('comment', ())) or ''}", "comment"),
    )


def is_key(decorator: Decorator) -> bool:
    """Tell whether a decorator makes a column a part of the primary key."""
    return decorator.name.startswith("Primary") or _text(decorator.options.get("primary", ())) == "true"


def relation(found: Property, decorator: Decorator, place: Place, target: str, keys: Sequence[str]) -> Iterator[Column]:
    """Yield the columns with which a property points at another entity; mostly one, called after the key of that."""
    join = next((each for each in found.decorators if each.name in {"JoinColumn", "JoinColumns"}), None)
    names = joined_names(join.arguments[0]) if join and join.arguments else ()
    for name in names or tuple(camel(f"{found.name}_{key}") for key in keys):
        yield Column(
            name=name,
            type="",
            place=place,
            is_nullable=_text(decorator.options.get("nullable", ())) != "false",
            comment=found.comment,
            references=Reference(target) if target else None,
            evidence=evidence_in(found.comment, "comment"),
        )


def camel(name: str) -> str:
    """Return a name with capitals in the place of underscores, as TypeORM makes names of columns."""
    return name[:1].lower() + re.sub(r"[\s_-](\w)", lambda found: found[1].upper(), name[1:])


def underscored(name: str) -> str:
    """Return a name in small letters with underscores, as TypeORM makes names of tables."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


def joined_names(value: Value) -> tuple[str, ...]:
    """Return the names of columns in the options of a join, of which there may be several."""
    named = (at for at, token in enumerate(value[:-2]) if token.text == "name" and value[at + 1].text == ":")
    return tuple(value[at + 2].text for at in named if value[at + 2].kind is Kind.STRING)


def embedded(decorator: Decorator) -> str:
    """Return the class whose columns a property holds, as in `@Column(() => Address)`; empty where it holds none."""
    first = decorator.arguments[0] if decorator.arguments else ()
    is_arrow = any(token.text == "=>" for token in first)
    return first[-1].text if is_arrow and first[-1].kind is Kind.NAME else ""


def target_of(decorator: Decorator) -> str:
    """Return the class that a relation names; empty where it names none."""
    first = decorator.arguments[0] if decorator.arguments else ()
    return literal(first) or next((token.text for token in reversed(first) if token.kind is Kind.NAME), "")


# Private functions


def _type(found: Property, decorator: Decorator) -> str:
    first = decorator.arguments[0] if decorator.arguments else ()
    kind = literal(first) or _text(decorator.options.get("type", ())) or _USUAL.get(decorator.name, "")
    length = _text(decorator.options.get("length", ()))
    if kind:
        return f"{kind}({length})" if length else kind
    return " ".join(token.text for token in found.type).replace(" [ ]", "[]").strip("| ")[:_LONGEST]


def _text(value: Value) -> str:
    return value[0].text if len(value) == 1 else ""


def _values(value: Value) -> tuple[str, ...]:
    return tuple(token.text for token in value if token.kind is Kind.STRING)[:_MOST_VALUES]


# Private tables

_NONE = frozenset({"JoinColumn", "VirtualColumn"})
_USUAL = {
    "CreateDateColumn": "timestamp",
    "UpdateDateColumn": "timestamp",
    "DeleteDateColumn": "timestamp",
    "TreeLevelColumn": "integer",
}
_LONGEST = 200
_MOST_VALUES = 100
