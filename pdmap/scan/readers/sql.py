"""Statements of SQL: dumps of a database's structure, and folders of migrations."""

from __future__ import annotations

from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Schema
from pdmap.scan.sql.reading import read_documents


def recognize(document: Document) -> bool:
    """Tell whether a file is SQL: what ends in `.sql` is."""
    return document.path.casefold().endswith(READER.suffixes)


def read(documents: tuple[Document, ...]) -> Schema:
    """Read files of SQL together, in the order of their names."""
    return read_documents(documents)


READER = Reader(
    description="dumps and migrations in the SQL of PostgreSQL, MySQL, MariaDB, SQLite, SQL Server and Oracle",
    suffixes=(".sql", ".ddl"),
    recognizes=recognize,
    read=read,
)
