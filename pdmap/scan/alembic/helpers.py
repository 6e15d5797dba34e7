"""Functions of a project that change tables as those of Alembic do, such as `add_columns("users", Column(...))`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

from pdmap.scan.python import called, string


def meant(name: str, call: ast.Call) -> Iterator[tuple[str, ast.Call]]:
    """Yield the calls of Alembic that a function stands for, as its name and what it is given tell; of others none."""
    if not call.args:
        return
    table, *given = call.args
    columns = [each for each in given if is_column(each)]
    if columns and _CREATING.search(name):
        yield "create_table", call
    elif columns and _ADDING.search(name):
        yield from (("add_column", _with(call, table, each)) for each in columns)
    elif given and _DROPPING.search(name) and all(string(each) for each in given):
        yield from (("drop_column", _with(call, table, each)) for each in given)
    elif _DROPPING_TABLE.search(name):
        yield "drop_table", call


def hands_columns(call: ast.Call) -> bool:
    """Tell whether a call is given columns of which nobody knows what becomes of them."""
    last = _last(call)
    return last not in _ONLY_NAMES and any(is_column(each) for each in call.args)


def is_column(node: ast.expr) -> bool:
    """Tell whether an expression makes a column."""
    return isinstance(node, ast.Call) and _last(node) == "Column"


def bound(function: ast.FunctionDef | ast.AsyncFunctionDef, call: ast.Call, texts: Mapping[str, str]) -> dict[str, str]:
    """Return the texts that a function is given, by the names that it has for them; empty ones are not written."""
    names = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
    given = dict(zip(names, call.args, strict=False)) | {each.arg: each.value for each in call.keywords if each.arg}
    return {name: _text(given.get(name), texts) for name in (*names, *(each.arg for each in function.args.kwonlyargs))}


# Private functions


def _text(node: ast.expr | None, texts: Mapping[str, str]) -> str:
    return texts.get(node.id, "") if isinstance(node, ast.Name) else string(node)


def _last(call: ast.Call) -> str:
    return called(call).rpartition(".")[2]


def _with(call: ast.Call, *arguments: ast.expr) -> ast.Call:
    """Return a call with other arguments, at the same place; its schema stays."""
    made = ast.Call(call.func, list(arguments), [each for each in call.keywords if each.arg == "schema"])
    return ast.copy_location(made, call)


# Private tables

_CREATING = re.compile(r"(?:^|_)create_\w*table(?:_|$)")
_ADDING = re.compile(r"(?:^|_)add_\w*columns?(?:_|$)")
_DROPPING = re.compile(r"(?:^|_)drop_\w*columns?(?:_|$)")
_DROPPING_TABLE = re.compile(r"(?:^|_)drop_table(?:_|$)")
_ONLY_NAMES = frozenset({"Table", "table", "Index", "UniqueConstraint", "PrimaryKeyConstraint", "append_column"})
"""Calls that tell of columns what is there already."""
