"""Files of SQL read into tables, one statement after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pdmap.scan.reader import Document
from pdmap.scan.schema import Place, Schema, Trouble
from pdmap.scan.sql.altering import alter_table
from pdmap.scan.sql.blocks import (
    follow,
    has_definition,
    keep_routine,
    read_block,
    run_on,
    run_routines,
    tables_in_schema,
)
from pdmap.scan.sql.branches import Branch, Branches
from pdmap.scan.sql.context import Context
from pdmap.scan.sql.creating import create_table, make_of_query
from pdmap.scan.sql.cursor import Cursor
from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.doubts import report_doubts
from pdmap.scan.sql.migrations import applied, cut_down
from pdmap.scan.sql.others import comment_on, create_view, drop, execute, rename
from pdmap.scan.sql.splitter import split
from pdmap.scan.sql.tables import Tables
from pdmap.scan.sql.text import NotTextError, Source, read_source
from pdmap.scan.sql.tokens import Span
from pdmap.scan.sql.transactions import lasting
from pdmap.scan.sql.types import alter_type, create_type
from pdmap.scan.tokens import TooLongError


def read_documents(documents: Iterable[Document]) -> Schema:
    """Return the tables that files of SQL leave behind, each file applied after the one before."""
    tables, troubles = Tables(), list[Trouble]()
    documents = tuple(documents)
    names = frozenset(document.path.rpartition("/")[2].casefold() for document in documents)
    for document in applied(documents, troubles):
        try:
            source = read_source(cut_down(document, troubles))
        except NotTextError:
            troubles.append(Trouble(Place(document.path, 1), "the file is not text"))
            continue
        read_statements(source, tables, troubles, names)
    found = tables.all()
    if tables.unexpanded:
        fact = "too many fields of types lie within one another: those of this column are left out"
        troubles.append(Trouble(tables.unexpanded, fact))
    return Schema(found, _few(troubles))


def read_statements(
    source: Source, tables: Tables, troubles: list[Trouble], names: frozenset[str] = frozenset()
) -> None:
    """Carry out the statements of a file.

    Args:
        source: The file.
        tables: The tables as they stand, which the statements change.
        troubles: Takes what cannot be read.
        names: Names of the files that are read as well, in small letters.
    """
    context = Context(source=source, tables=tables, troubles=troubles, names=names)
    branches = Branches() if source.dialect in _BRANCHED else None
    _report_includes(context)
    report_doubts(context)
    for span in lasting(context, split(source, troubles)):
        try:
            if branches is None or not _read_branched(span, context, branches):
                _read(span, context)
        except TooLongError:
            context.report(span.start, "this statement is longer than any that defines a table: it is not read")


# Private functions


def _read(span: Span, context: Context) -> None:
    """Read a statement, and those that follow it without a sign between them."""
    start = _skip_mark(context.source.text, span)
    is_of_some = start > span.start and _SOME_SERVERS.match(context.source.text, span.start)
    context.branches = (Branch("BEGIN"),) if is_of_some else ()
    word = _first_word(Span(start, span.end), context)
    first, *others = run_on(span, context) if _may_run_on(word, start, span, context) else [span]
    _read_one(word, start, first, context)
    for other in others:
        _read_definition(_first_word(other, context), other, context)


def _read_branched(span: Span, context: Context, branches: Branches) -> bool:
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
        run_routines(span, context, _read_definition)
        read_block(span, context, _read_definition, branches=branches)
    else:
        follow(span, context, branches)
    branches.finish()
    return is_read


def _may_run_on(word: str, start: int, span: Span, context: Context) -> bool:
    if word in _WHOLE or (word == "CREATE" and _OTHER_CREATE.match(context.source.text, start, span.end)):
        return False
    return word not in _OF_DATA or context.source.dialect in {Dialect.SQL_SERVER, Dialect.UNKNOWN}


def _first_word(span: Span, context: Context) -> str:
    match = _FIRST.match(context.source.text, span.start, span.end)
    return match.group().upper() if match else ""


def _read_one(word: str, start: int, span: Span, context: Context) -> None:
    text = context.source.text
    if word not in {"INSERT", "REPLACE", "CREATE", "ALTER", "COMMENT", "COPY"}:
        run_routines(span, context, _read_definition)
    if word in _BLOCKS or (_runs_strings(word, span, context) and has_definition(span, context)):
        read_block(span, context, _read_definition)
    elif word in _DEFINING:
        _read_definition(word, span, context)
    elif word in {"SELECT", "WITH"}:
        _select_into(span, context)
    elif word == "IMPORT":
        context.report(start, "the tables that are imported here are not known")
    elif word in _OF_DATA:
        _doubt(span, context)
    elif word not in _PASSED:
        context.report(
            start, f"a statement that begins with `{text[start : start + 30].split(chr(10))[0]}` is not known"
        )


def _runs_strings(word: str, span: Span, context: Context) -> bool:
    if word in {"SELECT", "WITH"}:
        return _RUN_LATER.search(context.source.text, span.start, span.end) is not None
    return word in _RUNNING


def _read_definition(word: str, span: Span, context: Context) -> None:
    if word == "CREATE" and _OTHER_CREATE.match(context.source.text, span.start, span.end):
        if _SCHEMA.match(context.source.text, span.start, span.end):
            for cursor, comments, part in tables_in_schema(span, context):
                _create(cursor, comments, part, context)
        else:
            keep_routine(span, context)
        return
    cursor, comments = context.cursor(span)
    if word == "CREATE":
        _create(cursor, comments, span, context)
    elif word == "ALTER":
        _alter(span, context)
    elif word == "DROP":
        drop(cursor, context)
    elif word == "COMMENT":
        comment_on(cursor, context)
    elif word == "RENAME":
        rename(cursor, context)
    else:
        execute(cursor, context)


def _create(cursor: Cursor, comments: list[Span], span: Span, context: Context) -> None:
    keys = [token.key for token in cursor.tokens[:_HEAD]]
    if "TYPE" in keys[1:4] and "TABLE" not in keys[: keys.index("TYPE")]:
        cursor.at = keys.index("TYPE") - 1
        create_type(cursor, comments, context)
        return
    if "VIEW" in keys and ("TABLE" not in keys or keys.index("VIEW") < keys.index("TABLE")):
        create_view(cursor, span, context)
    elif "TABLE" in keys:
        create_table(cursor, comments, span, context)


def _alter(span: Span, context: Context) -> None:
    cursor, _ = context.cursor(span)
    if cursor.key(1) in {"IGNORE", "ONLINE", "OFFLINE", "FOREIGN"}:
        cursor.tokens = [cursor.tokens[0], *cursor.tokens[2:]]
    if cursor.key(1) == "VIEW" and any(token.key == "AS" for token in cursor.tokens):
        create_view(cursor, span, context)
    elif cursor.key(1) in {"TABLE", "VIEW"} or (cursor.key(1) == "MATERIALIZED"):
        if cursor.key(1) == "TABLE" or cursor.key(4) == "RENAME" or cursor.key(3) == "RENAME":
            alter_table(cursor, span.start, context)
    elif cursor.key(1) == "TYPE":
        alter_type(cursor, context)


def _select_into(span: Span, context: Context) -> None:
    """Read a query that makes a table of what it finds."""
    if context.source.dialect in _INTO_VARIABLES or not _INTO.search(context.source.text, span.start, span.end):
        return
    cursor, _ = context.cursor(span)
    depth = 0
    for at, token in enumerate(cursor.tokens):
        depth += (token.key == "(") - (token.key == ")")
        if token.key in _WRITING and not depth:
            return
        if token.key == "INTO" and not depth:
            cursor.at = at + 1
            is_temporary = bool(cursor.accept_any({"TEMP", "TEMPORARY"}))
            cursor.accept("TABLE")
            make_of_query(cursor, at, span.start, context, is_temporary=is_temporary)
            return


def _report_includes(context: Context) -> None:
    """Report the files that a script runs and that are not among those that are read."""
    for match in _INCLUDE.finditer(context.source.text):
        group = match.lastgroup or "file"
        name = match.group(group).strip("'\"; ")
        if name.rpartition("/")[2].casefold() not in context.names:
            context.report(match.start(group), f"`{name[:80]}` is run here, and not among the files that are read")


def _doubt(span: Span, context: Context) -> None:
    """Report a definition within the strings of data, where a backslash leaves open how far a string goes."""
    text = context.source.text
    if text.find("\\'", span.start, span.end) >= 0 and (found := _SWALLOWED.search(text, span.start, span.end)):
        context.report(
            found.end(), "this definition stands in a string, or behind one with a backslash: it is not read"
        )


def _skip_mark(text: str, span: Span) -> int:
    found = _MARK.match(text, span.start, span.end)
    return found.end() if found else span.start


def _few(troubles: list[Trouble]) -> tuple[Trouble, ...]:
    """Return the troubles, of many in one file the first ones."""
    order = {path: at for at, path in enumerate(dict.fromkeys(trouble.place.path for trouble in troubles))}
    troubles = sorted(troubles, key=lambda trouble: (order[trouble.place.path], trouble.place.line or 0))
    counts: dict[str, int] = {}
    kept: list[Trouble] = []
    for trouble in troubles:
        path = trouble.place.path
        counts[path] = counts.get(path, 0) + 1
        if counts[path] <= _MOST:
            kept.append(trouble)
    for path, count in counts.items():
        if count > _MOST:
            left = [each for each in troubles if each.place.path == path][_MOST:]
            fact = f"{count - _MOST} more troubles of this file are not listed"
            kept.append(Trouble(left[0].place, fact, any(each.is_lost for each in left)))
    return tuple(kept)


# Private tables

_MOST = 50
_HEAD = 12
_FIRST = re.compile(r"[A-Za-z_@]\w*")
_INCLUDE = re.compile(
    r"^[ \t]*(?:(?:\\ir?|\\include(?:_relative)?|\.read|:r)[ \t]+(?P<any>'[^'\n]+'|\"[^\"\n]+\"|[^\s;]+)"
    r"|(?:(?:SOURCE|START)[ \t]|@@?)[ \t]*(?P<file>\S+\.(?:sql|ddl)\b))",
    re.IGNORECASE | re.MULTILINE,
)
_INTO_VARIABLES = frozenset({Dialect.MYSQL, Dialect.ORACLE, Dialect.SQLITE})
"""Dialects in which SELECT ... INTO fills variables or files, if there is such a thing."""
_WRITING = frozenset({"INSERT", "MERGE", "UPDATE", "DELETE"})
_INTO = re.compile(r"\bINTO\s", re.IGNORECASE)
_SWALLOWED = re.compile(r"(?:^|;)[ \t]*(?=CREATE\s+TABLE\b|ALTER\s+TABLE\b)", re.IGNORECASE | re.MULTILINE)
_MARK = re.compile(r"(?:/\*M?!\d*\s*|\(\s*)+")
_SOME_SERVERS = re.compile(r"/\*(?:M!|!(?:5(?:0[7-9]|[1-9]\d)|[6-9]\d\d|\d{4})\d\d(?!\d))")
"""A comment that MySQL runs and MariaDB does not, or the other way round."""
_DEFINING = frozenset({"CREATE", "ALTER", "DROP", "COMMENT", "RENAME", "EXEC", "EXECUTE"})
_SCHEMA = re.compile(r"CREATE\s+SCHEMA\b", re.IGNORECASE)
_BRANCHED = frozenset({Dialect.SQL_SERVER, Dialect.UNKNOWN})
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
_OTHER_CREATE = re.compile(
    r"CREATE\s+(?:OR\s+(?:REPLACE|ALTER)\s+)?(?:(?:UNIQUE|CLUSTERED|NONCLUSTERED|FULLTEXT|SPATIAL|BITMAP|CONSTRAINT|PUBLIC|TEMP)\s+)*"
    r"(?:INDEX|SEQUENCE|FUNCTION|PROC|PROCEDURE|TRIGGER|EXTENSION|SCHEMA|DATABASE|ROLE|USER|RULE|POLICY|PUBLICATION|SYNONYM"
    r"|DOMAIN|AGGREGATE|OPERATOR|CAST|COLLATION|STATISTICS|SERVER|EVENT|PACKAGE|LOGIN|CONVERSION|LANGUAGE|TEXT)\b",
    re.IGNORECASE,
)
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
