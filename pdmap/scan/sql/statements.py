"""Statements told apart by their first words."""

from __future__ import annotations

import re

from pdmap.scan.sql.blocks import (
    follow,
    has_definition,
    read_block,
    run_on,
    run_routines,
)
from pdmap.scan.sql.branches import Branch, Branches
from pdmap.scan.sql.context import Context
from pdmap.scan.sql.defining import OTHER_CREATE, read_definition, select_into
from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.doubts import report_swallowed, report_unknown
from pdmap.scan.sql.homes import home_after
from pdmap.scan.sql.tokens import Span

BRANCHED = frozenset({Dialect.SQL_SERVER, Dialect.UNKNOWN})


def read_statement(span: Span, context: Context) -> None:
    """Read a statement, and those that follow it without a sign between them."""
    if home := home_after(span, context.source):
        context.tables.home = home
        return
    start = _skip_mark(context.source.text, span)
    is_of_some = start > span.start and _SOME_SERVERS.match(context.source.text, span.start)
    context.branches = (Branch("BEGIN"),) if is_of_some else ()
    word = _first_word(Span(start, span.end), context)
    first, *others = run_on(span, context) if _may_run_on(word, start, span, context) else [span]
    _read_one(word, start, first, context)
    for other in others:
        read_definition(_first_word(other, context), other, context)


def read_branched(span: Span, context: Context, branches: Branches) -> bool:
    """Read a statement of a script in which conditions stand between statements; tell whether all of it is read.

    SQL Server ends statements nowhere, so that what a condition is about may seem to be the next statement.
    """
    word = _first_word(span, context)
    if word not in _BRANCHING and not branches.is_open:
        return False
    if _BATCH.search(context.source.text, context.read_to, span.start):
        branches.forget()
    context.read_to = span.end
    is_read = word in _BRANCHING or (branches.is_open and word in _CHANGING)
    if is_read:
        run_routines(span, context, read_definition)
        read_block(span, context, read_definition, branches=branches)
    else:
        follow(span, context, branches)
    branches.finish()
    return is_read


# Private functions


def _may_run_on(word: str, start: int, span: Span, context: Context) -> bool:
    if word in _WHOLE or (word == "CREATE" and OTHER_CREATE.match(context.source.text, start, span.end)):
        return False
    return word not in _OF_DATA or context.source.dialect in {Dialect.SQL_SERVER, Dialect.UNKNOWN}


def _first_word(span: Span, context: Context) -> str:
    match = _FIRST.match(context.source.text, span.start, span.end)
    return match.group().upper() if match else ""


def _read_one(word: str, start: int, span: Span, context: Context) -> None:
    if word not in {"INSERT", "REPLACE", "CREATE", "ALTER", "COMMENT", "COPY"}:
        run_routines(span, context, read_definition)
    if word in _BLOCKS or (_runs_strings(word, span, context) and has_definition(span, context)):
        read_block(span, context, read_definition)
    elif word in _DEFINING:
        read_definition(word, span, context)
    elif word in {"SELECT", "WITH"}:
        select_into(span, context)
    elif word == "IMPORT":
        context.report(start, "the tables that are imported here are not known")
    elif word in _OF_DATA:
        report_swallowed(span, context)
    elif word not in _PASSED:
        report_unknown(start, context)


def _runs_strings(word: str, span: Span, context: Context) -> bool:
    if word in {"SELECT", "WITH"}:
        return _RUN_LATER.search(context.source.text, span.start, span.end) is not None
    return word in _RUNNING


def _skip_mark(text: str, span: Span) -> int:
    found = _MARK.match(text, span.start, span.end)
    return found.end() if found else span.start


# Private tables

_FIRST = re.compile(r"[A-Za-z_@]\w*")
_MARK = re.compile(r"(?:/\*M?!\d*\s*|\(\s*)+")
_SOME_SERVERS = re.compile(r"/\*(?:M!|!(?:5(?:0[7-9]|[1-9]\d)|[6-9]\d\d|\d{4})\d\d(?!\d))")
"""A comment that MySQL runs and MariaDB does not, or the other way round."""
_DEFINING = frozenset({"CREATE", "ALTER", "DROP", "COMMENT", "RENAME", "EXEC", "EXECUTE"})
_BRANCHING = frozenset({"IF", "ELSE", "WHILE", "BEGIN", "END"})
_CHANGING = frozenset({"ALTER", "DROP", "EXEC", "EXECUTE"})
_BATCH = re.compile(r"^GO\b", re.IGNORECASE | re.MULTILINE)
_BLOCKS = frozenset({"DO", "BEGIN", "DECLARE", "IF", "WHILE"})
_RUNNING = frozenset({"ELSE", "SET", "PREPARE", "EXEC", "EXECUTE", "CALL", "EXPLAIN"})
"""What may run other statements, from strings or behind it."""
_WHOLE = _BLOCKS | _RUNNING | {"GRANT", "REVOKE", "DENY", "COPY", "COMMENT"}
"""What a definition may be a part of; behind others it is a statement of its own."""
_OF_DATA = frozenset({"INSERT", "REPLACE", "UPDATE"})
_RUN_LATER = re.compile(r"\bINTO\s+@|\\gexec\b", re.IGNORECASE)
"""A query of which statements come, run by a later one or by the client."""
_PASSED = frozenset(
    (
        *("SET", "INSERT", "UPDATE", "DELETE", "MERGE", "GRANT", "REVOKE", "COMMIT", "ROLLBACK", "START"),
        *("SAVEPOINT", "RELEASE", "LOCK", "UNLOCK", "USE", "ANALYZE", "VACUUM", "PRAGMA", "CALL", "COPY"),
        *("REINDEX", "CLUSTER", "REFRESH", "SECURITY", "DISCARD", "RESET", "SHOW", "EXPLAIN", "WITH", "VALUES"),
        *("TRUNCATE", "REPLACE", "LOAD", "DECLARE", "END", "ELSE", "PRINT", "RAISERROR", "THROW", "RETURN"),
        *("WHILE", "GOTO", "DENY", "USING", "ATTACH", "DETACH", "NOTIFY", "LISTEN", "UNLISTEN", "DEALLOCATE"),
        *("PREPARE", "REASSIGN", "IMPORT", "CHECKPOINT", "OPTIMIZE", "FLUSH", "KILL", "CHECK", "HANDLER"),
        *("PURGE", "DBCC", "BULK", "RECONFIGURE", "WAITFOR", "EXIT", "AUDIT", "NOAUDIT", "ASSOCIATE", "ENABLE"),
        *("DISABLE", "SOURCE", "DELIMITER", "TABLE", "ABORT", "DESCRIBE", "DESC", "CLOSE", "FETCH", "OPEN"),
        *("BACKUP", "RESTORE", "SIGNAL", "XA", "STOP", "CHANGE", "HELP", "REPAIR", "INSTALL", "BREAK", "CONTINUE"),
        "REVERT",
    )
)
