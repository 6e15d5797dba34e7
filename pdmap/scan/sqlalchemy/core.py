"""Tables that are written as `Table("name", metadata, Column(...))`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from pdmap.scan.python import Constants, Module, argument, called_in, dotted
from pdmap.scan.python.modules import statements


class Core:
    """The tables of a project that no class is mapped to in the same breath."""

    def __init__(self, constants: Constants) -> None:
        self._text = constants.text
        self._known: dict[str, list[tuple[ast.Call, ast.stmt]]] = {}

    def tables(self, module: Module) -> Iterator[tuple[ast.Call, ast.stmt]]:
        """Yield the tables of a file, each with its statement."""
        if module.path not in self._known:
            self._known[module.path] = [each for each in _written(module) if self.name(each[0], module)]
        return iter(self._known[module.path])

    def name(self, call: ast.Call, module: Module) -> str:
        """Return the name of a table with its schema; empty where it is not written out."""
        name, schema = self._text(argument(call, "name", 0), module), self._text(argument(call, "schema"), module)
        return f"{schema}.{name}" if schema and name else name


# Private functions


def _written(module: Module) -> Iterator[tuple[ast.Call, ast.stmt]]:
    """Yield the calls of `Table` that have columns."""
    for statement in _statements(module.tree.body):
        value = statement.value if isinstance(statement, ast.Assign | ast.AnnAssign | ast.Expr) else None
        is_table = isinstance(value, ast.Call) and called_in(module, value) == "Table"
        if isinstance(value, ast.Call) and is_table and any(called_in(module, each) == "Column" for each in value.args):
            yield value, statement


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements of a file and of the classes in it, without those that give a class its own table."""
    for statement in statements(body):
        if isinstance(statement, ast.ClassDef):
            inner = statements(statement.body, in_functions=False)
            yield from (each for each in inner if not (isinstance(each, ast.Assign) and _is_own(each)))
        yield statement


def _is_own(statement: ast.Assign) -> bool:
    return dotted(statement.targets[0]) == "__table__"
