"""What is compared: the columns that a system declares, and those that its sources hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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

    @property
    def table_name(self) -> str:
        """Return the name of the table, without a default database schema."""
        return without_default_schema(self.table.name)

    @property
    def written(self) -> str:
        """Return the whole name as a declaration writes it, such as `users.address.city` or `users."e.mail"`."""
        return written_name(self.table.name, (*self.column.path, self.column.name))


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
    """Return every column of a system's sources, in their order."""
    return tuple(
        Found(table, column, verdict, parts, (*parts, *map(str.casefold, (*column.path, column.name))))
        for table, of_table in zip(compared.schema.tables, compared.tables, strict=True)
        for parts in (_table_parts(table.name),)
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
