"""The dialects of SQL, and which one a file is written in."""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum


class Dialect(StrEnum):
    """A make of database, or of several that write alike; the values are the names that sqlglot has for them."""

    POSTGRES = "postgres"
    MYSQL = "mysql"
    SQLITE = "sqlite"
    SQL_SERVER = "tsql"
    ORACLE = "oracle"
    UNKNOWN = ""


def headed(text: str) -> Dialect | None:
    """Return the dialect of the program that wrote a dump, as it says in the first comments; `None` without these."""
    header = _HEADER.match(text)
    if header is None:
        return None
    return Dialect.POSTGRES if header["postgres"] else Dialect.MYSQL


def guess_dialect(text: str, path: str) -> Dialect:
    """Return the dialect that the header of a dump names, or else whose signs a file shows most of.

    What its path is called counts, too.
    """
    if known := headed(text):
        return known
    seen = text if len(text) <= 2 * _LOOKED_AT else f"{text[:_LOOKED_AT]}\n{text[-_LOOKED_AT:]}"
    seen = seen.upper()
    words = Counter(_WORD.findall(seen))
    scores = {
        dialect: sum(min(words[word], _ENOUGH) for word in _WORDS[dialect])
        + sum(min(seen.count(sign), _ENOUGH) for sign in _SIGNS[dialect])
        for dialect in _WORDS
    }
    for dialect, pattern in _PATHS.items():
        if pattern.search(path):
            scores[dialect] = scores[dialect] * 2 + 3
    if _DELIMITER.search(seen):
        return Dialect.MYSQL
    best = max(scores, key=lambda dialect: scores[dialect])
    return best if scores[best] else Dialect.UNKNOWN


# Private tables

_LOOKED_AT = 50_000
"""Characters that are looked at of each end of a file: dumps open and end with what gives them away."""
_ENOUGH = 100
"""How often one sign counts at most."""
_WORD = re.compile(r"\b[A-Z]\w*")
_HEADER = re.compile(
    r"(?:\s++|--[ \t]*+(?!\w)[^\n]*+\n|/\*M?!\d{5,6}\\?-[^\n]*+\n)*+"
    r"--[ \t]+(?:(?P<postgres>PostgreSQL database(?: cluster)? dump)|(?:MySQL|MariaDB) dump\b|phpMyAdmin SQL Dump\b"
    r"|Adminer [\d.]+ (?:MySQL|MariaDB)\b)",
    re.IGNORECASE,
)
"""What dumps begin with; that of MariaDB may have a line before it that keeps its client from running programs."""
_DELIMITER = re.compile(r"^DELIMITER[ \t]+[^\s'\"A-Z]+[ \t]*$", re.MULTILINE)
"""What no client but that of MySQL knows; behind it, other signs mislead: `$$` ends statements."""

_WORDS: dict[Dialect, tuple[str, ...]] = {
    Dialect.POSTGRES: (
        *(
            "VARYING",
            "SERIAL",
            "BIGSERIAL",
            "TIMESTAMPTZ",
            "JSONB",
            "BYTEA",
            "CITEXT",
            "INET",
            "ONLY",
            "OWNER",
            "NEXTVAL",
        ),
        *("EXTENSION", "STDIN", "PLPGSQL", "TSVECTOR", "SEARCH_PATH", "PG_CATALOG", "REGCLASS", "BOOL", "CONCURRENTLY"),
    ),
    Dialect.MYSQL: (
        *(
            "ENGINE",
            "AUTO_INCREMENT",
            "CHARSET",
            "UNSIGNED",
            "DELIMITER",
            "TINYTEXT",
            "MEDIUMTEXT",
            "LONGTEXT",
            "TINYINT",
        ),
        *("TINYBLOB", "MEDIUMBLOB", "LONGBLOB", "MEDIUMINT", "MODIFY", "INNODB", "UTF8MB4", "DATETIME"),
    ),
    Dialect.SQLITE: (
        "AUTOINCREMENT",
        "ROWID",
        "PRAGMA",
        "VIRTUAL",
        "STRFTIME",
        "STRICT",
        "UNIXEPOCH",
        "SQLITE_SEQUENCE",
    ),
    Dialect.SQL_SERVER: (
        *("DBO", "NVARCHAR", "IDENTITY", "UNIQUEIDENTIFIER", "DATETIME2", "CLUSTERED", "NONCLUSTERED", "SP_RENAME"),
        *(
            "GETDATE",
            "OBJECT_ID",
            "GETUTCDATE",
            "NEWID",
            "SYSNAME",
            "DATETIMEOFFSET",
            "VARBINARY",
            "MONEY",
            "BIT",
            "DATETIME",
        ),
    ),
    Dialect.ORACLE: (
        *(
            "VARCHAR2",
            "NVARCHAR2",
            "NUMBER",
            "CLOB",
            "NCLOB",
            "SYSDATE",
            "SYSTIMESTAMP",
            "PCTFREE",
            "NOCACHE",
            "RAW",
            "PROMPT",
        ),
        *("INITRANS", "MAXEXTENTS"),
    ),
}
_SIGNS: dict[Dialect, tuple[str, ...]] = {
    Dialect.POSTGRES: ("::", "$$", "WITHOUT TIME ZONE", "WITH TIME ZONE", " AS ENUM", " TYPE USING", "TEXT[]", "\n\\."),
    Dialect.MYSQL: ("`,", "` ", "/*!", "/*M!", "UNIQUE KEY"),
    Dialect.SQLITE: ("INTEGER PRIMARY KEY", "WITHOUT ROWID", "BEGIN TRANSACTION;"),
    Dialect.SQL_SERVER: ("\nGO\n", "].[", "] [", "[DBO]", " N'", "(MAX)", "EXEC "),
    Dialect.ORACLE: ("\n/\n", "Q'[", " CHAR)", "TABLESPACE "),
}
_PATHS: dict[Dialect, re.Pattern[str]] = {
    Dialect.POSTGRES: re.compile(r"postgres|pgsql|(?<![a-z])pg(?![a-z])", re.IGNORECASE),
    Dialect.MYSQL: re.compile(r"mysql|mariadb", re.IGNORECASE),
    Dialect.SQLITE: re.compile(r"sqlite", re.IGNORECASE),
    Dialect.SQL_SERVER: re.compile(r"mssql|sqlserver|sql[-_ ]server|tsql", re.IGNORECASE),
    Dialect.ORACLE: re.compile(r"oracle", re.IGNORECASE),
}
