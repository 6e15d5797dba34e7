"""What calls of a migration do to tables, and what they leave open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pdmap.scan.beside import RUBY, Comments
from pdmap.scan.ledger import Ledger
from pdmap.scan.rails.columns import column, parts_of, references
from pdmap.scan.ruby.calls import Call
from pdmap.scan.ruby.kinds import Kind, Token
from pdmap.scan.ruby.statements import Block, Statement
from pdmap.scan.schema import Place
from pdmap.scan.sql.held import Held
from pdmap.scan.texts import Text

CONDITIONAL = frozenset({"if", "unless", "elsif", "case", "when", "in", "while", "until", "rescue"})
"""Blocks that may not be run."""


class Work:
    """One file on its way into the tables."""

    def __init__(self, text: Text, ledger: Ledger) -> None:
        self.text = text
        self.ledger = ledger
        self._comments = Comments(text, RUBY)
        self._tables: dict[int, dict[str, list[Held]]] = {}
        """The tables that variables of blocks and methods stand for, by the identity of what opens these."""

    def place(self, call: Call) -> Place:
        """Return where a call stands."""
        return self.text.place(call.start)

    def report(self, call: Call, fact: str) -> None:
        """Note what a call may do that is not followed."""
        self.ledger.report(self.place(call), fact)

    def open_table(self, statement: Statement, table: Held | None) -> None:
        """Let the calls in a block be about a table, besides those that it is about already."""
        if statement.opened is None:
            return
        for variable in statement.opened.variables:
            held = self._tables.setdefault(id(statement.opened.head), {}).setdefault(variable, [])
            held += [table] if table else []

    def give(self, method: Block, tables: dict[str, list[Held]]) -> None:
        """Let the parameters of a method stand for tables, until it is given others."""
        self._tables[id(method.head)] = tables

    def tables_of(self, within: Sequence[Block], variable: str) -> list[Held] | None:
        """Return the tables that a variable stands for, none where these are not known; `None` where it is none."""
        for block in reversed(within):
            held = self._tables.get(id(block.head), {})
            if variable in held or block.variable == variable or block.name == "def":
                return held.get(variable)
        return None

    def first_table(self, call: Call) -> Held | None:
        """Return the table that a call names first."""
        name = self.written(call.text(0), call)
        return self.ledger.table(name, self.place(call)) if name else None

    def written(self, name: str | None, call: Call) -> str:
        """Return a name; report one that is not written in the call."""
        if name is None:
            self.report(call, f"`{call.name}` is given a name here that is not written in it: columns may be lost")
        return name or ""

    def add(self, table: Held, call: Call, kind: str, names: tuple[str | None, ...]) -> None:
        """Add columns of a kind; report a call that names none, as helpers of libraries do."""
        values = self.ledger.tables.values.get(((call.option("enum_type") or "").casefold(),), ())
        if not names:
            fact = f"what `{call.name}` adds to table `{'.'.join(table.name)}` is not known here: columns may be lost"
            self.report(call, fact)
        for name in names:
            if written := self.written(name, call):
                for each, of_kind in parts_of(written, kind):
                    made = column(each, of_kind, call, self.place(call), values=values)
                    self.ledger.add(table, self._comments.heard(made, call.start))

    def add_key(self, table: Held, call: Call) -> None:
        """Add the column that identifies a row, of a kind that an argument names."""
        if name := self.written(call.text(0), call):
            made = column(name, call.text(1) or "bigint", call, self.place(call))
            self.ledger.add(table, replace(made, is_key=True, is_nullable=False))

    def add_references(self, table: Held, call: Call, names: tuple[str | None, ...]) -> None:
        """Add columns that point at other tables."""
        for name in names:
            if written := self.written(name, call):
                for each, target in references(written, call, self.place(call)):
                    self.ledger.add(table, self._comments.heard(each, call.start), target)

    def rename(self, table: Held, call: Call, at: int) -> None:
        """Give the column another name that an argument names."""
        old, new = self.written(call.text(at), call), self.written(call.text(at + 1), call)
        if old and new:
            self.ledger.rename_column(table, old, new, self.place(call))

    def drop_columns(self, table: Held, names: tuple[str | None, ...], call: Call, statement: Statement) -> None:
        """Take columns away, those of references too."""
        if call.name.endswith(("reference", "references", "belongs_to")):
            names = tuple(each for name in names if name for each in (f"{name}_id", f"{name}_type"))
        for name in names:
            if name and table.columns.get(name) and self.is_run((name, table.name[-1]), call, statement):
                table.columns.drop(name)

    def is_run(self, names: tuple[str, ...], call: Call, statement: Statement) -> bool:
        """Tell whether what takes something away is run for sure, and report it where that depends."""
        conditions = [block.head for block in statement.within if block.name in CONDITIONAL]
        if all(_asks_for(names, condition) for condition in (*conditions, *([call.guard] if call.guard else []))):
            return True
        fact = f"whether this is run depends on more than that `{names[0]}` is there: it is left as it was"
        self.ledger.report(self.place(call), fact, is_lost=False)
        return False


Action = Callable[[Work, Call, Statement], None]
"""What a call of a migration does."""


# Private functions


def _asks_for(names: tuple[str, ...], condition: tuple[Token, ...]) -> bool:
    return any(token.text in names for token in condition if token.kind in {Kind.SYMBOL, Kind.STRING})
