"""What is read of a script is what a database has after running it."""

import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import pytest

from pdmap.scan.reader import Document
from pdmap.scan.readers.sql import READER
from tests.postgresql import Server

CASES = Path(__file__).parent / "cases"
POSTGRES = [*sorted(CASES.glob("postgres*.sql")), CASES / "goose_migrations", CASES / "prisma_migrations"]
SQLITE = sorted(CASES.glob("sqlite*.sql"))


@dataclass(frozen=True, slots=True)
class Fact:
    """What both say of a column."""

    type: str
    is_nullable: bool | None
    is_key: bool
    points_at: str


Facts = dict[tuple[str, str], Fact]

TRUTH = """
SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), c.relkind IN ('v', 'm'), NOT a.attnotnull,
  EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p' AND a.attnum = ANY (k.conkey)),
  (SELECT min(t.relname) FROM pg_constraint k JOIN pg_class t ON t.oid = k.confrelid
    WHERE k.conrelid = c.oid AND k.contype = 'f' AND a.attnum = ANY (k.conkey) AND k.conparentid = 0),
  c.relispartition
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
  AND n.nspname !~ '^pg_|^information_schema$'
"""


def files(case: Path) -> list[Document]:
    paths = sorted(case.rglob("*.sql")) if case.is_dir() else [case]
    return [Document(path.relative_to(CASES).as_posix(), path.read_bytes()) for path in paths]


def family(written: str) -> str:
    """Return a type in the words that a database has for it."""
    name = re.sub(r"\s*\([^)]*\)|^public\.|\"", "", written).strip().casefold()
    tail = re.search(r"(\[\d*\])+$", name)
    name = _FAMILIES.get(name[: tail.start()] if tail else name, name[: tail.start()] if tail else name)
    return f"{name}[]" if tail else name


def read(documents: list[Document]) -> Facts:
    return {
        (table.name.removeprefix("public."), (*column.path, column.name)[0]): Fact(
            "" if column.path else family(column.type),
            column.is_nullable,
            column.is_key,
            column.references.table.split(".")[-1] if column.references else "",
        )
        for table in READER.read(tuple(documents)).tables
        for column in table.columns
    }


def runnable(text: str) -> str:
    """Return a script without what only the client program understands."""
    text = re.sub(r"^COPY .*?^\\\.$", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"^\\.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"^-- \+goose Down.*", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(
        r"^ALTER TABLE (?:unknown_table|staff RENAME COLUMN no_such).*$|OWNER TO \w+", "", text, flags=re.MULTILINE
    )


def truth_of_postgres(postgres: Server, name: str, scripts: list[str]) -> tuple[Facts, set[str]]:
    postgres.make(name, "SELECT 1")
    with postgres.connect(name) as connection:
        for script in scripts:
            statements = re.sub(r"^ALTER TABLE \S+ ;$", "", runnable(script), flags=re.MULTILINE)
            connection.execute(statements.encode())
            connection.execute(b"SET search_path TO DEFAULT")
        rows = connection.execute(TRUTH.encode()).fetchall()
    facts = {
        (table if schema == "public" else f"{schema}.{table}", column): Fact(
            family(kind), None if is_view else nullable, is_key, target or ""
        )
        for schema, table, column, kind, is_view, nullable, is_key, target, _ in rows
    }
    return facts, {row[1] for row in rows if row[8]}


@pytest.mark.parametrize("case", POSTGRES, ids=lambda case: case.stem)
def test_postgres_has_the_same_columns(case: Path, postgres: Server) -> None:
    documents = files(case)
    scripts = [each.data.decode() for each in sorted(documents, key=_number) if ".down." not in each.path]
    truth, partitions = truth_of_postgres(postgres, case.stem, scripts)
    found = read(documents)
    assert found.keys() == truth.keys()
    for key, fact in found.items():
        real = truth[key]
        if fact.type:
            assert (key, fact.type) == (key, real.type)
        if fact.is_nullable is not None:
            assert (key, fact.is_nullable) == (key, real.is_nullable)
        if key[0] not in partitions:  # a partition has the keys of its parent
            assert (key, fact.is_key, fact.points_at) == (key, real.is_key, real.points_at)


@pytest.mark.parametrize("case", SQLITE, ids=lambda case: case.stem)
def test_sqlite_has_the_same_columns(case: Path) -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(case.read_text())
    tables = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
        if not name.startswith(("sqlite_", "notes_"))
    ]
    truth: Facts = {}
    for table in tables:
        targets = {row[3]: row[2] for row in connection.execute(f'PRAGMA foreign_key_list("{table}")')}
        for _, name, kind, not_null, _, key, hidden in connection.execute(f'PRAGMA table_xinfo("{table}")'):
            if hidden != 1:
                written = family(kind.removesuffix(" GENERATED ALWAYS"))
                truth[table, name] = Fact(written, not not_null, bool(key), targets.get(name, ""))
    found = read(files(case))
    assert found.keys() == truth.keys()
    for key, fact in found.items():
        real = truth[key]
        assert (key, fact.is_key, fact.points_at) == (key, real.is_key, real.points_at)
        if fact.is_nullable is not None and not real.is_key:
            assert (key, fact.is_nullable) == (key, real.is_nullable)
        if key[0] not in {"copied", "hosts"}:  # SQLite calls these after their affinity
            assert (key, fact.type) == (key, real.type)


def _number(document: Document) -> tuple[str, int]:
    number = re.search(r"(\d+)_", document.path)
    return document.path.split("/")[0], int(number.group(1)) if number else 0


_FAMILIES = {
    "bigserial": "bigint",
    "serial": "integer",
    "smallserial": "smallint",
    "int": "integer",
    "int4": "integer",
    "int8": "bigint",
    "bool": "boolean",
    "varchar": "character varying",
    "char": "character",
    "decimal": "numeric",
    "timestamp": "timestamp without time zone",
    "timestamptz": "timestamp with time zone",
    "float8": "double precision",
    "interval day to second": "interval",
}
