"""Live databases: what is read of them, and what is said when they cannot be read."""

import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pdmap.host import connecting, database
from pdmap.host.database import DatabaseError, read_database, sample_database
from pdmap.scan.schema import Column, Reference, Schema
from tests.postgresql import PASSWORD, Server, started

SHOP = """
CREATE TYPE state AS ENUM ('open', 'paid');
CREATE TABLE customers (
  id bigserial PRIMARY KEY, email varchar(255) NOT NULL, states state[], tags varchar(20)[],
  gender char(1) CHECK (gender IN ('f', 'm')), ip inet, born date, place point
);
COMMENT ON TABLE customers IS 'People who buy';
COMMENT ON COLUMN customers.born IS 'Date of birth';
CREATE TABLE orders (
  id uuid, placed timestamptz, customer_id bigint REFERENCES customers, state state NOT NULL, PRIMARY KEY (id, placed)
) PARTITION BY RANGE (placed);
CREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE VIEW contacts AS SELECT id, email AS "E-Mail" FROM customers;
CREATE MATERIALIZED VIEW mails AS SELECT email FROM customers;
CREATE SCHEMA billing;
CREATE TABLE billing.invoices (number text, customer bigint REFERENCES public.customers (id));
INSERT INTO customers (email) SELECT 'person' || n || '@example.org' FROM generate_series(1, 300) n;
"""


@pytest.fixture(scope="module")
def postgres() -> Iterator[Server]:
    with started() as server:
        yield server


@pytest.fixture(scope="module")
def shop(postgres: Server) -> str:
    return postgres.make("shop", SHOP)


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "shop.db"
    connection = sqlite3.connect(path)
    connection.executescript(
        """
        CREATE TABLE people (
          id INTEGER PRIMARY KEY, e_mail TEXT NOT NULL, kind TEXT CHECK (kind IN ('a', 'b')), odd WOBBLE
        );
        CREATE TABLE "my.letters" (body TEXT, person INTEGER REFERENCES people (id), "the sender" TEXT);
        CREATE VIEW mails AS SELECT e_mail FROM people;
        CREATE VIRTUAL TABLE notes USING fts5(body, author);
        INSERT INTO people (e_mail) VALUES ('a@example.org'), ('b@example.org');
        INSERT INTO "my.letters" VALUES ('Dear', 1, NULL), ('Dear', 1, 'Ana');
        """
    )
    connection.commit()
    connection.close()
    return f"sqlite:///{path}"


def column(schema: Schema, table: str, name: str) -> Column:
    return next(each for held in schema.tables if held.name == table for each in held.columns if each.name == name)


def message(address: str) -> str:
    with pytest.raises(DatabaseError) as caught:
        read_database(address)
    told = str(caught.value)
    assert "\n" not in told
    assert PASSWORD not in told
    assert caught.value.__cause__ is None
    return told


def test_a_live_postgres(shop: str, postgres: Server) -> None:
    schema = read_database(shop)
    place = f"postgresql://127.0.0.1:{postgres.port}/shop"
    assert {str(table.place) for table in schema.tables} == {place}
    assert {str(each.place) for table in schema.tables for each in table.columns} == {place}
    assert [(table.name, len(table.columns)) for table in schema.tables] == [
        ("contacts", 2),
        ("customers", 8),
        ("mails", 1),
        ("orders", 4),
        ("orders_2026", 4),
        ("billing.invoices", 2),
    ]
    assert schema.tables[1].comment == "People who buy"
    assert column(schema, "customers", "born").comment == "Date of birth"
    assert column(schema, "customers", "gender").values == ("f", "m")
    assert column(schema, "customers", "states").values == ("open", "paid")
    assert column(schema, "customers", "tags").type == "VARCHAR(20)[]"
    assert column(schema, "customers", "email").is_nullable is False
    assert column(schema, "customers", "id").is_key
    assert column(schema, "orders", "placed").is_key
    assert column(schema, "orders", "customer_id").references == Reference("customers", "id")
    assert column(schema, "billing.invoices", "customer").references == Reference("customers", "id")
    assert column(schema, "contacts", "E-Mail").type == "VARCHAR(255)"
    assert schema.troubles == ()


def test_a_live_sqlite(file: str) -> None:
    schema = read_database(file)
    assert [(table.name, [each.name for each in table.columns]) for table in schema.tables] == [
        ("mails", ["e_mail"]),
        ("my.letters", ["body", "person", "the sender"]),
        ("notes", ["body", "author"]),
        ("people", ["id", "e_mail", "kind", "odd"]),
    ]
    assert column(schema, "people", "kind").values == ("a", "b")
    assert column(schema, "my.letters", "person").references == Reference("people", "id")
    assert str(schema.tables[0].place) == file


def test_nothing_can_be_written(shop: str, file: str) -> None:
    for address in (shop, file):
        with pytest.raises(DatabaseError, match=r"read-?only"), connecting.connected(address) as (connection, _):
            connection.exec_driver_sql("CREATE TABLE made (x int)")


def test_a_slow_statement_ends(shop: str, file: str) -> None:
    endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    for address, statement in ((shop, "SELECT pg_sleep(60)"), (file, endless)):
        with (
            pytest.raises(DatabaseError, match="took longer than 1 seconds"),
            connecting.connected(address, 1) as (it, _),
        ):
            it.exec_driver_sql(statement)


def test_what_is_sampled(shop: str, file: str) -> None:
    found = sample_database(shop, {"customers": ["email", "born", "no_such"], "billing.invoices": ["number"]}, limit=20)
    assert {key: len(sample.values) for key, sample in found.items()} == {
        ("customers", "email"): 20,
        ("customers", "born"): 0,
        ("billing.invoices", "number"): 0,
    }
    assert found["customers", "email"].values[0] == "person1@example.org"
    assert "example.org" not in f"{found} {found['customers', 'email']!r} {found['customers', 'email']}"
    assert sample_database(file, {"my.letters": ["the sender"]})["my.letters", "the sender"].values == ("Ana",)


def test_a_slow_column_leaves_the_others_their_share(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "SAMPLING_ALL", 0.3)
    with closing(sqlite3.connect(file.removeprefix("sqlite:///"))) as connection:
        connection.executescript(
            "CREATE VIEW endless AS WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
            "SELECT max(x) AS x, min(x) AS y FROM n"
        )
    found = sample_database(file, {"endless": ["x", "y"], "people": ["e_mail"]})
    assert {key: sample.values for key, sample in found.items()} == {
        ("people", "e_mail"): ("a@example.org", "b@example.org")
    }


def test_nothing_that_is_sampled_is_told(file: str, capfd: pytest.CaptureFixture[str]) -> None:
    sample_database(file, {"people": ["e_mail", "no_such"], "no_such": ["x"]})
    assert capfd.readouterr() == ("", "")


def test_a_server_that_is_down() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = message(f"postgresql://anna:{PASSWORD.replace('@', '%40')}@127.0.0.1:{port}/shop")
    assert (
        told == f"postgresql://127.0.0.1:{port}/shop: nothing answers there: the server is down, or the port is wrong"
    )


def test_a_server_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connecting._LIMITS["psycopg"], "connect_timeout", 2)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        told = message(f"postgresql://anna:secret@127.0.0.1:{listening.getsockname()[1]}/shop")
    assert told.endswith("/shop: the server did not answer within 10 seconds")
    assert "secret" not in told


def test_what_a_server_refuses(postgres: Server) -> None:
    place = f"postgresql://127.0.0.1:{postgres.port}"
    assert (
        message(postgres.url("postgres", "wr@ng")) == f"{place}/postgres: the database refuses the user or the password"
    )
    assert message(postgres.url("no_such")) == f"{place}/no_such: the server has no such database, or no such user"


def test_files_that_are_no_database(tmp_path: Path) -> None:
    assert message(f"sqlite:///{tmp_path}/none.db") == f"sqlite:///{tmp_path}/none.db: there is no such file"
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "text.db").write_text("no database at all " * 100)
    assert message(f"sqlite:///{tmp_path}/text.db").endswith("text.db: the file is no SQLite database")


def test_a_driver_that_is_missing() -> None:
    assert message("mysql://anna:secret@host.invalid/shop") == (
        "the driver `pymysql` for mysql is missing: pip install pymysql"
    )
    assert message("postgresql+psycopg2://anna:secret@host.invalid/shop") == (
        "the driver `psycopg2` for postgresql is missing: pip install 'psycopg[binary]'"
    )
    assert message("oracle://anna:secret@host.invalid/shop").endswith("is missing: pip install oracledb")
    assert message("mssql://anna:secret@host.invalid/shop").endswith("is missing: pip install pymssql")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("nonsense", "this is no URL of a database"),
        ("postgresql://anna:se@cret@host/shop", "has several `@`"),
        ("postgresql://anna:secret@host:port/shop", "this is no URL of a database"),
        ("wobble://anna:secret@host/shop", "`wobble` is no kind of database that is known"),
        ("", "this is no URL of a database"),
    ],
)
def test_what_is_no_url(address: str, told: str) -> None:
    shown = message(address)
    assert told in shown
    assert "cret" not in shown


def test_a_host_without_an_address() -> None:
    assert message("postgres://anna:secret@host.invalid/shop").startswith("postgresql://host.invalid/shop: ")
