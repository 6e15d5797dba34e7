"""`docs/reference/parquet.md`: every table and column that `pdmap export parquet` writes."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.manual.page import Block, Heading, Items, Page, Paragraph, Table
from pdmap.tables.catalogue import all_tables
from pdmap.tables.table import SCHEMA_VERSION, Column, Kind
from pdmap.tables.table import Table as Written
from tools.manual.form import generated

_NEVER = "never null"


def page() -> str:
    """Return the page."""
    return generated(Page("Parquet tables", tuple(_blocks())), "`pdmap/tables/`")


# Private functions


def _blocks() -> Iterator[Block]:
    tables = all_tables()
    yield Paragraph(
        f"`pdmap export parquet` writes {len(tables)} tables, each as `TABLE/INVENTORY.parquet` in its folder. "
        "`INVENTORY` is the inventory's name. Where that is not of ASCII letters, digits, `.` and single `-` between "
        "them, or has more than 60 characters, `-` stands for what else it has, and eight digits of its SHA-256 are "
        "added, as in `systems/84codes-AB-80b38006.parquet`; the column `inventory` has the name itself. "
        f"`docs/how-to/parquet.md` shows questions to them. This is version {SCHEMA_VERSION} of the schema: tables and "
        "columns may be added within a version; none is removed, renamed or given another type or meaning without a "
        "new one. Inventories that were exported by the same version of pdmap have the same columns in the same order. "
        "The version of the schema stands in `exports.schema_version` and, as "
        "`pdmap.schema_version` beside `pdmap.table` and `pdmap.version`, in the metadata of each file."
    )
    yield Heading("How to read them")
    yield Items(_READING)
    yield Heading("Types")
    yield Paragraph("What the engines make of the types of the columns. Files are compressed with Zstandard.")
    yield Table(("type", "Parquet", "DuckDB", "Spark", "Trino", "BigQuery"), tuple(map(_type_row, Kind)))
    yield Heading("Tables")
    yield Table(("table", "a row"), tuple((f"`{each.name}`", each.about) for each in tables))
    for each in tables:
        yield from _table(each)


def _table(written: Written) -> Iterator[Block]:
    yield Heading(f"`{written.name}`", 3)
    yield Paragraph(written.about)
    yield Table(("column", "type", "meaning", "null"), tuple(map(_row, written.columns)))


def _row(column: Column) -> tuple[str, ...]:
    return f"`{column.name}`", column.kind.value, column.about, column.null or _NEVER


def _type_row(kind: Kind) -> tuple[str, ...]:
    return f"`{kind.value}`", *(f"`{name}`" for name in _TYPES[kind])


# Private tables

_READING = (
    (
        "`inventory` is the first column of every table. Ids and addresses are unique within an inventory: join "
        "by `inventory` and the id, or the address."
    ),
    (
        "`address` is the logical address of a row, such as `systems/console/fields/email`; `object` is that of "
        "what it is a part of, such as `systems/console`."
    ),
    (
        "Where the manifest takes several parts, such as the purposes of an activity, these have a table of their "
        "own, and the column of the owner lists their addresses in written order. Single parts, such as a "
        "contract, are columns of the owner, with the name of the key before their own."
    ),
    (
        "A column `..._state` tells what an answer is: `recorded`; `none`, the author says that there is none; "
        "`unknown`, the author does not know yet, and `unknowns` has the reason; `not_recorded`, nobody says "
        "anything. Silence is no answer."
    ),
    (
        "What is not there: `exports.left_out` names what does not fit the language, `exports.muted` the objects that "
        "no rule looked at, and `exports.undefined` the ids that lead nowhere."
    ),
    (
        "`..._codes` are the codes of the countries that a written place names, in `countries`; `..._days` is a "
        "period as a number; `..._chosen_by` tells who chooses among the values of a list."
    ),
    (
        "`--only` and `--exclude` decide on rows by their `object`, on those of `waivers` by `waived`; a waiver of a "
        "whole section is always there. Tables without such a column are whole. What the rows refer to, such as the "
        "ends of `links` and the `recipients` of `transfer_legs`, may lie outside of the part and have no row: "
        "`LEFT JOIN` keeps the rows that refer to it."
    ),
    "`path`, `line` and `line_column` tell where a row stands in the manifests.",
    (
        "Rows of a table are in the order of the manifests, or by id. The same manifests on the same day give the "
        "same bytes, with the same versions of pdmap and pyarrow."
    ),
)
_TYPES = {
    Kind.STRING: ("BYTE_ARRAY (STRING)", "VARCHAR", "STRING", "varchar", "STRING"),
    Kind.BOOLEAN: ("BOOLEAN", "BOOLEAN", "BOOLEAN", "boolean", "BOOL"),
    Kind.INTEGER: ("INT64", "BIGINT", "BIGINT", "bigint", "INT64"),
    Kind.LINE: ("INT32", "INTEGER", "INT", "integer", "INT64"),
    Kind.NUMBER: ("DOUBLE", "DOUBLE", "DOUBLE", "double", "FLOAT64"),
    Kind.DATE: ("INT32 (DATE)", "DATE", "DATE", "date", "DATE"),
    Kind.STRINGS: ("LIST of STRING", "VARCHAR[]", "ARRAY<STRING>", "array(varchar)", "ARRAY<STRING>"),
    Kind.BOOLEANS: ("LIST of BOOLEAN", "BOOLEAN[]", "ARRAY<BOOLEAN>", "array(boolean)", "ARRAY<BOOL>"),
    Kind.INTEGERS: ("LIST of INT64", "BIGINT[]", "ARRAY<BIGINT>", "array(bigint)", "ARRAY<INT64>"),
}
"""Parquet's type, and those of DuckDB, Spark, Trino and BigQuery."""
