"""The columns of a query: those of a view, or of a table that is made of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pdmap.scan.schema import Column, Trouble
from pdmap.scan.sql.context import Context
from pdmap.scan.sql.cursor import Cursor, Name, elements
from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.tables import Held
from pdmap.scan.sql.tokens import Kind, Token, unquote


def add_selected(tokens: list[Token], table: Held, context: Context) -> None:
    """Give a table the columns that a query names; columns that it has already keep their names and get types.

    A view keeps nothing of its own, so what is not named in it is not lost.
    """
    selected = _selected(tokens, context) if tokens else None
    given = table.columns.all()
    if given:
        for column, found in zip(given, selected or (), strict=False):
            if found and not column.type:
                table.columns.put(column.name, replace(column, type=found.type))
        return
    if selected is None or any(column is None for column in selected):
        what = "view" if table.is_view else "table"
        fact = f"not all columns of {what} `{'.'.join(table.name)}` are named in its query"
        context.troubles.append(Trouble(table.place, fact, not table.is_view))
    for each in selected or ():
        if each:
            table.columns.add(each)


# Private functions


def _selected(tokens: Sequence[Token], context: Context) -> list[Column | None] | None:
    """Return the columns of the outermost query; `None` in the place of one without a name."""
    outer = _outermost(tokens, context)
    if outer is None:
        return None
    start, end = outer
    projections, rest = tokens[start:end], tokens[end:]
    sources = _sources(rest, context)
    found: list[Column | None] = []
    for element in elements(projections):
        found += _columns(element, sources, context)
    return found


def _outermost(tokens: Sequence[Token], context: Context) -> tuple[int, int] | None:
    """Return where the list of the first query that lies in no parentheses begins and ends."""
    while tokens and tokens[0].key == "(":
        inner = Cursor(tokens, context.source.dialect).group()
        return None if inner is None else _shifted(inner, context)
    depth, start = 0, None
    for at, token in enumerate(tokens):
        key = token.key
        if key == "(":
            depth += 1
        elif key == ")":
            depth -= 1
        elif depth == 0 and key == "SELECT" and start is None:
            start = at + 1
        elif depth == 0 and start is not None and key in _ENDS:
            return _past_quantifiers(tokens, start, context), at
    return None if start is None else (_past_quantifiers(tokens, start, context), len(tokens))


def _shifted(inner: Sequence[Token], context: Context) -> tuple[int, int] | None:
    found = _outermost(inner, context) if inner and inner[0].key != "(" else None
    return None if found is None else (found[0] + 1, found[1] + 1)


def _past_quantifiers(tokens: Sequence[Token], start: int, context: Context) -> int:
    cursor = Cursor(tokens, context.source.dialect)
    cursor.at = start
    if cursor.accept("DISTINCT") and cursor.accept("ON"):
        cursor.group()
    cursor.accept("ALL")
    if cursor.accept("TOP"):
        cursor.skip()
    return cursor.at


def _sources(tokens: Sequence[Token], context: Context) -> dict[str, Held | None]:
    """Return the tables of a FROM by the names that they have in the query."""
    cursor = Cursor(tokens, context.source.dialect)
    found: dict[str, Held | None] = {}
    while not cursor.has_ended():
        key = cursor.key()
        cursor.at += 1
        if key in {"WHERE", "GROUP", "ORDER", "UNION", "HAVING"}:
            break
        if key not in {"FROM", "JOIN", ",", "("} or cursor.key() in {"(", "SELECT", "LATERAL"}:
            continue
        name = cursor.name()
        if name:
            _note(name, cursor, found, context)
    return found


def _note(name: Name, cursor: Cursor, found: dict[str, Held | None], context: Context) -> None:
    table = context.tables.find(name)
    alias = name[-1]
    cursor.accept("AS")
    token = cursor.token
    if token and (token.kind is Kind.QUOTED or (token.kind is Kind.WORD and token.key not in _NO_ALIAS)):
        alias = unquote(token)
        cursor.at += 1
    found.setdefault(alias.casefold(), table)


def _columns(element: list[Token], sources: dict[str, Held | None], context: Context) -> list[Column | None]:
    """Return the columns of one projection."""
    last = element[-1]
    if len(element) > 2 and element[1].key == "=" and context.source.dialect is Dialect.SQL_SERVER:
        return [Column(name=unquote(element[0]), type="", place=context.source.place(element[0].start))]
    if last.key == "*":
        return _all_of(element, sources)
    if last.kind not in {Kind.WORD, Kind.QUOTED, Kind.STRING} or last.key in {"END", "NULL"}:
        return _unnamed(element)
    named = element[:-1]
    if named and named[-1].key == "AS":
        named = named[:-1]
    is_plain = all(token.kind in {Kind.WORD, Kind.QUOTED} or token.key == "." for token in element)
    if len(element) > 1 and element[-2].key == "::":
        return [None]
    source = _find(named if len(named) in {1, 3} else element, sources) if is_plain or len(named) in {1, 3} else None
    place = context.source.place(last.start)
    return [Column(name=unquote(last), type=source.type if source else "", place=place)]


def _unnamed(element: list[Token]) -> list[Column | None]:
    return [None] if element else []


def _find(tokens: list[Token], sources: dict[str, Held | None]) -> Column | None:
    parts = [unquote(token) for token in tokens if token.key != "."]
    if len(parts) >= 2:
        table = sources.get(parts[-2].casefold())
        return table.columns.get(parts[-1]) if table else None
    hits = [column for table in sources.values() if table and (column := table.columns.get(parts[0]))]
    return hits[0] if len(hits) == 1 else None


def _all_of(element: list[Token], sources: dict[str, Held | None]) -> list[Column | None]:
    if len(element) == 1:
        tables = list(sources.values())
    else:
        tables = [sources.get(unquote(element[-3]).casefold())] if len(element) >= 3 else [None]
    if not tables or any(table is None for table in tables):
        return [None]
    return [column for table in tables if table for column in table.columns.all()]


# Private tables

_ENDS = frozenset({"FROM", "WHERE", "UNION", "INTO", "ORDER", "LIMIT", "EXCEPT", "INTERSECT", "GROUP", "WITH"})
_NO_ALIAS = frozenset(
    (
        *(
            "ON",
            "USING",
            "JOIN",
            "INNER",
            "LEFT",
            "RIGHT",
            "FULL",
            "CROSS",
            "NATURAL",
            "WHERE",
            "GROUP",
            "ORDER",
        ),
        *(
            "UNION",
            "LIMIT",
            "HAVING",
            "WITH",
            "OUTER",
            "FETCH",
            "OFFSET",
            "FOR",
            "WINDOW",
            "SET",
            "TABLESAMPLE",
        ),
    )
)
