"""Files of SQL read into tables, one statement after the other."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.scan.reader import Document
from pdmap.scan.schema import Place, Schema, Trouble
from pdmap.scan.sql.branches import Branches
from pdmap.scan.sql.context import Context
from pdmap.scan.sql.doubts import report_doubts, report_includes
from pdmap.scan.sql.homes import Home
from pdmap.scan.sql.migrations import applied, cut_down
from pdmap.scan.sql.splitter import split
from pdmap.scan.sql.statements import BRANCHED, read_branched, read_statement
from pdmap.scan.sql.tables import Tables
from pdmap.scan.sql.templates import is_template, troubles_of
from pdmap.scan.sql.text import NotTextError, Source, read_source
from pdmap.scan.sql.transactions import lasting
from pdmap.scan.tokens import TooLongError


def read_documents(documents: Iterable[Document]) -> Schema:
    """Return the tables that files of SQL leave behind, each file applied after the one before."""
    tables, troubles, templates = Tables(), list[Trouble](), list[Source]()
    documents = tuple(documents)
    names = frozenset(document.path.rpartition("/")[2].casefold() for document in documents)
    for document in applied(documents, troubles):
        try:
            source = read_source(cut_down(document, troubles))
        except NotTextError:
            troubles.append(Trouble(Place(document.path, 1), "the file is not text"))
            continue
        if is_template(source):
            templates.append(source)
        else:
            read_statements(source, tables, troubles, names)
    troubles += troubles_of(templates)
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
    branches = Branches() if source.dialect in BRANCHED else None
    tables.home = Home()
    report_includes(context)
    report_doubts(context)
    for span in lasting(context, split(source, troubles)):
        try:
            if branches is None or not read_branched(span, context, branches):
                read_statement(span, context)
        except TooLongError:
            context.report(span.start, "this statement is longer than any that defines a table: it is not read")


# Private functions


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
