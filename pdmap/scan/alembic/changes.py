"""What the calls of a migration of Alembic do to tables."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pdmap.scan.alembic.values import expanded, values_of
from pdmap.scan.ledger import Ledger
from pdmap.scan.python import Module, argument, called, is_true, string
from pdmap.scan.schema import Column, Place
from pdmap.scan.sql.held import Held
from pdmap.scan.sqlalchemy.calls import Written, column
from pdmap.scan.sqlalchemy.constraints import with_constraints


class Changes:
    """One file on its way into the tables."""

    def __init__(self, module: Module, ledger: Ledger) -> None:
        self.module = module
        self.ledger = ledger
        self.values = values_of(module)

    def carry(self, name: str, call: ast.Call, texts: Mapping[str, str], *, table: str = "", is_sure: bool) -> None:
        """Carry out a call.

        Args:
            name: What is called on `op`, or on what changes one table.
            call: The call.
            texts: The texts that names stand for.
            table: The table that is changed where the call does not name it.
            is_sure: Whether it is run whatever holds.
        """
        _Carried(self, name, call, texts, table, is_sure=is_sure).carry()

    def report(self, node: ast.expr | ast.stmt, fact: str, *, is_lost: bool = True) -> None:
        """Note what is not followed."""
        self.ledger.report(self.module.place(node), fact, is_lost=is_lost)


# Private classes


class _Carried:
    """One call."""

    def __init__(
        self, changes: Changes, name: str, call: ast.Call, texts: Mapping[str, str], table: str, *, is_sure: bool
    ) -> None:
        self.changes = changes
        self.ledger = changes.ledger
        self.name = name
        self.call = call
        self.texts = texts
        self.is_sure = is_sure
        self._own = table
        self._shift = 1 if table else 0
        """How many arguments fewer stand in front, where the call does not name its table."""

    @property
    def place(self) -> Place:
        """Return where the call stands."""
        return self.changes.module.place(self.call)

    def carry(self) -> None:
        """Carry it out."""
        match self.name:
            case "create_table":
                self._create_table()
            case "drop_table":
                self._drop_table()
            case "rename_table":
                self._rename_table()
            case "add_column":
                self._add_column()
            case "alter_column":
                self._alter_column()
            case "drop_column":
                self._drop_column()
            case "create_foreign_key":
                self._point()
            case "execute":
                self._execute()
            case name if name not in _PASSED:
                self.changes.report(self.call, f"`{name}` is not known here: columns may be lost")

    # Private methods

    def _text(self, name: str, at: int) -> str:
        """Return a text that the call is given, or that a name in its place stands for."""
        return self._resolved(argument(self.call, name, at))

    def _resolved(self, node: ast.expr | None) -> str:
        return self.texts.get(node.id, "") if isinstance(node, ast.Name) else string(node)

    def _needed(self, name: str, at: int) -> str:
        found = self._text(name, at)
        if not found:
            fact = f"`{self.name}` is given a name here that is not written in it: columns may be lost"
            self.changes.report(self.call, fact)
        return found

    def _table_name(self, name: str = "table_name", at: int = 0) -> str:
        if self._own:
            return self._own
        found, schema = self._needed(name, at), string(argument(self.call, "schema"))
        return f"{schema}.{found}" if found and schema else found

    def _table(self) -> Held | None:
        name = self._table_name()
        return self.ledger.table(name, self.place) if name else None

    def _create_table(self) -> None:
        name = self._table_name()
        if not name:
            return
        table = self.ledger.create(name, self.place, string(argument(self.call, "comment")))
        given = list(expanded(self.call.args[1:], self.changes.values))
        for each in with_constraints(self._columns(given), given):
            self._put(table, each)

    def _columns(self, given: list[ast.expr]) -> Iterator[Column]:
        for each in given:
            last = called(each).rpartition(".")[2]
            if isinstance(each, ast.Call) and last == "Column":
                yield self._column(each)
            elif not last.endswith(("Constraint", "Index")):
                self.changes.report(each, "what this table is given here is not written in it: columns may be lost")

    def _column(self, call: ast.Call) -> Column:
        line = ast.Expr(call, lineno=call.lineno, end_lineno=call.end_lineno, col_offset=0)
        line.end_col_offset = call.end_col_offset
        if call.args and (name := self._resolved(call.args[0])):
            call = ast.Call(call.func, [ast.Constant(name), *call.args[1:]], call.keywords)
        made = column(Written("", self.changes.module, line, call=call), lambda _name, _module: None)
        return replace(made, type=_OF_MODULE.sub("", made.type).removesuffix("()"))

    def _put(self, table: Held, made: Column) -> None:
        if not made.name:
            self.changes.report(self.call, "a column gets a name here that is not written in it: it is lost")
            return
        target = made.references
        self.ledger.add(table, made, target.table if target else None, target.column if target else None)

    def _add_column(self) -> None:
        table, given = self._table(), argument(self.call, "column", 1 - self._shift)
        given = next(expanded([given], self.changes.values)) if given else None
        if isinstance(given, ast.Call) and called(given).rpartition(".")[2] == "Column":
            if table:
                self._put(table, self._column(given))
        else:
            self.changes.report(self.call, "the column that is added here is not written in it: it is lost")

    def _alter_column(self) -> None:
        table, name = self._table(), self._needed("column_name", 1 - self._shift)
        new = argument(self.call, "new_column_name") or argument(self.call, "name")  # as it was called long ago
        if table is None or not name:
            return
        kind = argument(self.call, "type_")
        if kind is not None and (old := table.columns.get(name)):
            made = self._column(ast.Call(ast.Name("Column"), [kind], [], lineno=self.call.lineno, col_offset=0))
            said = is_true(argument(self.call, "nullable"))
            nullable = old.is_nullable if said is None else said
            comment = string(argument(self.call, "comment")) or old.comment
            table.columns.put(name, replace(old, type=made.type or old.type, is_nullable=nullable, comment=comment))
        if new is not None:
            if written := self._resolved(new):
                self.ledger.rename_column(table, name, written, self.place)
            else:
                self.changes.report(self.call, f"column `{name}` gets a name that is not written here")

    def _drop_column(self) -> None:
        table, name = self._table(), self._text("column_name", 1 - self._shift)
        if table and name and table.columns.get(name) and self._is_run(name):
            table.columns.drop(name)

    def _drop_table(self) -> None:
        name = self._text("table_name", 0)
        schema = string(argument(self.call, "schema"))
        if name and self._is_run(name):
            self.ledger.drop(f"{schema}.{name}" if schema else name)

    def _rename_table(self) -> None:
        old, new = self._table_name("old_table_name"), self._needed("new_table_name", 1)
        if old and new:
            schema = old.rpartition(".")[0]
            self.ledger.rename_table(old, f"{schema}.{new}" if schema else new, self.place)

    def _is_run(self, name: str) -> bool:
        """Tell whether what takes something away is run for sure, and report it where that depends."""
        if not self.is_sure:
            fact = f"whether this is run depends on a condition: `{name}` is left as it was"
            self.changes.report(self.call, fact, is_lost=False)
        return self.is_sure

    def _point(self) -> None:
        shift = self._shift
        holder = self._own or self._text("source_table", 1)
        table = self.ledger.tables.find(tuple(holder.split("."))) if holder else None
        target = self._text("referent_table", 2 - shift)
        own, other = argument(self.call, "local_cols", 3 - shift), argument(self.call, "remote_cols", 4 - shift)
        if table and target:
            for name, key in zip(_texts(own), _texts(other), strict=False):
                self.ledger.point(table, name, target, key)

    def _execute(self) -> None:
        node = argument(self.call, "sqltext", 0)
        if text := self._resolved(node):
            first = node.args[-1] if isinstance(node, ast.Call) and node.args else node
            self.ledger.run(text, self.changes.module.place(first or self.call))
        elif not _is_of_data(node):
            self.ledger.miss(_beginning(node), self.place)


# Private functions


def _texts(node: ast.expr | None) -> list[str]:
    return [string(each) for each in node.elts] if isinstance(node, ast.List | ast.Tuple) else []


def _is_of_data(node: ast.expr | None) -> bool:
    """Tell whether a statement is built by calls that change rows: `table.update().values(...)`."""
    while isinstance(node, ast.Call | ast.Attribute):
        if isinstance(node, ast.Attribute) and node.attr in {"update", "insert", "delete"}:
            return True
        node = node.func if isinstance(node, ast.Call) else node.value
    return isinstance(node, ast.Name) and node.id in {"update", "insert", "delete", "select"}


def _beginning(node: ast.expr | None) -> str:
    """Return the text that a statement begins with which is put together when it is run."""
    for _ in range(100):
        if isinstance(node, ast.Call) and node.args:
            node = node.args[0]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            node = node.func.value
        elif isinstance(node, ast.BinOp):
            node = node.left
        elif isinstance(node, ast.JoinedStr) and node.values:
            node = node.values[0]
        else:
            break
    return string(node)


# Private tables

_OF_MODULE = re.compile(r"^(?:\w+\.)+(?=\w)")
"""What stands before the names of types: `sa.String(80)`."""
_PASSED = frozenset(
    (
        *("create_index", "drop_index", "create_unique_constraint", "create_primary_key", "create_check_constraint"),
        *("drop_constraint", "create_exclude_constraint", "create_table_comment", "drop_table_comment", "f"),
        *("bulk_insert", "get_bind", "get_context", "batch_alter_table", "inline_literal", "implementation_for"),
    )
)
"""Calls that say nothing of which columns there are."""
