"""What the readers of statements share: the file, the tables so far, and the troubles."""

from __future__ import annotations

from collections.abc import Collection

from pdmap.frozen import dataclass
from pdmap.scan.schema import Column, Trouble
from pdmap.scan.sql.backslashes import is_known
from pdmap.scan.sql.branches import Branch
from pdmap.scan.sql.columns import read_column
from pdmap.scan.sql.cursor import Cursor
from pdmap.scan.sql.definition import Definition
from pdmap.scan.sql.held import Held
from pdmap.scan.sql.tables import Tables
from pdmap.scan.sql.text import Source
from pdmap.scan.sql.tokens import Span, Token, tokenize


@dataclass(slots=True, kw_only=True)
class Context:
    """One file on its way into the tables."""

    source: Source
    tables: Tables
    troubles: list[Trouble]
    judged: int = 0
    """How often sqlglot was asked about a statement of this file."""
    names: frozenset[str] = frozenset()
    """Names of the files that are read, in small letters."""
    read_to: int = 0
    """Where the last statement ends that was read with the conditions around it."""
    branches: tuple[Branch, ...] = ()
    """The conditions under which the statement is run that is read."""
    _knows_backslashes: bool | None = None

    def knows_backslashes(self) -> bool:
        """Tell whether the file says what a backslash in a string means; it is looked at once."""
        if self._knows_backslashes is None:
            self._knows_backslashes = is_known(self.source)
        return self._knows_backslashes

    def report(self, offset: int, fact: str, *, is_lost: bool = True) -> None:
        """Note a trouble at a place of the file."""
        self.troubles.append(Trouble(self.source.place(offset), fact, is_lost))

    def is_run(self, names: Collection[str], offset: int, *, is_renaming: bool = False) -> bool:
        """Tell whether what takes something away is run for sure, and report it where that depends.

        Args:
            names: What is taken away, and what it lies in: the conditions have to ask for one of them.
            offset: Where it stands.
            is_renaming: Whether it gets another name, for which the condition may ask instead.
        """
        is_told = len(self.branches) <= _DEEPEST
        if is_told and all(branch.holds_for(names, is_either=is_renaming) for branch in self.branches):
            return True
        fact = f"whether this is run depends on more than that `{next(iter(names))}` is there: it is left as it was"
        self.report(offset, fact, is_lost=is_renaming)
        return False

    def may_copy(self, count: int, offset: int) -> bool:
        """Tell whether so many columns may be copied from other tables, and report the first that may not.

        Copies of copies grow with the square of a file, or faster: a file that is made to hurt would take all memory.
        """
        before, self.tables.copied = self.tables.copied, self.tables.copied + count
        if before <= _MOST_COPIED < self.tables.copied:
            self.report(offset, f"from here on, more than {_MOST_COPIED} columns come from other tables: they are lost")
        return self.tables.copied <= _MOST_COPIED

    def cursor(self, span: Span) -> tuple[Cursor, list[Span]]:
        """Return the tokens of a statement, and its comments."""
        tokens, comments = tokenize(self.source.text, span.start, span.end, self.source.dialect)
        return Cursor(tokens, self.source.dialect), comments

    def make(self, definition: Definition) -> Column:
        """Return the column of a definition."""
        return Column(
            name=definition.name,
            type=definition.type,
            place=self.source.place(definition.start),
            is_nullable=definition.is_nullable,
            is_key=definition.is_key,
            comment=definition.comment,
            values=definition.values,
        )

    def add(self, table: Held, definition: Definition) -> None:
        """Put the column of a definition into a table, with what it points at."""
        if not table.columns.add(self.make(definition)):
            return
        if definition.reference and definition.target:
            self.tables.point(table, definition.name, definition.reference, definition.target)
        if definition.is_first or definition.after:
            table.columns.move(definition.name, definition.after)

    def read(self, tokens: list[Token], table: Held) -> Definition | None:
        """Return the definition of a column of a table; report what is not known of it."""
        column = read_column(tokens, self.source.text, self.source.dialect) if tokens else None
        name = ".".join(table.name)
        if column is None:
            self.report(tokens[0].start if tokens else 0, f"a column of table `{name}` cannot be read")
        elif column.is_odd:
            fact = (
                f"not all of column `{column.name}` of table `{name}` is known: it is read by its name and type alone"
            )
            self.report(column.start, fact, is_lost=False)
        return column


# Private tables

_DEEPEST = 50
"""Conditions within one another that are looked at."""
_MOST_COPIED = 500_000
"""Columns that queries, LIKE, INHERITS and partitions take from other tables, at most."""
