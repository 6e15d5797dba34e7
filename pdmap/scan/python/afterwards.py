"""Columns that are given to a class or a table from outside, which no reader follows."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator

from pdmap.scan.python.expressions import called, dotted
from pdmap.scan.python.modules import Module, statements
from pdmap.scan.schema import Trouble


def added_afterwards(modules: Iterable[Module], calls: Collection[str], makers: Collection[str]) -> Iterator[Trouble]:
    """Yield the places where a column is added to what was defined before, or a table is made of a list of columns.

    Args:
        modules: The files.
        calls: What calls are named that add a column, or make a table of a list.
        makers: How calls that make a column end.
    """
    for module in modules:
        for statement in statements(module.tree.body):
            value = statement.value if isinstance(statement, ast.Assign | ast.Expr | ast.Return) else None
            if not isinstance(value, ast.Call):
                continue
            name = called(value)
            if isinstance(statement, ast.Assign) and name.endswith(tuple(makers)):
                targets = [dotted(each) for each in statement.targets if isinstance(each, ast.Attribute)]
                if targets:
                    fact = f"`{targets[0]}` is added to a class from outside: the column is missing"
                    yield Trouble(module.place(statement), fact)
            elif _makes_class(value, makers):
                fact = f"a class is made here by `{name}`: its columns are missing"
                yield Trouble(module.place(statement), fact)
            elif _adds_itself(value, makers):
                yield Trouble(module.place(statement), "a column adds itself to a class here: it is missing")
            elif name.rpartition(".")[2] in calls and _takes_columns(value, makers):
                fact = f"`{name}` adds what is not written in it or its class: columns are missing"
                yield Trouble(module.place(statement), fact)


# Private functions


def _takes_columns(call: ast.Call, makers: Collection[str]) -> bool:
    """Tell whether a call is given a list of columns, or adds one."""
    if called(call).endswith("Table"):
        return any(isinstance(each, ast.Starred) for each in call.args)
    return any(_is_made(each, makers) for each in call.args)


def _is_made(value: ast.expr, makers: Collection[str]) -> bool:
    """Tell whether an expression makes a column; those of forms are called alike."""
    name = called(value)
    return name.endswith(tuple(makers)) and not _OF_FORMS & set(name.split("."))


def _makes_class(call: ast.Call, makers: Collection[str]) -> bool:
    """Tell whether a call makes a class with columns: `type("Letter", (models.Model,), {"body": ...})`."""
    if called(call) != "type" or len(call.args) != _OF_TYPE or not isinstance(call.args[2], ast.Dict):
        return False
    return any(_is_made(value, makers) for value in call.args[2].values)


def _adds_itself(call: ast.Call, makers: Collection[str]) -> bool:
    """Tell whether a column is told to be one of a class: `CharField().contribute_to_class(Letter, "body")`."""
    function = call.func
    if not isinstance(function, ast.Attribute) or function.attr != "contribute_to_class":
        return False
    return _is_made(function.value, makers)


# Private tables

_OF_TYPE = 3
_OF_FORMS = frozenset({"forms", "serializers", "filters", "django_filters"})
