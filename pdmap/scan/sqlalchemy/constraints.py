"""Keys that constraints of a table give to its columns."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pdmap.scan.python import argument, called, string
from pdmap.scan.schema import Column, Reference


def with_constraints(columns: Iterable[Column], constraints: list[ast.expr]) -> Iterator[Column]:
    """Yield columns with the keys that constraints of the table give them."""
    keys: set[str] = set()
    references: dict[str, Reference] = {}
    for each in constraints:
        name = called(each).rpartition(".")[2]
        if isinstance(each, ast.Call) and name == "PrimaryKeyConstraint":
            keys |= {string(part) for part in each.args}
        elif isinstance(each, ast.Call) and name == "ForeignKeyConstraint":
            references |= _pairs(each)
    for found in columns:
        is_key = found.is_key or found.name in keys
        target = found.references or references.get(found.name)
        yield replace(found, is_key=is_key, references=target, is_nullable=False if is_key else found.is_nullable)


# Private functions


def _pairs(constraint: ast.Call) -> dict[str, Reference]:
    own, other = argument(constraint, "columns", 0), argument(constraint, "refcolumns", 1)
    if not isinstance(own, ast.List | ast.Tuple) or not isinstance(other, ast.List | ast.Tuple):
        return {}
    targets = [string(each).rpartition(".") for each in other.elts]
    pairs = zip((string(each) for each in own.elts), targets, strict=False)
    return {name: Reference(table, column_name) for name, (table, _, column_name) in pairs if table}
