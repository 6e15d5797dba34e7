"""Live databases: their tables, columns and keys, and some of their values for whoever asks for them."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from pdmap.host.connecting import DatabaseError, allow, connected
from pdmap.scan.annotations import evidence_in
from pdmap.scan.schema import Column, Place, Reference, Schema, Table, Trouble
from pdmap.scan.sql.limiting import values_of_condition
from pdmap.scan.values import Sample

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.engine.interfaces import (
        Dialect,
        ReflectedCheckConstraint,
        ReflectedColumn,
        ReflectedForeignKeyConstraint,
    )
    from sqlalchemy.engine.reflection import Inspector

Key = TypeVar("Key")
Value = TypeVar("Value")

__all__ = ["DatabaseError", "read_database", "sample_database"]

SAMPLED = 200
"""As many values of a column are looked at, unless more or fewer are asked for."""
LONGEST_VALUE = 400
"""Characters of a value that are looked at."""
SAMPLING = 10
"""Seconds that it may take to find the values of a column."""
SAMPLING_ALL = 30
"""Seconds for the columns of a SQLite database together: each has an equal share of what is left."""


def read_database(address: str) -> Schema:
    """Return the tables and views of a live database, those of its own system aside.

    Args:
        address: URL as SQLAlchemy has it, such as `postgresql://user:password@host:5432/name` or `sqlite:///file.db`.

    Raises:
        DatabaseError: it is down, slow or missing, refuses, or its driver is not installed.
    """
    with connected(address) as (connection, label), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of types that SQLAlchemy does not know: such a column has no type
        from sqlalchemy import inspect

        inspector = inspect(connection)
        tables: list[Table] = []
        troubles: list[Trouble] = []
        for schema in _schemas(inspector, connection):
            tables += _Reflection(inspector, schema, label, troubles).tables()
        return Schema(tuple(tables), tuple(troubles))


def sample_database(
    address: str, wanted: Mapping[str, Iterable[str]], limit: int = SAMPLED
) -> dict[tuple[str, str], Sample]:
    """Return some values of columns, by table and column; a column whose values cannot be had is left out.

    Args:
        address: URL as for `read_database`.
        wanted: names of columns by the names of tables, as `read_database` gives them.
        limit: most values of a column.

    Raises:
        DatabaseError: as for `read_database`.
    """
    found: dict[tuple[str, str], Sample] = {}
    keys = [(table, column) for table, columns in wanted.items() for column in columns]
    with connected(address, SAMPLING) as (connection, _):
        end = time.monotonic() + SAMPLING_ALL
        for number, (table, column) in enumerate(keys):
            allow(connection, min(SAMPLING, (end - time.monotonic()) / (len(keys) - number)))
            values = _values(connection, table, column, limit)
            if values is not None:
                found[table, column] = Sample(values)
    return found


# Private functions


class _Reflection:
    """What a database tells of one of its schemas, asked for in bulk."""

    def __init__(self, inspector: Inspector, schema: str | None, label: str, troubles: list[Trouble]) -> None:
        from sqlalchemy.engine.reflection import ObjectKind

        self.dialect: Dialect = inspector.dialect
        self.schema = schema
        self.default = inspector.default_schema_name
        self.place = Place(label)
        self.troubles = troubles
        self.columns = inspector.get_multi_columns(schema, kind=ObjectKind.ANY)
        self.keys = inspector.get_multi_pk_constraint(schema)
        self.foreign = inspector.get_multi_foreign_keys(schema)
        self.checks = _optional(lambda: inspector.get_multi_check_constraints(schema))
        self.comments = _optional(lambda: inspector.get_multi_table_comment(schema, kind=ObjectKind.ANY))
        self.left_out = _shadows(inspector)

    def tables(self) -> list[Table]:
        return [
            Table(
                name=self._name(schema, name),
                columns=tuple(self._columns((schema, name), columns)),
                place=self.place,
                comment=self._comment((schema, name)),
                evidence=evidence_in(self._comment((schema, name)), "comment"),
            )
            for (schema, name), columns in sorted(self.columns.items(), key=lambda each: each[0][1])
            if name not in self.left_out
        ]

    def _name(self, schema: str | None, name: str) -> str:
        return f"{schema}.{name}" if schema and schema != self.default else name

    def _comment(self, key: tuple[str | None, str]) -> str:
        comment = self.comments.get(key)
        return (comment["text"] or "") if comment else ""

    def _columns(self, key: tuple[str | None, str], columns: Sequence[ReflectedColumn]) -> list[Column]:
        constraint = self.keys.get(key)
        primary = set(constraint["constrained_columns"]) if constraint else set[str]()
        references = self._references(self.foreign.get(key) or ())
        values = self._limits(self.checks.get(key) or ())
        return [
            Column(
                name=column["name"],
                type=self._type(column),
                place=self.place,
                is_nullable=column.get("nullable"),
                is_key=column["name"] in primary,
                comment=column.get("comment") or "",
                evidence=evidence_in(column.get("comment") or "", "comment"),
                references=references.get(column["name"]),
                values=_listed(column) or values.get(column["name"].casefold(), ()),
            )
            for column in columns
        ]

    def _type(self, column: ReflectedColumn) -> str:
        """Return the type in the words of the database; nothing where SQLAlchemy does not know it."""
        from sqlalchemy.exc import SQLAlchemyError

        try:
            return column["type"].compile(dialect=self.dialect)
        except SQLAlchemyError:
            return ""

    def _references(self, constraints: Sequence[ReflectedForeignKeyConstraint]) -> dict[str, Reference]:
        found: dict[str, Reference] = {}
        for constraint in constraints:
            table = self._name(constraint["referred_schema"], constraint["referred_table"])
            for at, name in enumerate(constraint["constrained_columns"]):
                targets = constraint["referred_columns"]
                found.setdefault(name, Reference(table, targets[at] if at < len(targets) else None))
        return found

    def _limits(self, constraints: Sequence[ReflectedCheckConstraint]) -> dict[str, tuple[str, ...]]:
        conditions = (values_of_condition(constraint["sqltext"]) for constraint in constraints)
        return {name.casefold(): values for name, values in filter(None, conditions)}


def _optional(ask: Callable[[], Mapping[Key, Value]]) -> Mapping[Key, Value]:
    """Return what a database tells, or nothing where its make cannot."""
    try:
        return ask()
    except NotImplementedError:
        return {}


def _listed(column: ReflectedColumn) -> tuple[str, ...]:
    kind = column["type"]
    kind = getattr(kind, "item_type", kind)
    return tuple(map(str, getattr(kind, "enums", None) or ()))


def _schemas(inspector: Inspector, connection: Connection) -> list[str | None]:
    """Return the schemas of a database that are not the system's; `None` for the only one."""
    if connection.dialect.name not in {"postgresql", "mssql"}:
        return [None]
    names = [name for name in inspector.get_schema_names() if not _is_system(name)]
    return [*sorted(names, key=lambda name: (name != inspector.default_schema_name, name))]


def _is_system(name: str) -> bool:
    lowered = name.casefold()
    return lowered in {"information_schema", "sys", "guest"} or lowered.startswith(("pg_", "db_"))


def _shadows(inspector: Inspector) -> frozenset[str]:
    """Return the tables in which SQLite keeps the indexes of its virtual tables."""
    if inspector.dialect.name != "sqlite":
        return frozenset()
    bind = inspector.bind
    if not hasattr(bind, "exec_driver_sql"):
        return frozenset()
    rows = bind.exec_driver_sql("PRAGMA table_list").fetchall()
    return frozenset(str(row[1]) for row in rows if row[2] == "shadow")


def _values(connection: Connection, table: str, column: str, limit: int) -> tuple[str, ...] | None:
    """Return values of a column as texts; `None` where the database does not give them in time."""
    import sqlalchemy
    from sqlalchemy.exc import SQLAlchemyError

    schema, _, name = table.rpartition(".") if connection.dialect.name != "sqlite" else ("", "", table)
    field: sqlalchemy.ColumnClause[object] = sqlalchemy.column(column)
    source = sqlalchemy.table(name, schema=schema or None)
    query = sqlalchemy.select(field).select_from(source).where(field.is_not(None)).limit(limit)
    try:
        with connection.begin_nested():
            rows = connection.execute(query).fetchall()
    except SQLAlchemyError:
        return None
    return tuple(str(row[0])[:LONGEST_VALUE] for row in rows)
