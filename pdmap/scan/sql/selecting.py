"""The columns of a query: those of a view, or of a table that is made of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pdmap.scan.schema import Column, Trouble
from pdmap.scan.sql.context import Context
from pdmap.scan.sql.cursor import Cursor, elements
from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.held import Held
from pdmap.scan.sql.tokens import Kind, Token, unquote

Sources = dict[str, Held | None]
"""Tables by the names that they have in a query; `None` for one that is not known."""


def add_selected(tokens: Sequence[Token], table: Held, context: Context) -> None:
    """Give a table the columns that a query names; names that stand before it get the types of its columns.

    A view keeps nothing of its own, so what is not named in it is not lost.
    """
    selected = select_columns(tokens, context)
    given = table.columns.all()
    if given and not any(column.type for column in given):
        for column, found in zip(given, selected or (), strict=False):
            if found:
                table.columns.put(column.name, replace(column, type=found.type))
        return
    if (selected is None or any(column is None for column in selected)) and not table.is_temporary:
        what = "view" if table.is_view else "table"
        fact = f"not all columns of {what} `{'.'.join(table.name)}` are named in its query"
        context.troubles.append(Trouble(table.place, fact, not table.is_view))
    for each in selected or ():
        if each:
            table.columns.add(replace(each, is_key=False, is_nullable=None, references=None))


def select_columns(tokens: Sequence[Token], context: Context, depth: int = 0) -> list[Column | None] | None:
    """Return the columns of a query, `None` in the place of one without a name; `None` where it is none."""
    cursor = Cursor(tokens, context.source.dialect)
    if depth > _DEEPEST:
        return None
    if cursor.key() == "(":
        return select_columns(cursor.group() or (), context, depth + 1)
    if cursor.accept("TABLE"):
        held = context.tables.find(cursor.name() or ("",))
        return [*held.columns.all()] if held else None
    common = _common(cursor, context, depth) if cursor.accept("WITH") else {}
    if cursor.key() == "(":
        return select_columns(cursor.group() or (), context, depth + 1)
    if not cursor.accept("SELECT"):
        return None
    start = _past_quantifiers(cursor)
    end = _end_of_list(tokens, start)
    sources = _sources(Cursor(tokens[end:], context.source.dialect), common, context, depth)
    found: list[Column | None] = []
    for element in elements(tokens[start:end]):
        found += _columns(element, sources, context)
    return found


# Private functions


def _common(cursor: Cursor, context: Context, depth: int) -> Sources:
    """Go past the queries that stand before another, and return them."""
    cursor.accept("RECURSIVE")
    found: Sources = {}
    while name := cursor.name():
        names = cursor.group() if cursor.key() == "(" else None
        cursor.accept("AS")
        cursor.accept("NOT")
        cursor.accept("MATERIALIZED")
        table = _derived(cursor.group() or (), context, depth)
        if names is not None:
            table = Held(name=name, place=context.source.place(cursor.tokens[0].start))
            for each in elements(names):
                table.columns.add(Column(name=unquote(each[0]), type="", place=context.source.place(each[0].start)))
        found[name[-1].casefold()] = table
        if not cursor.accept(","):
            break
    return found


def _derived(tokens: Sequence[Token], context: Context, depth: int) -> Held | None:
    """Return the table that a query within a query stands for; `None` where not all its columns are named."""
    columns = select_columns(tokens, context, depth + 1)
    if columns is None or not tokens:
        return None
    table = Held(name=("",), place=context.source.place(tokens[0].start))
    for column in columns:
        if column is None:
            return None
        table.columns.add(column)
    return table


def _past_quantifiers(cursor: Cursor) -> int:
    if cursor.accept("DISTINCT") and cursor.accept("ON"):
        cursor.group()
    cursor.accept("ALL")
    if cursor.accept("TOP"):
        cursor.skip()
    return cursor.at


def _end_of_list(tokens: Sequence[Token], start: int) -> int:
    depth = 0
    for at in range(start, len(tokens)):
        key = tokens[at].key
        depth += (key == "(") - (key == ")")
        if depth == 0 and key in _ENDS and not _is_within(tokens, at):
            return at
    return len(tokens)


def _is_within(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word that may end a list is a part of an expression, as in `timestamp WITH TIME ZONE`."""
    before, behind = (tokens[each].key if 0 <= each < len(tokens) else "" for each in (at - 1, at + 1))
    key = tokens[at].key
    if key == "FROM":
        return before == "DISTINCT" and at > 1 and tokens[at - 2].key in {"IS", "NOT"}
    return (key in {"GROUP", "ORDER"} and behind != "BY") or (key == "WITH" and behind in {"TIME", "LOCAL"})


def _sources(cursor: Cursor, common: Sources, context: Context, depth: int) -> Sources:
    """Return the tables of a FROM."""
    found: Sources = {}
    while not cursor.has_ended():
        key = cursor.key()
        cursor.at += 1
        if key in _BEHIND_FROM:
            break
        if key not in {"FROM", "JOIN", ",", "("}:
            continue
        cursor.accept("LATERAL")
        if cursor.key() == "(" and cursor.key(1) in {"SELECT", "WITH"}:
            _note("", _derived(cursor.group() or (), context, depth), cursor, found)
        elif cursor.key() not in {"(", "SELECT"} and (name := cursor.name()):
            is_common = len(name) == 1 and name[0].casefold() in common
            _note(name[-1], common[name[0].casefold()] if is_common else context.tables.find(name), cursor, found)
    return found


def _note(name: str, table: Held | None, cursor: Cursor, found: Sources) -> None:
    cursor.accept("AS")
    token = cursor.token
    if token and (token.kind is Kind.QUOTED or (token.kind is Kind.WORD and token.key not in _NO_ALIAS)):
        name = unquote(token)
        cursor.at += 1
    found[name.casefold()] = table


def _columns(element: list[Token], sources: Sources, context: Context) -> list[Column | None]:
    """Return the columns of one projection."""
    first, last = element[0], element[-1]
    place = context.source.place(last.start)
    if len(element) > 2 and element[1].key == "=" and context.source.dialect is Dialect.SQL_SERVER:
        return [Column(name=unquote(first), type="", place=context.source.place(first.start))]
    if last.key == "*":
        return _all_of(element, sources, context)
    is_named = (
        last.kind in _NAMES and last.key not in {"END", "NULL"} and (len(element) == 1 or element[-2].key != "::")
    )
    if not is_named or (len(element) == 1 and last.kind is Kind.STRING):
        return [_unnamed(element, sources, context)]
    meant = element[:-1]
    if meant and meant[-1].key == "AS":
        meant = meant[:-1]
    if not meant or meant[-1].key == ".":
        meant = element
    source = _find(meant, sources)
    return [Column(name=unquote(last), type=source.type if source else "", place=place)]


def _unnamed(element: list[Token], sources: Sources, context: Context) -> Column:
    """Return the column of an expression without a name, called as the database calls it."""
    text = context.source.text[element[0].start : element[-1].end]
    name = _name_of(element) if context.source.dialect is Dialect.POSTGRES else " ".join(text.split())
    source = _find(element, sources)
    return Column(name=name, type=source.type if source else "", place=context.source.place(element[0].start))


def _name_of(element: Sequence[Token]) -> str:
    """Return what PostgreSQL calls an expression: after its column or function, whatever it is cast to."""
    keys = [token.key for token in element]
    if "::" in keys:
        element = element[: keys.index("::")]
    while element and element[0].key == "(":
        element = element[1:-1]
    named = next((element[at - 1] for at, token in enumerate(element) if at and token.key == "("), None)
    named = named or (element[-1] if element else None)
    return unquote(named).casefold() if named and named.kind in {Kind.WORD, Kind.QUOTED} else "?column?"


def _find(tokens: list[Token], sources: Sources) -> Column | None:
    """Return the column of a table that an expression is nothing but."""
    if len(tokens) > 5 or any(token.kind not in _NAMES and token.key != "." for token in tokens):
        return None
    parts = [unquote(token) for token in tokens if token.key != "."]
    if len(parts) >= 2:
        table = sources.get(parts[-2].casefold())
        return table.columns.get(parts[-1]) if table else None
    if len(sources) > _JOINED:
        return None
    hits = [column for table in sources.values() if table and (column := table.columns.get(parts[0]))]
    return hits[0] if len(hits) == 1 else None


def _all_of(element: list[Token], sources: Sources, context: Context) -> list[Column | None]:
    if len(element) == 1:
        tables = list(sources.values())
    else:
        tables = [sources.get(unquote(element[-3]).casefold())] if len(element) >= 3 else [None]
    if not tables or any(table is None for table in tables):
        return [None]
    count = sum(len(table.columns) for table in tables if table)
    if not context.may_copy(count, element[0].start):
        return [None]
    return [column for table in tables if table for column in table.columns.all()]


# Private tables

_DEEPEST = 20
"""Queries within one another that are followed."""
_JOINED = 100
"""Tables of a query at most among which the one is sought that has a column; with more, its type stays open."""
_NAMES = frozenset({Kind.WORD, Kind.QUOTED, Kind.STRING})
_ENDS = frozenset({"FROM", "WHERE", "UNION", "INTO", "ORDER", "LIMIT", "EXCEPT", "INTERSECT", "GROUP", "WITH"})
_BEHIND_FROM = frozenset({"WHERE", "GROUP", "ORDER", "UNION", "HAVING", "EXCEPT", "INTERSECT", "LIMIT"})
_NO_ALIAS = frozenset(
    (
        *("ON", "USING", "JOIN", "INNER", "LEFT", "RIGHT", "FULL", "CROSS", "NATURAL", "WHERE", "GROUP"),
        *("ORDER", "UNION", "LIMIT", "HAVING", "WITH", "OUTER", "FETCH", "OFFSET", "FOR", "WINDOW", "SET"),
        "TABLESAMPLE",
    )
)
