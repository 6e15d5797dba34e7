"""Whether it is known what a backslash means in the strings of a file, which differs between makes of database.

In MySQL and MariaDB it keeps the quote behind it from ending the string; in PostgreSQL and others it is a character
like any other. A guess is enough to read a file by, and not enough to leave out what may be a definition.
"""

from __future__ import annotations

import re

from pdmap.scan.sql.dialects import Dialect, headed
from pdmap.scan.sql.text import Source
from pdmap.scan.sql.tokens import NO_VERSION


def is_known(source: Source) -> bool:
    """Tell whether the file itself says by which make of database its strings are read; it takes one look at it."""
    if _OTHERWISE.search(source.text):
        return False
    if source.dialect is Dialect.MYSQL:
        return headed(source.text) is Dialect.MYSQL or _shows_mysql(source.text)
    return source.dialect is Dialect.POSTGRES and headed(source.text) is Dialect.POSTGRES


# Private functions


def _shows_mysql(text: str) -> bool:
    """Tell whether a sign of MySQL stands outside of strings, before the first backslash that would be in doubt."""
    if _OTHER_MAKES.search(text):
        return False
    first = _DOUBTFUL.search(text)
    end = first.start() if first else len(text)
    return any(match.lastgroup == "sign" for match in _SIGN.finditer(text, 0, end))


# Private tables

_OTHERWISE = re.compile(
    r"NO_BACKSLASH_ESCAPES|standard_conforming_strings\s*(?:=|\bTO\b)\s*'?(?:off|false|0)", re.IGNORECASE
)
"""Settings by which a backslash means what it means in the other make."""
_OTHER_MAKES = re.compile(
    r"^[ \t]*+PRAGMA\b|\bAUTOINCREMENT\b|\bWITHOUT\s+ROWID\b|\bsqlite_sequence\b", re.IGNORECASE | re.MULTILINE
)
"""Signs of SQLite, the one other make that takes names between backticks."""
_DOUBTFUL = re.compile(r"\\['\"`]")
_SIGN = re.compile(
    rf"(?P<sign>/\*M?!(?!{NO_VERSION})\d{{5,6}}\b|`[^`\n]+`|\bENGINE\s*=\s*\w)"
    r"|'[^']*+(?:'|\Z)|\"[^\"]*+(?:\"|\Z)|--[^\n]*+|\#[^\n]*+|/\*(?:[^*]++|\*(?!/))*+(?:\*/|\Z)",
    re.IGNORECASE,
)
"""What is MySQL's, or what it has to stand outside of: strings and comments, in any make."""
