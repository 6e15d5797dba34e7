"""Statements within others: in blocks, in strings that are run, in routines, and in CREATE SCHEMA."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeAlias

from pdmap.scan.sql.branches import Branches
from pdmap.scan.sql.context import Context
from pdmap.scan.sql.cursor import Cursor
from pdmap.scan.sql.held import Routine
from pdmap.scan.sql.joining import is_joint, joined, spares_columns
from pdmap.scan.sql.tokens import Kind, Span, Token, is_text, tokenize, unquote

ReadDefinition: TypeAlias = Callable[[str, Span, Context], None]
"""Reads a statement that begins with a word in capitals."""


def read_block(
    span: Span, context: Context, read: ReadDefinition, depth: int = 0, branches: Branches | None = None
) -> None:
    """Read the definitions within a block of statements that is run once, and those that it runs from strings.

    Args:
        span: The block.
        context: The file.
        read: Reads one of them.
        depth: How many blocks it lies in.
        branches: The conditions that were open before, where the block is a part of a script.
    """
    branches = branches or Branches()
    around = context.branches
    tokens, _ = tokenize(context.source.text, span.start, span.end, context.source.dialect)
    starts = [at for at, token in enumerate(tokens[:-1]) if _is_definition(token, tokens[at + 1])]
    stops = sorted(
        [*(token.start for token in tokens if token.key == ";"), *(tokens[at].start for at in starts), span.end]
    )
    begun = frozenset(starts)
    for at, token in enumerate(tokens):
        branches.step(tokens, at, is_start=at in begun)
        is_string = depth < _DEEPEST and is_text(token, context.source.dialect)
        if is_string or at in begun:
            context.branches = (*around, *branches.open[:_MOST_OPEN])
        if is_string:
            _read_strings(at, tokens, context, read, depth)
        elif at in begun:
            read(token.key, Span(token.start, stops[bisect_right(stops, token.start)]), context)
    context.branches = around


def follow(span: Span, context: Context, branches: Branches) -> None:
    """Go past a statement in which nothing is defined, as conditions may begin and end in it."""
    tokens, _ = tokenize(context.source.text, span.start, span.end, context.source.dialect)
    for at in range(len(tokens)):
        branches.step(tokens, at, is_start=False)


def has_definition(span: Span, context: Context) -> bool:
    """Tell whether anything between two places looks like a definition."""
    return _DEFINITION.search(context.source.text, span.start, span.end) is not None


def run_on(span: Span, context: Context) -> list[Span]:
    """Return the statements that stand in what seems to be one, as SQL Server needs no sign between them."""
    text = context.source.text
    if not _RUN_ON.search(text, span.start + 1, span.end):
        return [span]
    tokens, _ = tokenize(text, span.start, span.end, context.source.dialect)
    starts = [
        token.start
        for token, following in pairwise(tokens)
        if token.key in {"CREATE", "ALTER", "DROP"} and following.key == "TABLE"
    ]
    starts = [start for start in starts if start > tokens[0].start]
    return [Span(*each) for each in pairwise([span.start, *starts, span.end])]


def keep_routine(span: Span, context: Context) -> None:
    """Keep a routine that holds definitions, or may run one that does; they are read when it is run."""
    head = _ROUTINE.match(context.source.text, span.start, span.end)
    if head and (has_definition(span, context) or context.tables.routines):
        cursor = Cursor(
            tokenize(context.source.text, head.end(), span.end, context.source.dialect)[0], context.source.dialect
        )
        cursor.accept("IF", "NOT", "EXISTS")
        if name := cursor.name():
            context.tables.routines[name[-1].casefold()] = Routine(context, span)


def run_routines(span: Span, context: Context, read: ReadDefinition) -> None:
    """Read the routines that a statement runs, each once."""
    waiting = [(span, context)]
    while waiting and context.tables.routines:
        running, within = waiting.pop()
        for match in _CALLED.finditer(within.source.text, running.start, running.end):
            routine = context.tables.routines.pop(match.group(match.lastindex or 0).casefold(), None)
            if routine:
                read_block(routine.span, routine.context, read)
                waiting.append((routine.span, routine.context))


def tables_in_schema(span: Span, context: Context) -> list[tuple[Cursor, list[Span], Span]]:
    """Return the statements in CREATE SCHEMA that make tables and views, named with the schema, and the comments."""
    tokens, comments = tokenize(context.source.text, span.start, span.end, context.source.dialect)
    starts = [at for at, token in enumerate(tokens) if token.key == "CREATE"]
    head = Cursor(tokens[2 : starts[1] if len(starts) > 1 else None], context.source.dialect)
    head.accept("IF", "NOT", "EXISTS")
    head.accept("AUTHORIZATION")
    schema = head.token
    found = []
    for at, end in zip(starts[1:], [*starts[2:], len(tokens)], strict=False):
        part = _in_schema(tokens[at:end], schema)
        if part:
            found.append((Cursor(part, context.source.dialect), comments, Span(tokens[at].start, tokens[end - 1].end)))
    return found


# Private functions


def _in_schema(tokens: list[Token], schema: Token | None) -> list[Token]:
    """Return the tokens of a statement that makes a table or a view with the name of its schema; of others, none."""
    what = next((at for at, token in enumerate(tokens[:6]) if token.key in {"TABLE", "VIEW"}), None)
    if what is None:
        return []
    name = what + 4 if [token.key for token in tokens[what + 1 : what + 4]] == ["IF", "NOT", "EXISTS"] else what + 1
    if schema is None or len(tokens) <= name + 1 or tokens[name + 1].key == ".":
        return tokens
    return [*tokens[:name], schema, Token(Kind.SIGN, ".", tokens[name].start, "."), *tokens[name:]]


def _is_definition(token: Token, following: Token) -> bool:
    """Tell whether two words begin a definition, and not a part of one."""
    if token.key in {"EXEC", "EXECUTE"}:
        return following.key in {"SP_RENAME", "SYS"}
    return following.key == "ON" if token.key == "COMMENT" else token.key in _DEFINING and following.key in _DEFINED


def _read_strings(at: int, tokens: Sequence[Token], context: Context, read: ReadDefinition, depth: int) -> None:
    """Read what a block runs from a string, unless it only says it to somebody."""
    before = [token.key for token in tokens[max(0, at - 2) : at]]
    if _SAYING & set(before[-1:]) or (before[-1:] == ["("] and _SAYING & set(before)):
        return
    if spares_columns(at, tokens, context.source.dialect):
        return
    parts = joined(at, tokens, context.source.dialect)
    known = len(context.troubles)
    if tokens[at].text[0] == "$" or _DEFINITION.search(tokens[at].text):
        _read_string(tokens[at], context, read, depth)
    elif len(parts) < 2 or is_joint(tokens, at - 1) or not _DEFINITION.search("".join(map(unquote, parts))):
        return
    if (len(parts) > 1 or is_joint(tokens, at + 1)) and len(context.troubles) == known:
        context.report(
            tokens[at].start,
            "a statement is put together here from strings: the columns that it defines may be lost",
            is_lost=_ADDING.search("".join(map(unquote, parts))) is not None,
        )


def _read_string(token: Token, context: Context, read: ReadDefinition, depth: int) -> None:
    """Read the definitions in a string, or in a block in dollar quotes."""
    opening = token.text.index("$", 1) + 1 if token.text[0] == "$" else token.text.index(token.text[-1]) + 1
    closing = opening if token.text[0] == "$" else 1
    read_block(Span(token.start + opening, token.end - closing), context, read, depth + 1)


# Private tables

_DEEPEST = 4
"""Blocks and strings within one another that are looked into."""
_MOST_OPEN = 100
"""Conditions within one another that are told apart."""
_DEFINING = frozenset({"CREATE", "ALTER", "DROP", "COMMENT", "RENAME", "EXEC", "EXECUTE"})
_DEFINED = frozenset({"TABLE", "TYPE", "TEMP", "TEMPORARY", "UNLOGGED"})
_SAYING = frozenset(
    {"NOTICE", "EXCEPTION", "WARNING", "INFO", "LOG", "DEBUG", "RAISE", "RAISERROR", "PRINT", "PUT_LINE"}
)
_DEFINITION = re.compile(
    r"\b(?:CREATE\s+(?:UNLOGGED\s+)?TABLE|ALTER\s+TABLE|DROP\s+TABLE|CREATE\s+TYPE|COMMENT\s+ON)\b", re.IGNORECASE
)
_ADDING = re.compile(r"\b(?:CREATE\s+(?:UNLOGGED\s+)?TABLE|ALTER\s+TABLE)\b", re.IGNORECASE)
_RUN_ON = re.compile(r"(?<!\n)\b(?:CREATE|ALTER)\s+TABLE\b", re.IGNORECASE)
_ROUTINE = re.compile(
    r"(?:/\*M?!\d*\s*)?CREATE\b(?:\s+|\*/|/\*M?!\d*|OR\s+(?:REPLACE|ALTER)\b|DEFINER\s*=\s*\S+)*+(?:FUNCTION|PROC(?:EDURE)?)\s+",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b\w++(?=[\"`\]]?\s*+(?:[(;]|\Z))|\b(?:CALL|EXEC(?:UTE)?)\s++(?:[\w\"`\[\]]+\.){0,3}[\"`\[]?(\w++)", re.IGNORECASE
)
"""A name before a parenthesis or at the end, or behind a word that runs it."""
