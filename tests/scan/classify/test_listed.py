"""A plain list of columns may name a nested field by its table and path, or give the path as the table."""

from __future__ import annotations

from pdmap.scan.classify.classifier import Row, classify_columns
from pdmap.scan.verdicts import Tier

PLAIN = (
    ("crm", "members", "email", "string"),
    ("crm", "members", "home.latitude", "number"),
    ("crm", "depots", "capacity", "integer"),
    ("crm", "depots", "home.latitude", "number"),
)


def _paths_as_tables(row: Row) -> Row:
    source, table, column, type_name = row
    *path, name = column.split(".")
    return source, ".".join((table, *path)), name, type_name


def test_a_path_counts_the_same_on_both_sides() -> None:
    by_column = classify_columns(PLAIN)
    by_table = classify_columns(map(_paths_as_tables, PLAIN))

    assert [verdict.tier for verdict in by_column] == [Tier.DIRECT, Tier.DIRECT, Tier.NONE, Tier.NONE]
    assert [(verdict.tier, verdict.steps) for verdict in by_table] == [
        (verdict.tier, verdict.steps) for verdict in by_column
    ]


def test_verdicts_name_tables_and_columns_as_the_list_does() -> None:
    rows = tuple(map(_paths_as_tables, PLAIN))
    assert [(one.table, one.column) for one in classify_columns(rows)] == [row[1:3] for row in rows]


def test_a_database_schema_is_no_table() -> None:
    rows = (("shop", "public.users", "email", "text"), ("shop", "public.parts", "latitude", "text"))
    assert [one.tier for one in classify_columns(rows)] == [Tier.DIRECT, Tier.NONE]
