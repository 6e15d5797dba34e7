"""The tables as they are promised: names, types, and what null means."""

import re
from collections.abc import Callable

import duckdb

from pdmap.app.answers import Standing
from pdmap.model import Inventory, Item
from pdmap.tables.catalogue import all_tables
from pdmap.tables.cells import STATES
from pdmap.tables.shape import attributes_of
from pdmap.tables.table import SCHEMA_VERSION

Golden = Callable[[str, str | bytes], None]
TABLES = all_tables()
RESERVED = (
    # BigQuery
    "all and any array as asc assert_rows_modified at between by case cast collate contains create cross cube current "
    "default define desc distinct else end enum escape except exclude exists extract false fetch following for from "
    "full group grouping groups hash having if ignore in inner intersect interval into is join lateral left like limit "
    "lookup merge natural new no not null nulls of on or order outer over partition preceding proto qualify range "
    "recursive respect right rollup rows select set some struct tablesample then to treat true unbounded union unnest "
    "using when where window with within "
    # Trino
    "alter constraint current_date current_time deallocate delete describe drop execute insert json_array json_exists "
    "json_object json_query json_table json_value listagg localtime normalize prepare skip table trim uescape values "
    # Spark
    "anti authorization both check column cross foreign grant leading minus only outer overlaps primary references "
    "semi session_user sql trailing unique unknown user"
)
"""Words that engines take for their own."""


def test_the_schema_is_as_it_was_promised(golden: Golden) -> None:
    """Within a version of the schema lines are only added: a change or a loss needs a new version."""
    lines = [
        f"{table.name}.{column.name} {column.kind.value}{' or null' if column.null else ''}\n"
        for table in TABLES
        for column in table.columns
    ]
    golden(f"schema-{SCHEMA_VERSION}.txt", "".join(lines))


def test_names_are_plain_and_met_once() -> None:
    names = [table.name for table in TABLES]
    assert len(set(names)) == len(names)
    for table in TABLES:
        columns = [column.name for column in table.columns]
        assert len(set(columns)) == len(columns), table.name
        assert columns[0] == "inventory"
        assert [name for name in (table.name, *columns) if not re.fullmatch(r"[a-z][a-z0-9_]*", name)] == []


def test_no_name_has_to_be_quoted_in_any_engine() -> None:
    known = duckdb.connect().execute("SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category = 'reserved'")
    reserved = {*RESERVED.split(), *(str(name) for (name,) in known.fetchall())}
    assert len(reserved) > 150
    assert {column.name for table in TABLES for column in table.columns} & reserved == set()
    assert {table.name for table in TABLES} & reserved == set()


def test_everything_is_explained() -> None:
    for table in TABLES:
        assert table.about.endswith("."), table.name
        for column in table.columns:
            assert column.about.endswith("."), column.name
            assert not column.null.endswith("."), column.name


def test_rows_tell_where_they_stand_but_for_those_that_stand_nowhere() -> None:
    placeless = {"exports", "adequacy_decisions"}
    for table in TABLES:
        places = {"path", "line", "line_column"} & {column.name for column in table.columns}
        assert len(places) == (0 if table.name in placeless else 3), table.name


def test_states_are_called_as_in_all_formats_for_programs() -> None:
    assert set(STATES) == {standing.value for standing in Standing} - {Standing.NOT_ASKED.value}


def test_every_part_of_the_model_is_in_a_table() -> None:
    names = {column.name for table in TABLES for column in table.columns}
    for shape in _shapes(Item):
        if shape.__name__ not in {"Object", *VOCABULARY}:
            for attribute in attributes_of(shape):
                written = RENAMED.get(attribute.name, attribute.name)
                found = [
                    name for name in names if name == written or name.endswith((f"_{written}", f"_{written}_state"))
                ]
                assert found or f"{written}_state" in names, f"{shape.__name__}.{attribute.name}"


def test_sections_of_the_inventory_have_tables() -> None:
    names = {table.name for table in TABLES} | {"data_subjects"}
    sections = set(Inventory.__dataclass_fields__) - {"reference", "left_out", "unresolved", "memory", "subjects"}
    assert sections - names == set()


RENAMED = {"column": "columns", "into": "into_data", "object": "waived"}
VOCABULARY = {
    "AdequacyDefinition",
    "CountryDefinition",
    "DataTypeDefinition",
    "RegionDefinition",
    "SubjectDefinition",
    "TermDefinition",
}
"""Classes that tables of words hold, as they are laid over what is built in."""


def _shapes(base: type[Item]) -> list[type[Item]]:
    return [inner for shape in base.__subclasses__() for inner in (shape, *_shapes(shape))]
