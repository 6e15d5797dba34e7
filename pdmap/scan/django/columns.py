"""What the call that makes a column of a model says of it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from pdmap.scan.annotations import evidence_in
from pdmap.scan.django.models import Field
from pdmap.scan.python import Class, argument, called, comments_at, dotted, is_true, string
from pdmap.scan.schema import Column, Reference

COMMENT = "comment"
"""The origin of evidence that stands in a comment of the source."""
_RELATIONS = ("ForeignKey", "OneToOneField", "ManyToManyField", "OneToOneKey", "ParentalKey")
_MOST_VALUES = 100


def column(field: Field, owner: Class, table_of: Callable[[str], str]) -> Column:
    """Return the column that a field makes; `table_of` tells what the table of a model is called, also of `self`."""
    call = field.call
    kind = field.kind.rpartition("(")[2].rstrip(")")
    is_relation = kind.endswith(_RELATIONS) or kind.startswith("ForeignKey")
    comment = _comment(call, is_relation=is_relation)
    beside = comments_at(owner.module, field.statement)
    of_database = string(argument(call, "db_column"))
    is_key = is_relation and not of_database and "ManyToMany" not in field.kind
    return Column(
        name=of_database or field.name,
        alias=f"{field.name}_id" if is_key else "",
        type=field.kind,
        place=owner.module.place(field.statement),
        is_nullable=None if "ManyToMany" in field.kind else is_true(argument(call, "null")) is True,
        is_key=any(is_true(argument(call, each)) for each in ("primary_key", "parent_link")),
        comment=comment,
        references=_reference(call, table_of) if is_relation else None,
        values=() if is_relation else tuple(_values(argument(call, "choices"), owner))[:_MOST_VALUES],
        evidence=(*evidence_in(beside, COMMENT), *evidence_in(comment, "help text")),
    )


# Private functions


def _comment(call: ast.Call, *, is_relation: bool) -> str:
    """Return what is written for people: the name, the help and the comment of the database."""
    name = string(argument(call, "verbose_name", None if is_relation else 0))
    parts = (name, string(argument(call, "help_text")), string(argument(call, "db_comment")))
    return ". ".join(dict.fromkeys(part.strip().removesuffix(".") for part in parts if part.strip()))


def _reference(call: ast.Call, table_of: Callable[[str], str]) -> Reference | None:
    """Return what a relation points at: a model, `"app.Model"`, `"self"`, or the model of the users."""
    target = argument(call, "to", 0)
    name = string(target) or dotted(target) or (_named_by(target) if isinstance(target, ast.Call) else "")
    if not name:
        return None
    return Reference(table_of(name), string(argument(call, "to_field")) or None)


def _named_by(call: ast.Call) -> str:
    """Return the model that a call names: the one of the users, or the last text: `get_model_name("shop", "Order")`."""
    if called(call).rpartition(".")[2] == "get_user_model":
        return "get_user_model"
    return ".".join(text for each in call.args if (text := string(each)))


def _values(choices: ast.expr | None, owner: Class) -> Iterator[str]:
    """Yield the values of choices: a list, the name of one, or those of an enumeration."""
    if name := dotted(choices):
        holder = name.removesuffix(".choices")
        if enumeration := _class_in(owner, holder):  # Django 5 takes it without `.choices`
            yield from _of_enumeration(enumeration)
        else:
            yield from _of_list(_constant(owner, name), owner)
    elif isinstance(choices, ast.Call):
        yield from _of_enumeration(_class_in(owner, dotted(choices.func).removesuffix(".choices")))
    else:
        yield from _of_list(choices, owner)


def _of_list(choices: ast.expr | None, owner: Class) -> Iterator[str]:
    for each in choices.elts if isinstance(choices, ast.List | ast.Tuple) else ():
        first = each.elts[0] if isinstance(each, ast.Tuple | ast.List) and each.elts else each
        first = (_constant(owner, dotted(first)) or first) if dotted(first) else first
        if isinstance(first, ast.Constant) and first.value is not None:
            yield str(first.value)


def _of_enumeration(found: ast.ClassDef | None) -> Iterator[str]:
    for statement in found.body if found else ():
        if isinstance(statement, ast.Assign):
            value = statement.value
            first = value.elts[0] if isinstance(value, ast.Tuple) and value.elts else value
            if isinstance(first, ast.Constant) and not (dotted(statement.targets[0]) or "_").startswith("_"):
                yield str(first.value)


def _class_in(owner: Class, name: str) -> ast.ClassDef | None:
    last = name.rpartition(".")[2]
    for body in (owner.node.body, owner.module.tree.body):
        for statement in body:
            if isinstance(statement, ast.ClassDef) and statement.name == last:
                return statement
    return None


def _constant(owner: Class, name: str) -> ast.expr | None:
    """Return what a name is given in the class, or in the file."""
    last = name.rpartition(".")[2]
    for body in (owner.node.body, owner.module.tree.body):
        for statement in body:
            if isinstance(statement, ast.Assign) and any(dotted(target) == last for target in statement.targets):
                return statement.value
    return None
