"""Tables that get their columns from others: LIKE, PARTITION OF, INHERITS, and OF a type."""

from __future__ import annotations

from dataclasses import replace

from pdmap.scan.schema import Column
from pdmap.scan.sql.constraints import is_constraint, read_constraint
from pdmap.scan.sql.context import Context
from pdmap.scan.sql.cursor import Cursor, Name, elements
from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.held import Held


def copy_like(cursor: Cursor, table: Held, context: Context) -> None:
    """Copy the columns of the table that comes next; keys come along where it is said, foreign keys never."""
    _, columns = _model(cursor, table, context)
    options = " ".join(token.key for token in cursor.rest())
    has_keys = cursor.dialect is Dialect.MYSQL or "INCLUDING ALL" in options or "INCLUDING INDEXES" in options
    for column in columns:
        table.columns.add(replace(column, references=None, is_key=column.is_key and has_keys))


def copy_partitioned(cursor: Cursor, table: Held, context: Context) -> None:
    """Give a partition the columns of its table, which holds its keys, too."""
    parent, columns = _model(cursor, table, context)
    for column in columns:
        table.columns.add(column)
    _limit(cursor, table, context)
    if parent:
        context.tables.inherit(parent, table, is_part=True)


def inherit(cursor: Cursor, table: Held, context: Context) -> None:
    """Put the columns of the tables that a table inherits from before its own."""
    inner = Cursor(cursor.group() or [], cursor.dialect)
    own, table.columns = table.columns.all(), type(table.columns)()
    names = frozenset(column.name.casefold() for column in own)
    while not inner.has_ended():
        parent, columns = _model(inner, table, context)
        for column in columns:
            table.columns.add(replace(column, references=None, is_key=False))
        if parent:
            context.tables.inherit(parent, table, names)
        if not inner.accept(","):
            break
    for column in own:
        if not table.columns.add(column):
            table.columns.put(column.name, column)


def copy_type(cursor: Cursor, table: Held, context: Context) -> None:
    """Give a table the fields of a type."""
    start = cursor.token.start if cursor.token else 0
    name = cursor.name() or ()
    fields = context.tables.composite(name)
    if fields is None:
        context.report(start, f"table `{'.'.join(table.name)}` is of type `{'.'.join(name)}`, which is not known here")
    else:
        context.tables.typed.setdefault(fields, []).append(table)
    for column in fields.columns.all() if fields else ():
        table.columns.add(column)
    _limit(cursor, table, context)


# Private functions


def _limit(cursor: Cursor, table: Held, context: Context) -> None:
    """Take over the keys and conditions that stand in parentheses behind what a table is made of."""
    for element in elements(cursor.group() or []):
        inner = Cursor(element, cursor.dialect)
        if is_constraint(inner):
            read_constraint(inner, table, context)


def _model(cursor: Cursor, table: Held, context: Context) -> tuple[Held | None, list[Column]]:
    """Go past the name of a table, and return it and its columns; report one that is not known."""
    start = cursor.token.start if cursor.token else 0
    name: Name | None = cursor.name()
    model = context.tables.find(name) if name else None
    if model is None:
        other = ".".join(name or ("?",))
        context.report(start, f"table `{'.'.join(table.name)}` has the columns of `{other}`, which is not known here")
        return None, []
    columns = model.columns.all()
    return model, columns if context.may_copy(len(columns), start) else []
