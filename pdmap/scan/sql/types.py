"""Types that a schema defines: lists of values, and composite ones, whose fields lie in the columns of the type."""

from __future__ import annotations

from pdmap.scan.sql.altering import act
from pdmap.scan.sql.bodies import read_elements
from pdmap.scan.sql.context import Context
from pdmap.scan.sql.cursor import Cursor, Name, elements
from pdmap.scan.sql.held import Held
from pdmap.scan.sql.tokens import Kind, Span, Token, unquote


def create_type(cursor: Cursor, comments: list[Span], context: Context) -> None:
    """Note the values or the fields of a type."""
    cursor.at += 2
    name = cursor.name()
    if name is None:
        return
    fields = Held(name=name, place=context.source.place(cursor.tokens[0].start))
    if cursor.accept("UNDER"):
        parent = context.tables.composite(cursor.name() or ())
        for column in parent.columns.all() if parent else ():
            fields.columns.add(column)
    elif not (cursor.accept("AS") or cursor.accept("IS")):
        return
    cursor.accept("OBJECT")
    if cursor.accept("ENUM"):
        context.tables.values[_key(name)] = tuple(unquote(t) for t in cursor.group() or [] if t.kind is Kind.STRING)
    elif cursor.key() == "(":
        read_elements(cursor.group() or [], fields, comments, context)
        context.tables.define(name, fields)
    elif cursor.accept_any({"TABLE", "VARRAY"}):
        cursor.group()
        cursor.accept("OF")
        if listed := context.tables.composite(cursor.name() or ()):
            context.tables.define(name, listed)


def alter_type(cursor: Cursor, context: Context) -> None:
    """Change the values, the fields or the name of a type."""
    start = cursor.tokens[0].start
    cursor.at += 2
    name = cursor.name()
    if name is None:
        return
    if cursor.key(1) == "ATTRIBUTE":
        _alter_fields(name, cursor, start, context)
        return
    if fields := context.tables.composite(name):
        _rename_composite(name, fields, cursor, context)
        return
    _alter_values(_key(name), cursor, context)


# Private functions


def _alter_fields(name: Name, cursor: Cursor, start: int, context: Context) -> None:
    """Add, drop, change or rename the fields of a composite type, and those of the tables that are made of it."""
    fields = context.tables.composite(name)
    if fields is None:
        is_lost = any(cursor.key(ahead) in {"ADD", "RENAME"} for ahead in range(len(cursor.rest())))
        context.report(start, f"type `{'.'.join(name)}` is changed, and not known here", is_lost=is_lost)
        return
    typed = context.tables.typed.get(fields, ())
    following = typed if context.may_copy(_WEIGHT * len(typed), start) else ()
    for each in (fields, *following):
        verb = ""
        for element in elements(cursor.rest()):
            verb = act(Cursor(_as_columns(element), cursor.dialect), verb, each, context)


def _as_columns(element: list[Token]) -> list[Token]:
    """Return a change of a type as one of a table, without what says how far it goes."""
    while element and element[-1].key in _REACH:
        element = element[:-1]
    return [token._replace(key="COLUMN") if token.key == "ATTRIBUTE" else token for token in element]


def _rename_composite(name: Name, fields: Held, cursor: Cursor, context: Context) -> None:
    """Let a type have a new name as well: what was defined with the old one keeps it."""
    if cursor.accept("RENAME", "TO"):
        new = cursor.name()
        if new:
            context.tables.define(new if len(new) > 1 else (*name[:-1], *new), fields)
    elif cursor.accept("SET", "SCHEMA"):
        context.tables.define((*(cursor.name() or ()), name[-1]), fields)


def _alter_values(key: Name, cursor: Cursor, context: Context) -> None:
    known = context.tables.values
    if key not in known and key[-1:] in known:
        key = key[-1:]
    values = known.get(key)
    if values is None:
        return
    if cursor.accept("ADD", "VALUE"):
        cursor.accept("IF", "NOT", "EXISTS")
        added = cursor.accept_string()
        if added is not None and added not in values:
            known[key] = (*values, added)
    elif cursor.accept("RENAME", "VALUE"):
        old, _, new = cursor.accept_string(), cursor.accept("TO"), cursor.accept_string()
        known[key] = tuple(new if each == old and new is not None else each for each in values)
    elif cursor.accept("RENAME", "TO"):
        new_name = cursor.name()
        if new_name:
            known[_key(new_name)] = known.pop(key)


def _key(name: Name) -> Name:
    return tuple(part.casefold() for part in name)


# Private tables

_WEIGHT = 10
"""How many columns that are copied a change of a table counts for: it takes as long."""
_REACH = frozenset({"CASCADE", "RESTRICT", "INVALIDATE", "INCLUDING", "TABLE", "DATA"})
