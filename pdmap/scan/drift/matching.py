"""Which columns of sources a declaration means.

A declaration may leave out the database schema that a source names: then it means every table of that name. One that
names a schema means the table in this schema, and else one of which the source names none. The default schema and none
are the same, so that `public.users` means `users` of models, and not `auth.users`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pdmap.frozen import dataclass
from pdmap.scan.columns import DEFAULT_SCHEMAS
from pdmap.scan.drift.sources import Declaration, Found

Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """The columns of a system by every name that a declaration may give them."""

    by_name: Mapping[Parts, tuple[Found, ...]]
    """By the whole name, with and without the database schema."""
    by_table: Mapping[Parts, tuple[Found, ...]]
    """By the name of the table, or of a field in which they lie, with and without the database schema."""

    @classmethod
    def of(cls, columns: Iterable[Found]) -> Index:
        """Return the index of columns."""
        by_name: dict[Parts, list[Found]] = {}
        by_table: dict[Parts, list[Found]] = {}
        for found in columns:
            for table, parts in found.every_name:
                for start in range(len(table)):
                    _put(found, by_name.setdefault(parts[start:], []))
                    for end in range(len(table), len(parts)):
                        _put(found, by_table.setdefault(parts[start:end], []))
        return cls(_frozen(by_name), _frozen(by_table))

    def meant_by(self, declaration: Declaration) -> tuple[Found, ...]:
        """Return the columns that a declaration means: none where there are none of that name."""
        name = declaration.name
        if name.is_bare:
            return ()
        known = self.by_table if name.is_whole else self.by_name
        exact = known.get(name.parts, ())
        if exact and name.parts[0] not in DEFAULT_SCHEMAS:
            return exact
        found = (*exact, *self._without_schema(known, name.parts, 1 if name.is_whole else 2))
        return found or self._within(name.parts)

    # Private methods

    def _within(self, parts: Parts) -> tuple[Found, ...]:
        """Return the fields within a column that a declaration names as one, such as an address."""
        found = self.by_table.get(parts, ())
        return tuple(each for each in found if all(table[-len(parts) :] != parts for table, _ in each.every_name))

    def _without_schema(self, known: Mapping[Parts, tuple[Found, ...]], parts: Parts, least: int) -> tuple[Found, ...]:
        """Return what is meant where the declaration names a database schema that the source leaves out.

        What stands in front may also be a table, and the rest the column of another one.
        """
        for start in range(1, min(_MOST_SCHEMAS, len(parts) - least) + 1):
            if parts[:start] in self.by_table:
                return ()
            rest = parts[start:]
            if found := tuple(each for each in known.get(rest, ()) if _begins(each, rest)):
                return found
        return ()


# Private functions


def _put(found: Found, columns: list[Found]) -> None:
    """Add a column to a list once, whatever its other names are."""
    if not columns or columns[-1] is not found:
        columns.append(found)


def _begins(found: Found, parts: Parts) -> bool:
    """Return whether a name of a column begins with some parts, so that its source names no database schema."""
    return any(whole[: len(parts)] == parts for _, whole in found.every_name)


def _frozen(found: Mapping[Parts, list[Found]]) -> dict[Parts, tuple[Found, ...]]:
    return {parts: tuple(columns) for parts, columns in found.items()}


_MOST_SCHEMAS = 2
"""A database and its schema may stand before a table."""
