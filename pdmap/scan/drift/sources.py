"""What is compared: the columns that a system declares, and those that its sources hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from pdmap.frozen import dataclass
from pdmap.model import Field, NotPersonal, System, listed
from pdmap.scan.columns import ColumnName, column_name, without_default_schema, written_name
from pdmap.scan.schema import Column, Schema, Table
from pdmap.scan.verdicts import ColumnVerdict, TableVerdict
from pdmap.source import MappingNode, Node, SequenceNode


@dataclass(frozen=True, slots=True)
class Found:
    """A column of a source, with what the classifier says of it."""

    table: Table
    column: Column
    verdict: ColumnVerdict
    table_parts: tuple[str, ...]
    """The name of the table by its parts, as `columns.column_name` makes them, without a default database schema."""
    parts: tuple[str, ...]
    """The whole name by its parts."""
    names: tuple[str, tuple[str, ...]]
    """The names of the table and of the column with its path: those of the database where another source has them."""
    others: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    """Other names that declarations may give it, each as the parts of the table and of the whole."""

    @property
    def every_name(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """Return all names that declarations may give it, each as the parts of the table and of the whole."""
        return ((self.table_parts, self.parts), *self.others)

    @property
    def table_name(self) -> str:
        """Return the name of the table, without a default database schema."""
        return without_default_schema(self.names[0])

    @property
    def written(self) -> str:
        """Return the whole name as a declaration writes it, such as `users.address.city` or `users."e.mail"`."""
        return written_name(*self.names)


@dataclass(frozen=True, slots=True)
class Declaration:
    """A column that a system declares: as a field, or as not personal."""

    item: Field | NotPersonal
    written: str
    """The name as the author wrote it."""
    node: Node
    """Where the name stands."""
    name: ColumnName


@dataclass(frozen=True, slots=True)
class Compared:
    """A system and everything that its sources hold."""

    system: System
    schema: Schema
    tables: tuple[TableVerdict, ...]
    """What the classifier says, in the order of the schema's tables."""
    is_part: bool = False
    """Whether the schema is only a part of what the system holds."""

    @property
    def is_whole(self) -> bool:
        """Return whether no column can be missing from the schema."""
        return not (self.is_part or any(trouble.is_lost for trouble in self.schema.troubles))


def found_columns(compared: Compared) -> tuple[Found, ...]:
    """Return every column of a system's sources, in their order.

    A table of a database and the model that a framework makes it of are one, by the names of the database.
    """
    twins = _twins(compared.schema.tables)
    return tuple(
        _found(table, column, verdict, twin, others)
        for table, of_table in zip(compared.schema.tables, compared.tables, strict=True)
        for twin in (twins.get(id(table)),)
        for others in (_other_names(table, twin),)
        for column, verdict in zip(table.columns, of_table.columns, strict=True)
    )


def declarations(items: Iterable[Field | NotPersonal]) -> Iterator[Declaration]:
    """Yield the columns that fields or entries under `not_personal` name, one by one."""
    for item in items:
        for written, node in zip(item.column, _nodes(item), strict=False):
            yield Declaration(item, written, node, column_name(written))


def declared_fields(system: System) -> tuple[Field, ...]:
    """Return the fields of a system."""
    return listed(system.fields)


# Private functions


def _twins(tables: Iterable[Table]) -> dict[int, Table]:
    """Return the tables of a database that models stand for, and these for those, by the identity of the other."""
    models = [table for table in tables if table.alias]
    of_database = {_table_parts(table.name): table for table in tables if not table.alias} if models else {}
    pairs = [(model, of_database.get(_table_parts(model.alias))) for model in models]
    return {id(one): other for model, twin in pairs if twin for one, other in ((model, twin), (twin, model))}


def _found(
    table: Table, column: Column, verdict: ColumnVerdict, twin: Table | None, others: Mapping[str, str]
) -> Found:
    """Return a column with all its names: those of the database first, where a table of a database is among them."""
    own = (table.name, (*column.path, column.name))
    if not table.alias and not twin:
        return _named(table, column, verdict, own)
    other = (twin.name if twin else table.alias, (*column.path, others.get(column.name, column.name)))
    found = _named(table, column, verdict, other if table.alias and twin else own)
    names = {(_table_parts(each), _parts(each, leaf)) for each in (own[0], other[0]) for leaf in (own[1], other[1])}
    return replace(found, others=tuple(sorted(names - {(found.table_parts, found.parts)})))


def _other_names(table: Table, twin: Table | None) -> Mapping[str, str]:
    """Return what columns of a model are called in the database, or those of the database in the model."""
    model = table if table.alias else twin
    if model is None:
        return {}
    aliases = {column.name: column.alias for column in model.columns if column.alias}
    if table.alias:
        known = {column.name.casefold() for column in twin.columns} if twin else None
        return {name: alias for name, alias in aliases.items() if known is None or alias.casefold() in known}
    by_alias = {alias.casefold(): name for name, alias in aliases.items()}
    names = ((column.name, by_alias.get(column.name.casefold())) for column in table.columns)
    return {own: name for own, name in names if name}


def _named(table: Table, column: Column, verdict: ColumnVerdict, names: tuple[str, tuple[str, ...]]) -> Found:
    return Found(table, column, verdict, _table_parts(names[0]), _parts(*names), names)


def _parts(table: str, names: Iterable[str]) -> tuple[str, ...]:
    return (*_table_parts(table), *map(str.casefold, names))


@lru_cache(maxsize=10_000)
def _table_parts(name: str) -> tuple[str, ...]:
    plain = without_default_schema(name)
    return column_name(plain).parts or (plain.casefold(),)


def _nodes(item: Field | NotPersonal) -> Iterator[Node]:
    """Yield the nodes of the names of an item's columns."""
    node = item.node.get("column") if isinstance(item.node, MappingNode) else None
    if isinstance(node, SequenceNode):
        yield from node.items
    elif node:
        yield node
