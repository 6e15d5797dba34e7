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
            value = statement.value if isinstance(statement, ast.Assign | ast.Expr) else None
            if not isinstance(value, ast.Call):
                continue
            name = called(value)
            if isinstance(statement, ast.Assign) and name.endswith(tuple(makers)):
                targets = [dotted(each) for each in statement.targets if isinstance(each, ast.Attribute)]
                if targets:
                    fact = f"`{targets[0]}` is added to a class from outside: the column is missing"
                    yield Trouble(module.place(statement), fact)
            elif name.rpartition(".")[2] in calls and _takes_columns(value, makers):
                fact = f"`{name}` adds what is not written in it or its class: columns are missing"
                yield Trouble(module.place(statement), fact)


# Private functions


def _takes_columns(call: ast.Call, makers: Collection[str]) -> bool:
    """Tell whether a call is given a list of columns, or adds one."""
    if called(call).endswith("Table"):
        return any(isinstance(each, ast.Starred) for each in call.args)
    return any(called(each).endswith(tuple(makers)) for each in call.args)
