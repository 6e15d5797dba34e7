"""Tables that inherit from others, or are parts of them: they follow what becomes of the columns of these."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.scan.sql.context import Context
from pdmap.scan.sql.cursor import Cursor
from pdmap.scan.sql.held import Held
from pdmap.scan.sql.tokens import Token


def followers(change: list[Token], table: Held, start: int, context: Context) -> Iterator[Held]:
    """Yield the tables that follow a change of another one: those that inherit its columns, if it is of these."""
    if table not in context.tables.heirs or change[0].key not in _FOLLOWED:
        return
    cursor = Cursor(change, context.source.dialect)
    cursor.at = 1
    has_word = cursor.accept("COLUMN")
    cursor.accept("IF", "NOT", "EXISTS") or cursor.accept("IF", "EXISTS")
    if not has_word and cursor.key() in _NO_COLUMNS:
        return
    name = cursor.name()
    heirs = _heirs_of(table, name[-1] if name and change[0].key == "DROP" else "", context)
    if context.may_copy(_WEIGHT * len(heirs), start):
        yield from heirs


def attach(cursor: Cursor, table: Held, context: Context) -> None:
    """Make another table a part of one."""
    if cursor.accept("PARTITION") and (part := context.tables.find(cursor.name() or ("",))):
        context.tables.inherit(table, part, is_part=True)


def inherit_from(cursor: Cursor, table: Held, context: Context) -> None:
    """Let a table inherit from another one; its columns stay its own."""
    if parent := context.tables.find(cursor.name() or ("",)):
        context.tables.inherit(parent, table, frozenset(each.name.casefold() for each in table.columns.all()))


def detach(cursor: Cursor, table: Held, context: Context) -> None:
    """Make a part of a table one of its own."""
    if cursor.accept("PARTITION") and (part := context.tables.find(cursor.name() or ("",))):
        context.tables.heirs.get(table, {}).pop(part, None)


def disinherit(cursor: Cursor, table: Held, context: Context) -> None:
    """Carry out NO INHERIT."""
    if cursor.accept("INHERIT") and (parent := context.tables.find(cursor.name() or ("",))):
        context.tables.heirs.get(parent, {}).pop(table, None)


# Private functions


def _heirs_of(table: Held, dropped: str, context: Context) -> dict[Held, None]:
    """Return the tables that inherit from one, also from one another; not those that keep a column as their own."""
    found: dict[Held, None] = {}
    waiting = [table]
    while waiting:
        for heir in context.tables.heirs.get(waiting.pop(), ()):
            is_kept = dropped.casefold() in context.tables.own.get(heir, ())
            if heir not in found and heir is not table and not is_kept:
                found[heir] = None
                waiting.append(heir)
    return found


# Private tables

_WEIGHT = 10
"""How many columns that are copied a change of a table counts for: it takes as long."""
_FOLLOWED = frozenset({"ADD", "DROP", "ALTER", "RENAME"})
_NO_COLUMNS = frozenset(
    {"CONSTRAINT", "PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "EXCLUDE", "INDEX", "KEY", "TO", "PARTITION"}
)
