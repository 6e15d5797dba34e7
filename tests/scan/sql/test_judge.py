"""The own reading of CREATE TABLE beside sqlglot's, and files that are made to hurt."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlglot
from sqlglot import expressions
from sqlglot.errors import SqlglotError

from pdmap.scan.reader import Document
from pdmap.scan.readers.sql import READER
from pdmap.scan.schema import Schema
from pdmap.scan.sql.splitter import split
from pdmap.scan.sql.text import Source, read_source

CASES = [path for path in sorted(Path(__file__).parent.glob("cases/**/*.sql")) if path.stem != "what_is_odd"]
NESTING = 3_000


def statements(source: Source) -> Iterator[str]:
    for span in split(source, []):
        text = source.text[span.start : span.end]
        if text.upper().startswith("CREATE"):
            yield text


def judged(text: str, source: Source) -> list[str] | None:
    """Return the names of the columns that sqlglot finds in a statement; `None` where it does not know it."""
    try:
        parsed = sqlglot.parse_one(text, read=source.dialect.value or None)
    except SqlglotError:
        return None
    if not isinstance(parsed, expressions.Create) or not isinstance(parsed.this, expressions.Schema):
        return None
    found = [each for each in parsed.this.expressions if isinstance(each, expressions.ColumnDef)]
    return [each.name for each in found] if found else None


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_both_read_the_same_columns(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.getLogger("sqlglot"), "disabled", True)
    source = read_source(Document(path.as_posix(), path.read_bytes()))
    for text in statements(source):
        names = judged(text, source)
        if names is None or any(word in text for word in ("INHERITS", "LIKE", "TEMP", "AS SELECT", "/*!", "#>>")):
            continue
        own = READER.read((Document(path.as_posix(), text.encode()),))
        if own.tables and not isinstance(
            sqlglot.parse_one(text, read=source.dialect.value or None), expressions.Command
        ):
            assert [column.name for table in own.tables for column in table.columns] == names


def read(text: str | bytes, path: str = "shop.sql") -> Schema:
    return READER.read((Document(path, text.encode() if isinstance(text, str) else text),))


@pytest.mark.parametrize("path", ["shop.sql", "postgres.sql", "mysql.sql", "sqlite.sql", "oracle.sql", "mssql.sql"])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\nCREATE TABLE t (a int, b text DEFAULT 'x);\n", ":2: `'` is never closed"),
        ('\nCREATE TABLE t (a int, "b text);\n', ':2: `"` is never closed'),
        ("\n\nCREATE TABLE t (a int /* x\n, b int);\n", ":3: `/*` is never closed"),
        ("\nCREATE TABLE t (" + "(" * NESTING, ":2: the parentheses of table `t` do not match"),
        (b"\x00\x01\x02\x03" * 1000, "the file is not text"),
        ("CREATE TABLE t (a int, 'b", "never closed"),
        ("CREATE TABEL users (email text);", ":1: a statement that begins with `CREATE TABEL users"),
        ("ALTER TABEL users ADD email text;", ":1: a statement that begins with `ALTER TABEL users"),
        ("CREATE DICTIONARY d (role text);", "a statement that begins with `CREATE DICTIONARY"),
        ("PK\x03\x04 what is this", "a statement that begins with `PK"),
        ("CREATE TABLE t (a int))); DROP", "do not match"),
    ],
)
def test_what_is_broken_is_told_with_its_line(text: str | bytes, told: str, path: str) -> None:
    schema = read(text, path)
    assert any(told in f":{each.place.line}: {each.fact}" and each.is_lost for each in schema.troubles)


def test_deep_nesting_is_read_or_told() -> None:
    nested = "(" * NESTING + "1" + ")" * NESTING
    schema = read(f"CREATE TABLE t (a int DEFAULT {nested}, b int NOT NULL WOBBLE 'x' {nested});")
    assert [[column.name for column in table.columns] for table in schema.tables] == [["a", "b"]]
    assert [str(each.place) for each in schema.troubles] == ["shop.sql:1"]
    assert [each.is_lost for each in schema.troubles] == [False]


def test_queries_deep_in_one_another_are_told() -> None:
    query = "SELECT * FROM (" * NESTING + "SELECT 1" + ") AS x" * NESTING
    assert [each.is_lost for each in read(f"CREATE TABLE t AS {query};").troubles] == [True]


def test_what_stands_behind_something_unclosed_is_read() -> None:
    schema = read("CREATE TABLE a (x int DEFAULT 'y);\nCREATE TABLE b (mail text);\n")
    assert [table.name for table in schema.tables] == ["a", "b"]


def test_a_table_of_very_many_columns() -> None:
    schema = read(
        "CREATE TABLE t (\n" + "".join(f"c{at} varchar(9) NOT NULL, -- {at}\n" for at in range(20_000)) + ");"
    )
    assert [len(table.columns) for table in schema.tables] == [20_000]
    last = schema.tables[0].columns[-1]
    assert (last.name, last.place.line, schema.troubles) == ("c19999", 20_001, ())


def test_many_troubles_are_told_in_few_lines() -> None:
    schema = read("wobble;\n" * 1000)
    assert len(schema.troubles) == 51
    assert schema.troubles[-1].fact == "950 more troubles of this file are not listed"
    assert schema.troubles[-1].is_lost


@pytest.mark.parametrize("text", ["", ";;;", "-- nothing\n", "\ufeff", "GO\n", "\\connect x\n", "/* a */", "\n" * 100])
def test_nothing_is_nothing(text: str) -> None:
    assert read(text) == Schema(())


@pytest.mark.parametrize(
    "text",
    [
        "CREATE TABLESPACE fast LOCATION '/ssd';",
        "CREATE FOREIGN DATA WRAPPER far;",
        "CREATE DEFINER=`root`@`localhost` TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET NEW.b = 1;",
        "CREATE DEFINER=CURRENT_USER() PROCEDURE p() SELECT 1;",
        "CREATE OR REPLACE NONEDITIONABLE PACKAGE p AS END;",
        "CREATE PRIMARY XML INDEX i ON t (x);",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO reader;",
        "ALTER LARGE OBJECT 1 OWNER TO me;",
        "ALTER SESSION SET x = 1;",
    ],
)
def test_what_has_no_columns_is_nothing(text: str) -> None:
    assert read(text) == Schema(())


TEMPLATES = (
    "{{ config(materialized='table') }}\nselect email from {{ ref('users') }}",
    "{%- macro cents(name) %} ({{ name }} / 100) {% endmacro %}",
    "{% snapshot s %} select * from {{ source('raw', 'users') }} {% endsnapshot %}",
)


def test_templates_of_dbt_are_told_together_with_what_to_name() -> None:
    documents = (Document(f"models/{at}.sql", text.encode()) for at, text in enumerate(TEMPLATES))
    (trouble,) = READER.read(tuple(documents)).troubles
    assert (str(trouble.place), trouble.is_lost) == ("models/0.sql:1", True)
    assert trouble.fact.startswith("3 files are templates of dbt; the columns stand in `target/manifest.json`")


def test_a_template_that_defines_a_table_is_read() -> None:
    schema = read("-- {{ ref('users') }}\nCREATE TABLE t (email text);")
    assert [column.name for table in schema.tables for column in table.columns] == ["email"]
    assert schema.troubles == ()


def test_only_what_undoes_is_told() -> None:
    schema = read("DROP TABLE t;", "1_people.down.sql")
    assert [each.is_lost for each in schema.troubles] == [False]


def test_a_comment_for_no_server_that_is_never_closed_is_told() -> None:
    schema = read("CREATE TABLE `t` (`a` int) ENGINE=InnoDB;\n" + "/*!99999 " * NESTING, "mysql.sql")
    assert [each.fact for each in schema.troubles] == ["`/*` is never closed: what stands behind it is lost"]
    assert [table.name for table in schema.tables] == ["t"]


def test_types_that_hold_one_another_end_at_a_limit() -> None:
    types = "".join(
        f"CREATE TYPE t{number} AS ({', '.join(f'c{at} t{number - 1}' for at in range(8))});\n"
        for number in range(1, 9)
    )
    schema = read(f"CREATE TYPE t0 AS (a text, b text);\n{types}CREATE TABLE x (y t8);", "postgres.sql")
    assert ["too many fields of types" in each.fact for each in schema.troubles] == [True]
    assert sum(len(table.columns) for table in schema.tables) <= 100_000


def test_conditions_in_one_another_are_told_apart_up_to_a_limit() -> None:
    deep = "IF OBJECT_ID('dbo.t') IS NOT NULL BEGIN\n"
    for count, is_dropped in ((3, True), (NESTING, False)):
        script = f"CREATE TABLE dbo.t (a int)\nGO\n{deep * count}DROP TABLE dbo.t\n{'END' * count}\n"
        schema = read(script, "mssql.sql")
        assert (schema.tables == ()) is is_dropped
        assert all("whether this is run depends" in each.fact for each in schema.troubles) or is_dropped
