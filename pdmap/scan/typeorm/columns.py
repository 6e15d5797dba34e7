"""Columns as the decorators of TypeORM define them."""

from __future__ import annotations

from collections.abc import Sequence

from pdmap.scan.annotations import evidence_in
from pdmap.scan.schema import Column, Place, Reference
from pdmap.scan.typescript.classes import Decorator, Property, Value, literal
from pdmap.scan.typescript.tokens import Kind

RELATIONS = frozenset({"ManyToOne", "OneToOne"})
"""Relations that may have a column of their own; the others have none."""


def column_decorator(found: Property) -> Decorator | None:
    """Return the decorator that makes a property a column; `None` where none does."""
    return next((each for each in found.decorators if each.name.endswith(_COLUMNS) and each.name not in _NONE), None)


def relation_decorator(found: Property) -> Decorator | None:
    """Return the decorator that makes a property a relation with a column; `None` where none does."""
    joined = any(each.name in {"JoinColumn", "JoinColumns"} for each in found.decorators)
    relation = next((each for each in found.decorators if each.name in RELATIONS), None)
    return relation if relation and (joined or relation.name == "ManyToOne") else None


def column(found: Property, decorator: Decorator, place: Place, path: tuple[str, ...]) -> Column:
    """Return the column that a property is."""
    options = decorator.options
    return Column(
        name=literal(options.get("name", ())) or found.name,
        type=_type(found, decorator),
        place=place,
        path=path,
        is_nullable=_text(options.get("nullable", ())) == "true",
        is_key=decorator.name.startswith("Primary") or _text(options.get("primary", ())) == "true",
        comment=" ".join((literal(options.get("comment", ())) or found.comment).split()),
        values=_values(options.get("enum", ())),
        evidence=evidence_in(f"{found.comment}\n{literal(options.get('comment', ())) or ''}", "comment"),
    )


def relation(found: Property, decorator: Decorator, place: Place, target: str) -> Column:
    """Return the column with which a property points at another entity."""
    join = next((each for each in found.decorators if each.name in {"JoinColumn", "JoinColumns"}), None)
    name = literal(join.options.get("name", ())) if join else None
    return Column(
        name=name or f"{found.name}Id",
        type="",
        place=place,
        is_nullable=_text(decorator.options.get("nullable", ())) != "false",
        comment=found.comment,
        references=Reference(target) if target else None,
        evidence=evidence_in(found.comment, "comment"),
    )


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


def _values(value: Sequence[object]) -> tuple[str, ...]:
    texts = tuple(token.text for token in value if getattr(token, "kind", None) is Kind.STRING)  # type: ignore[attr-defined]
    return texts[:_MOST_VALUES]


# Private tables

_COLUMNS = ("Column",)
_NONE = frozenset({"JoinColumn", "TreeLevelColumn"})
_USUAL = {"CreateDateColumn": "timestamp", "UpdateDateColumn": "timestamp", "DeleteDateColumn": "timestamp"}
_LONGEST = 200
_MOST_VALUES = 100
