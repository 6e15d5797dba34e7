"""The tables that statements make, change and drop, as they stand after each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.scan.annotations import evidence_in
from pdmap.scan.columns import DEFAULT_SCHEMAS
from pdmap.scan.schema import Column, Place, Reference, Table
from pdmap.scan.sql.cursor import Name
from pdmap.scan.sql.held import Held, Routine
from pdmap.scan.sql.homes import Home
from pdmap.scan.sql.names import exact_key, name_key, type_name
from pdmap.scan.sql.structs import fields_of


class Tables:
    """All tables, found by name with or without what they lie in."""

    def __init__(self) -> None:
        self._tables: dict[Name, Held] = {}
        self._keys: dict[Held, Name] = {}
        self.home = Home()
        """Where the statements are that are read."""
        self._parted: set[Name] = set()
        """Names that tables of several databases or schemas have."""
        self._made = 1
        self._repointed = 0
        self._suffixes: dict[Name, dict[Name, None]] = {}
        self._pointing: dict[Held, list[tuple[Held, str]]] = {}
        self.values: dict[Name, tuple[str, ...]] = {}
        """The values of types that list them."""
        self.copied = 0
        """Columns that tables have taken from others."""
        self.routines: dict[str, Routine] = {}
        """Routines that were defined, and not run yet, by their names in small letters."""
        self.typed: dict[Held, list[Held]] = {}
        """The tables that are made of a composite type, and follow its changes."""
        self.heirs: dict[Held, dict[Held, bool]] = {}
        """The tables that inherit from one, and whether they are parts of it."""
        self.own: dict[Held, frozenset[str]] = {}
        """Columns that a table defines although it inherits them, or did before, in small letters."""
        self.unexpanded: Place | None = None
        """Where the fields of a type are that are left out, because there are too many."""
        self._types: dict[Name, Held] = {}
        self._expanded = 0

    def find(self, name: Name) -> Held | None:
        """Return the table that a statement calls by a name."""
        if not self.home.of(name):
            return self._find(name)
        key = name_key(name)
        here = ((each.casefold(), *layer, *key) for each in self.home.names for layer in _LAYERS)
        found = next((self._tables[key] for key in here if key in self._tables), None) or self._find(name)
        return found if found and self.home.reaches(found.home) else None

    def _find(self, name: Name) -> Held | None:
        key = (*name_key(name)[:-1], exact_key(name[-1]))
        key = key if key in self._tables or key in self._suffixes else name_key(name)
        if key in self._tables:
            return self._tables[key]
        if longer := self._suffixes.get(key):
            by_default = ((schema, *key) for schema in _DEFAULTS)
            return self._tables[next((each for each in by_default if each in longer), next(iter(longer)))]
        for cut in range(1, len(key)):
            if key[cut:] in self._tables:
                return self._tables[key[cut:]]
        return None

    def add(self, table: Held) -> None:
        """Take up a new table, also beside one whose name differs in the case of letters."""
        table.home = table.home or self.home.of(table.name)
        key = name_key(table.name)
        taken = self._tables.get(key)
        if table.home and (key in self._parted or (taken and taken.home.casefold() not in {"", table.home.casefold()})):
            key = self._part(key, table)
        elif taken:
            key = (*key[:-1], exact_key(table.name[-1]))
        self._keys[table] = key
        table.order = table.order or self._made
        self._made += 1
        self._tables[key] = table
        for cut in range(1, len(key)):
            self._suffixes.setdefault(key[cut:], {})[key] = None

    def inherit(self, table: Held, heir: Held, own: frozenset[str] = frozenset(), *, is_part: bool = False) -> None:
        """Note that a table inherits from another one, or is a part of it."""
        self.heirs.setdefault(table, {})[heir] = is_part
        if own:
            self.own[heir] = self.own.get(heir, frozenset()) | own

    def define(self, name: Name, fields: Held) -> None:
        """Take up a composite type, which is found with or without the database schema."""
        key = name_key(name)
        self._types[key] = fields
        if len(key) > 1 and (key[-1:] not in self._types or key[-2] in DEFAULT_SCHEMAS):
            self._types[key[-1:]] = fields

    def composite(self, name: Name) -> Held | None:
        """Return the composite type of a name; `None` where there is none."""
        key = name_key(name)
        return self._types.get(key) or self._types.get(key[-1:])

    def drop(self, name: Name) -> Held | None:
        """Take a table away, and return it."""
        table = self.find(name)
        if table:
            self._forget(table)
        return table

    def drop_with_heirs(self, name: Name, *, is_cascading: bool) -> None:
        """Take a table away with its parts, and with what inherits from it where that is said."""
        waiting = [table for table in [self.find(name)] if table]
        while waiting:
            table = waiting.pop()
            if table in self._keys:
                self._forget(table)
                waiting += [heir for heir, is_part in self.heirs.get(table, {}).items() if is_cascading or is_part]

    def drop_schema(self, name: str) -> None:
        """Take away all tables of a database schema."""
        for table in self.of_schema(name):
            self._forget(table)

    def of_schema(self, name: str) -> list[Held]:
        """Return the tables of a database schema."""
        key = name.casefold()
        return [each for each in self._tables.values() if ("", each.home, *each.name)[-2].casefold() == key]

    def rename(self, table: Held, name: Name) -> None:
        """Give a table another name, also where foreign keys point at it.

        No database does so while there is a table of that name: the one that is held was taken away before, under a
        condition that nobody could judge.
        """
        self._forget(table)
        taken = self._tables.get(name_key(name))
        if taken and taken.name == name and taken.home == table.home:
            self._forget(taken)
        table.name = name
        self.add(table)
        for holder, column in self._pointing.get(table, ()):
            self._repoint(holder, column, ".".join(name), None)

    def point(self, holder: Held, column: str, reference: Reference, name: Name) -> None:
        """Note that a column points at a table."""
        found = holder.columns.get(column)
        if found is None or found.references:
            return
        target = self.find(name)
        if target and target.name == (target.home, *name):
            reference = replace(reference, table=".".join(target.name))
        holder.columns.put(column, replace(found, references=reference))
        if target:
            self._pointing.setdefault(target, []).append((holder, column))

    def rename_column(self, table: Held, old: str, new: str) -> None:
        """Give a column another name, also where foreign keys point at it."""
        column = table.columns.get(old)
        if column is None:
            return
        table.columns.put(old, replace(column, name=new))
        for holder, pointing in self._pointing.get(table, ()):
            self._repoint(holder, pointing, None, (old, new))

    def all(self) -> tuple[Table, ...]:
        """Return what is left of them, those of one session aside."""
        lasting = (table for table in self._tables.values() if not table.is_temporary)
        return tuple(self._finish(table) for table in sorted(lasting, key=lambda table: table.order))

    def _part(self, key: Name, table: Held) -> Name:
        """Name two tables by their homes that are called alike otherwise, and return by what the second is found."""
        self._parted.add(key)
        if taken := self._tables.get(key):
            self.rename(taken, (taken.home, *taken.name))
        table.name = (table.home, *table.name)
        return name_key(table.name)

    def _repoint(self, holder: Held, column: str, table: str | None, names: tuple[str, str] | None) -> None:
        self._repointed += 1
        if self._repointed > _REPOINTED:
            return
        found = holder.columns.get(column)
        if found is None or found.references is None:
            return
        reference = found.references
        if table is not None:
            reference = replace(reference, table=table)
        if names and reference.column and reference.column.casefold() == names[0].casefold():
            reference = replace(reference, column=names[1])
        holder.columns.put(column, replace(found, references=reference))

    def _forget(self, table: Held) -> None:
        key = self._keys.pop(table)
        del self._tables[key]
        for cut in range(1, len(key)):
            self._suffixes.get(key[cut:], {}).pop(key, None)

    def _finish(self, table: Held) -> Table:
        finished = (self._finish_column(column) for column in table.columns.all())
        columns = tuple(each for column in finished for each in self._with_fields(column, 0))
        return Table(
            name=".".join(table.name),
            columns=columns,
            place=table.place,
            comment=table.comment,
            evidence=evidence_in(table.comment, "comment") if table.comment else (),
        )

    def _with_fields(self, column: Column, depth: int) -> Iterator[Column]:
        """Yield the fields of a column whose type has some; else the column."""
        composite = self.composite(type_name(column.type)) if self._types and column.type else None
        fields = composite.columns.all() if composite else list(fields_of(column))
        if not fields:
            yield column
            return
        self._expanded += len(fields)
        if depth == _DEEPEST or self._expanded > _EXPANDED:
            self.unexpanded = self.unexpanded or column.place
            yield column
            return
        for each in fields:
            inner = self._finish_column(each)
            inner = replace(
                inner,
                path=(*column.path, column.name),
                is_key=False,
                is_nullable=None,
                references=None,
                evidence=inner.evidence or column.evidence,
            )
            yield from self._with_fields(inner, depth + 1)

    def _finish_column(self, column: Column) -> Column:
        """Return a column with what its comment says, and the values of its type, which may be defined behind it."""
        if column.comment:
            column = replace(column, evidence=evidence_in(column.comment, "comment"))
        if column.values or not self.values or not column.type:
            return column
        name = name_key(type_name(column.type))
        values = self.values.get(name) or self.values.get(name[-1:])
        return replace(column, values=values) if values else column


# Private tables

_DEEPEST = 8
"""Composite types within one another."""
_EXPANDED = 100_000
"""Fields of composite types at most, of all columns together."""
_DEFAULTS = tuple(sorted(DEFAULT_SCHEMAS))
_LAYERS = ((), *((schema,) for schema in _DEFAULTS))
"""What may stand between the name of a database and that of a table which does not tell its schema."""
_REPOINTED = 100_000
"""Foreign keys at most that follow new names: no schema has as many, and a file that is made to hurt may."""
