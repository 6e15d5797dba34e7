"""A schema as migrations in a programming language change it, one call after the other."""

from __future__ import annotations

import re
from dataclasses import replace

from pdmap.scan.schema import Column, Place, Reference, Schema, Trouble
from pdmap.scan.sql.held import Held
from pdmap.scan.sql.reading import read_statements
from pdmap.scan.sql.tables import Tables
from pdmap.scan.sql.text import Source, source_of


class Ledger:
    """The tables as they stand, and what could not be read on the way."""

    def __init__(self) -> None:
        self.tables = Tables()
        self.troubles: list[Trouble] = []
        self._told: set[Trouble] = set()

    def schema(self) -> Schema:
        """Return what is left in the end."""
        return Schema(self.tables.all(), tuple(self.troubles))

    def report(self, place: Place, fact: str, *, is_lost: bool = True) -> None:
        """Note what cannot be read, or only as if it were otherwise; of a line that is run again and again, once."""
        trouble = Trouble(place, fact, is_lost)
        if trouble not in self._told:
            self._told.add(trouble)
            self.troubles.append(trouble)

    def create(self, name: str, place: Place, comment: str = "", *, is_anew: bool = False) -> Held:
        """Return a new table; where there is one of the name, that one, unless it is made anew."""
        key = _parts(name)
        existing = self.tables.find(key)
        if existing and is_anew:
            self.tables.drop(key)
        elif existing and len(existing.name) == len(key):
            return existing
        table = Held(name=key, place=place, comment=comment)
        self.tables.add(table)
        return table

    def table(self, name: str, place: Place) -> Held:
        """Return a table that is changed; one that is not known is reported, and begun with what is added to it."""
        found = self.tables.find(_parts(name))
        if found:
            return found
        self.report(place, f"table `{name}` is changed, and not known here: columns may be lost")
        return self.create(name, place)

    def add(self, table: Held, column: Column, target: str | None = None, key: str | None = None) -> None:
        """Give a table a column with what it points at; one that it has gets another definition, and keeps its keys."""
        if old := table.columns.get(column.name):
            kept = replace(column, references=old.references, is_key=column.is_key or old.is_key)
            table.columns.put(column.name, replace(kept, comment=column.comment or old.comment))
        else:
            table.columns.add(column)
        if target:
            self.point(table, column.name, target, key)

    def point(self, table: Held, column: str, target: str, key: str | None) -> None:
        """Let a column point at a table."""
        self.tables.point(table, column, Reference(target, key), _parts(target))

    def rename_column(self, table: Held, old: str, new: str, place: Place) -> None:
        """Give a column another name; report one that is not known."""
        if table.columns.get(old) is None:
            if table.columns.get(new):
                return  # it is called so already, and the name is changed only where it is not
            self.report(place, f"column `{old}` of table `{'.'.join(table.name)}` is renamed, and not known here")
            return
        self.tables.rename_column(table, old, new)
        if column := table.columns.get(new):
            table.columns.put(new, replace(column, place=place))

    def rename_table(self, old: str, new: str, place: Place) -> None:
        """Give a table another name; report one that is not known."""
        table = self.tables.find(_parts(old))
        if table is None:
            self.report(place, f"table `{old}` is renamed, and not known here")
            return
        self.tables.rename(table, _parts(new))

    def drop(self, name: str) -> None:
        """Take a table away."""
        self.tables.drop(_parts(name))

    def run(self, statement: str, place: Place) -> None:
        """Carry out statements of SQL that begin at a place."""
        source: Source = source_of(place.path, statement, place.line or 1)
        read_statements(source, self.tables, self.troubles)

    def miss(self, beginning: str, place: Place) -> None:
        """Report a statement of SQL that is put together when it is run, unless it begins as one of data does."""
        if not _OF_DATA.match(beginning):
            self.report(place, "the statement that is run here is not written in it: columns may be lost")


# Private functions


def _parts(name: str) -> tuple[str, ...]:
    return tuple(name.split("."))


# Private tables

_OF_DATA = re.compile(
    r"\s*(?:(?:UPDATE|INSERT|DELETE|SELECT|WITH|SET|TRUNCATE|COMMENT|GRANT|REVOKE|ANALYZE|VACUUM|LOCK|DROP\s+VIEW)"
    r"|(?:CREATE|DROP)\s+(?:UNIQUE\s+|FULLTEXT\s+)?(?:INDEX|SEQUENCE|EXTENSION|TRIGGER|FUNCTION))\b",
    re.IGNORECASE,
)
