import pytest

from pdmap.scan.reader import Document, document_of
from pdmap.scan.reading import TROUBLE_LIMIT, known_readers, known_suffixes, read_sources, readers_of

PROTO = Document("a.proto", b"message Party { string name = 1; }")
PRISMA = Document("b.prisma", b"model Guest {\n  email String\n}\n")
MARKED = (
    ("api.yaml", "openapi: 3.0.0\ncomponents: {schemas: {User: {properties: {email: {type: string}}}}}\n"),
    ("user.json", '{"$schema": "http://json-schema.org/schema#", "properties": {"email": {"type": "string"}}}'),
    ("models.py", "from django.db import models\n\nclass User(models.Model):\n    email = models.EmailField()\n"),
    ("schema.yml", "version: 2\nmodels:\n  - name: users\n    columns:\n      - name: email\n"),
    ("user.graphql", "type User {\n  email: String\n}\n"),
    ("user.proto", "message User { string email = 1; }\n"),
    ("schema.prisma", "model User {\n  email String\n}\n"),
    ("users.sql", "CREATE TABLE users (email text);\n"),
    ("users.csv", "email\nyou@example.com\n"),
)
OTHER = Document("c.proto", b"message Guest { Party party = 1; }")


def test_every_reader_says_what_it_reads_and_by_which_names() -> None:
    for reader in known_readers().values():
        assert reader.description
        assert not reader.description.endswith(".")
        assert reader.suffixes
        assert all(suffix == suffix.lower() for suffix in reader.suffixes)


def test_files_go_to_their_readers_and_those_of_one_kind_are_read_together() -> None:
    schema = read_sources((PROTO, PRISMA, OTHER))
    assert [table.name for table in schema.tables] == ["Party", "Guest", "Guest"]
    target = schema.tables[1].columns[0].references
    assert target is not None
    assert target.table == "Party"
    assert schema.troubles == ()


def test_a_file_is_told_that_no_reader_knows_only_where_it_was_named_itself() -> None:
    letter = Document("letter.json", b'{"to": "you"}')
    assert readers_of(letter) == ()
    assert read_sources((letter, PROTO)).troubles == ()
    (trouble,) = read_sources((letter, PROTO), named={"letter.json"}).troubles
    assert (trouble.place.path, trouble.is_lost) == ("letter.json", True)


def test_a_source_of_which_nothing_is_read_is_told() -> None:
    migration = Document("alembic/versions/1.py", b"revision, down_revision = 2, 1\nimport sqlalchemy\n")
    (trouble,) = read_sources((migration, Document("letter.json", b"{}")), named={"letter.json"}).troubles
    assert (trouble.place.path, trouble.is_lost) == ("alembic/versions/1.py", True)
    assert "any of the 2 files of the source" in trouble.fact


def test_names_of_files_tell_whether_to_open_them() -> None:
    assert "db/schema.rb".endswith(known_suffixes())
    assert "app/models.py".endswith(known_suffixes())
    assert not "logo.svg".endswith(known_suffixes())


def test_a_file_that_is_nothing_but_troubles_is_told_in_short() -> None:
    troubles = read_sources((Document("x.prisma", b"?\n" * 1000),)).troubles
    assert len(troubles) == TROUBLE_LIMIT + 1
    assert troubles[-1].fact == "800 more troubles follow"
    assert troubles[-1].is_lost


def test_a_mixin_may_stand_in_a_file_that_says_nothing_of_models() -> None:
    models = Document(
        "app/models.py",
        b"""
from django.db import models
from .tools import Printing
class Guest(Printing, models.Model):
    email = models.EmailField()
""",
    )
    tools = Document("app/tools.py", b"class Printing:\n    def show(self): ...\n")
    schema = read_sources((models, tools))
    assert [table.name for table in schema.tables] == ["Guest"]
    assert schema.troubles == ()
    assert [trouble.is_lost for trouble in read_sources((models,)).troubles] == [True]


def test_a_file_of_python_may_hold_models_of_two_kinds() -> None:
    source = b"""
from django.db import models
from sqlalchemy import Column, Integer, MetaData, Table
class Guest(models.Model):
    email = models.EmailField()
rooms = Table("rooms", MetaData(), Column("number", Integer))
"""
    document = Document("models.py", source)
    assert readers_of(document) == ("django", "sqlalchemy_models")
    assert [table.name for table in read_sources((document,)).tables] == ["Guest", "rooms"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(("path", "text"), MARKED, ids=[path for path, _ in MARKED])
def test_a_file_that_begins_with_a_mark_is_read_as_others_are(path: str, text: str, encoding: str) -> None:
    marked = text if encoding in {"utf-8", "utf-8-sig", "utf-16"} else f"\ufeff{text}"
    schema = read_sources((document_of(path, marked.encode(encoding)),))
    assert [column.name for table in schema.tables for column in table.columns] == ["email"]
    assert schema.troubles == ()


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\xfe\xff\xd8\x00", b"\x89PNG", b"plain", b""])
def test_what_is_no_marked_text_stays_as_it_is(data: bytes) -> None:
    assert document_of("a.json", data).data == data


def test_migrations_go_on_from_a_dump_and_lose_nothing_of_it() -> None:
    dump = Document("a/schema/mysql-schema.sql", b"CREATE TABLE guests (email text, pager text);")
    body = b"Schema::table('guests', function ($t) { $t->string('phone'); $t->dropColumn('pager'); });"
    migration = Document("migrations/1_a.php", b"<?php class A extends Migration { function up() { " + body + b" } }")
    for documents in ((dump, migration), (migration, dump)):
        schema = read_sources(documents)
        assert schema.troubles == ()
        (table,) = schema.tables
        assert {column.name for column in table.columns} == {"email", "pager", "phone"}
