"""Which database, or which schema of one, the statements of a script are about where it moves between several."""

from __future__ import annotations

import re

from pdmap.frozen import dataclass
from pdmap.scan.sql.cursor import Name
from pdmap.scan.sql.dialects import Dialect
from pdmap.scan.sql.text import Source
from pdmap.scan.sql.tokens import Span


@dataclass(frozen=True, slots=True)
class Home:
    """Where the tables are whose names do not tell it."""

    names: tuple[str, ...] = ()
    """The databases or schemas; what is made is made in the first."""
    depth: int = 0
    """How many parts the names have at most that do not tell it."""

    def of(self, name: Name) -> str:
        """Return where a table is made; empty where its name tells, or nobody knows."""
        return self.names[0] if self.names and len(name) <= self.depth else ""

    def reaches(self, home: str) -> bool:
        """Tell whether a table is meant that is in a place."""
        return not home or not self.names or home.casefold() in {name.casefold() for name in self.names}


def home_after(span: Span, source: Source) -> Home | None:
    """Return where a statement leads to; `None` for one that leads nowhere."""
    found = _MOVE.match(source.text, span.start, span.end)
    if found is None:
        return None
    if found["path"] is not None:
        names = tuple(name for each in _NAME.findall(found["path"]) if (name := _plain(each)).casefold() not in _ALWAYS)
        return Home(names[:_MOST], 1)
    name = found["schema"] or found["database"]
    depth = 2 if found["database"] and source.dialect in _LAYERED else 1
    return Home((_plain(name),), depth) if name else Home()


# Private functions


def _plain(name: str) -> str:
    return name.strip("`\"'[]").removeprefix("dbname=").strip("'")


# Private tables

_WORD = r"`[^`\n]+`|\[[^\]\n]+\]|\"[^\"\n]*\"|'[^'\n]*'|[\w$]+"
_NAME = re.compile(_WORD)
_MOVE = re.compile(
    rf"(?:USE(?:\s+(?:DATABASE|SCHEMA|CATALOG))?|\\c(?:onnect)?)\s+(?!(?:ROLE|WAREHOUSE|SECONDARY)\b)(?:-reuse-previous=\w+\s+)?(?P<database>{_WORD})"
    r"|SET\s+(?:(?:SESSION|LOCAL)\s+)?search_path\s*(?:=|\bTO\b)(?P<path>[^;]*)"
    rf"|ALTER\s+SESSION\s+SET\s+CURRENT_SCHEMA\s*=\s*(?P<schema>{_WORD})|RESET\s+search_path\b",
    re.IGNORECASE,
)
_LAYERED = frozenset({Dialect.SQL_SERVER, Dialect.POSTGRES})
"""Makes of database in which a table lies in a schema, and that in a database."""
_MOST = 20
"""Schemas of a path at most in which a table is looked for."""
_ALWAYS = frozenset({"$user", "pg_catalog", "", "default"})
"""What stands in a path beside the schemas of a project."""
