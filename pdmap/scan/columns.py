"""Names of columns as inventories and sources write them, and which of them mean the same column.

A declaration may leave out the database schema that a source names, or name one that the source leaves out. Letters are
compared without their case, because databases that keep it are rare, and two columns that differ in nothing else rarer.
The database schema that counts where none is named makes no other table: `public.users` of a dump is `users` of models.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pdmap.frozen import dataclass

DEFAULT_SCHEMAS = frozenset({"public", "dbo", "main"})
"""The database schemas that PostgreSQL, SQL Server and SQLite take where none is named."""
WHOLE = "*"
"""The last part of a name that means every column below what stands before it."""


@dataclass(frozen=True, slots=True)
class ColumnName:
    """A name of a column, or of all columns of a table."""

    parts: tuple[str, ...]
    """What stands between its dots, without quotes and in small letters; of a whole table the name of the table."""
    is_whole: bool = False
    """Whether every column below is meant."""

    @property
    def is_bare(self) -> bool:
        """Return whether it names a column and no table."""
        return len(self.parts) < _TABLE_AND_COLUMN and not self.is_whole

    @property
    def plain(self) -> ColumnName:
        """Return the name without a default database schema; what has no table behind it stays."""
        least = 1 if self.is_whole else _TABLE_AND_COLUMN
        is_default = len(self.parts) > least and self.parts[0] in DEFAULT_SCHEMAS
        return ColumnName(self.parts[1:], self.is_whole) if is_default else self

    def covers(self, other: ColumnName) -> bool:
        """Return whether every column that another name means is one that this one means, by their endings.

        Whole tables are covered by whole tables only.
        """
        if self.is_whole:
            return _contains(other.parts, self.parts, is_whole=other.is_whole)
        return not other.is_whole and _same(self.parts, other.parts)


@cache
def column_name(written: str) -> ColumnName:
    """Return what a name means: `public.users.email`, `"Users"."E.Mail"`, `[dbo].[Users].[Email]`, `products.*`."""
    parts = tuple(_unquoted(part) for part in _PART.findall(written.strip()))
    if len(parts) > 1 and parts[-1] == WHOLE:
        return ColumnName(parts[:-1], is_whole=True)
    return ColumnName(parts)


def without_default_schema(table: str) -> str:
    """Return the name of a table without the database schema that counts where none is named."""
    schema, _, rest = table.partition(".")
    return rest if rest and schema.casefold() in DEFAULT_SCHEMAS else table


def written_part(part: str) -> str:
    """Return a part of a name as it has to be written, in quotes where it would mean something else without."""
    is_plain = not _SIGNS.intersection(part)  # a quote alone would begin what the next part ends
    if is_plain and column_name(f"table.{part}") == ColumnName(("table", part.casefold())):
        return part
    doubled = part.replace('"', '""')
    return f'"{doubled}"'


def written_name(table: str, column: Iterable[str]) -> str:
    """Return the name of a column, given by its parts, as a declaration writes it."""
    return ".".join((without_default_schema(table), *map(written_part, column)))


# Private functions

_TABLE_AND_COLUMN = 2
_SIGNS = frozenset('"`[].')
_PART = re.compile(r'"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\](?=\.|$)|[^.]+')
"""A part in the quotes of one of the dialects of SQL, or up to the next dot."""


def _unquoted(part: str) -> str:
    bare = part.strip()
    if len(bare) > 1 and bare[0] + bare[-1] in {'""', "``", "[]"}:
        bare = bare[1:-1].replace('""', '"')
    return bare.casefold()


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether two names mean the same: one may have a database schema in front that the other leaves out."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _TABLE_AND_COLUMN and longer[-len(shorter) :] == shorter


def _contains(column: tuple[str, ...], table: tuple[str, ...], *, is_whole: bool) -> bool:
    """Return whether a table, which may lack its database schema, holds a column, or is the same table."""
    least = 0 if is_whole else 1
    starts = range(len(column) - len(table) - least + 1)
    return any(column[start : start + len(table)] == table for start in starts[:_MOST_SCHEMAS])


_MOST_SCHEMAS = 3
"""A database and its schema may stand before a table."""
