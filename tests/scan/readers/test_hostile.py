"""What nobody writes by accident: it is told, nothing of it is run, and nothing is raised."""

from pathlib import Path

import pytest

from pdmap.scan.reader import Document
from pdmap.scan.reading import known_readers
from pdmap.scan.schema import Schema

NAMES = {
    "alembic": "1_x.py",
    "avro": "x.avsc",
    "csv": "x.csv",
    "dbt": "schema.yml",
    "django": "models.py",
    "doctrine": "User.php",
    "fides": "x.yml",
    "graphql": "x.graphql",
    "json_schema": "x.schema.json",
    "laravel": "1_x.php",
    "openapi": "x.yaml",
    "parquet": "x.parquet",
    "prisma": "x.prisma",
    "protobuf": "x.proto",
    "rails": "schema.rb",
    "rails_migrations": "1_x.rb",
    "sqlalchemy_models": "models.py",
    "typeorm": "user.ts",
}
MARKS = {
    "alembic": b"\ndown_revision = None  # alembic",
    "django": b"\n# models.Model",
    "doctrine": b"\n// Doctrine\\ORM\\Mapping @Entity",
    "laravel": b"\n//  extends Migration",
    "typeorm": b"\n//  typeorm @Entity",
    "rails_migrations": b"\n# ActiveRecord::Migration",
    "openapi": b"\nopenapi: 3.0.0\n",
    "sqlalchemy_models": b"\n# sqlalchemy Column(",
}
"""What makes a reader take a file for its own, whatever else is in it."""
MANY = 20_000
LOST = {
    "alembic": (
        b"(" * MANY,
        b"def upgrade(:\n",
        b"def upgrade():\n  op.create_table(a)\n",
        b"def upgrade():\n  op.create_table('a', b())\n",
        b"def upgrade():\n  op.create_table('a', *b)\n",
        b"def upgrade():\n  op.add_column('a', b)\n",
        b"def upgrade():\n  op.wobble('a')\n",
        b"def upgrade():\n  helper(op)\n",
        b"def upgrade():\n  Base.metadata.create_all(bind)\n",
        b"def upgrade():\n  op.execute(sql)\n",
        b"def upgrade():\n  with op.batch_alter_table(a) as b: b.add_column(Column('c'))\n",
        b"def upgrade():\n  for a in b: op.add_column('a', Column(a))\n",
        b"def upgrade():\n" + b"  op.f(); upgrade()\n" * 4_000,
        b"def a():\n  b(); b()\ndef b():\n  op.f(); a(); a()\ndef upgrade():\n  a()\n",
        b"def upgrade():\n" + b"".join(b" " * (n + 1) + b"if a:\n" for n in range(50)) + b" " * 51 + b"op.x()\n",
        (
            b"def upgrade():\n for a in ["
            + b"'a'," * 4_000
            + b"]:\n  op.create_table(a, "
            + b"Column(a)," * 4_000
            + b")\n  op.wobble()\n"
        ),
    ),
    "avro": (
        b"[" * MANY,
        b'{"type": "record"',
        b'{"a":' * 300,
        b'{"type":"record","name":"A","fields":[{"type":"int"}]}',
    ),
    "csv": (b"", b"a,b" * 1_000_000, b"1,2,3\n", b"a,,b\n"),
    "dbt": (b"models:\n  - name: [", b"models:\n  - columns: []\n", b"models:\n" + b"- " * MANY),
    "django": (b"(" * MANY, b"class A(models.Model:\n", b"print 'x'\n", b"x = " + b"-" * MANY + b"1"),
    "doctrine": (
        b"<?php (",
        b"<?php #[Entity] class A { #[Column] private $b",
        b"<?php #[Entity] class A extends B {}",
        b"<?php #[Entity] class A { use B { c as d; } }",
        b"<?php #[Entity, , ()] class A extends B { /** @Column(,) @( */ public $a; }",
        b"<?php #[Entity] class A { #[Embedded] private B $c; }",
        b"<?php #[Entity] class A { " + b"#[Embedded] private A $a; #[Embedded] private A $b; " * 9 + b"}",
        b"<?php " + b"[" * MANY,
        b"<?php " + b"$a; " * 110_000,
        b"<?php " + b"/* " * 100_000,
        b"<?php " + b"#[A(" * MANY,
        b"<?php /** " + b"@Column(" * MANY + b"*/ class A { (",
        b"<?php class A { " + b"function __construct(" * MANY,
    ),
    "fides": (b"dataset: [", b"dataset:\n  - collections:\n      - fields: []\n"),
    "graphql": (b"type A {", b"type A { a: " + b"[" * MANY, b"{" * MANY, b'"""' * 7, b"type A { a: Int } !"),
    "json_schema": (b"[" * MANY, b'{"properties": {', b'{"properties": {"a": {"$ref": "#/nowhere"}}}', b'"' * MANY),
    "laravel": (
        b"<?php (",
        b"<?php Schema::create('a', function ($t) {",
        b"<?php " + b"[" * MANY,
        b"<?php Schema::create($x, function ($t) {});",
        b"<?php Schema::create('a', function ($t) { $t->string('b",
        b"<?php Schema::table('a', function ($t) { $t->wobble('b'); });",
        b"<?php DB::statement('CREATE TABLE a (b int, c');",
        b"<?php " + b"if (a) " * 5_000 + b"Schema::create(1);",
        b"<?php " + b"$a; " * 110_000,
        b"<?php Schema::create('a', function ($t) { " + b"if ($b) { $t->string($c); }" * 3_000 + b"});",
        b"<?php function up() { $this->up(); $this->up(); }",
        b"<?php " + b"/* " * 100_000,
        b"<?php " + b"<<<A\n" * 100_000 + b"(",
        b"<?php " + (b"foreach ([" + b"'a', " * 99 + b"'b'] as $a) { ") * 9 + b"$b;" + b"}" * 9,
        b"<?php " + b"$a->create(" * MANY,
        b"<?php " + b"function a() " * MANY + b"Schema::create(1);",
        b"<?php " + b"foreach ($a as $b) " * MANY + b"Schema::create(1);",
        b"<?php Schema::create('a', function ($t) { b(" + b"$t, " * MANY + b"$t); });",
    ),
    "openapi": (b"openapi: 3.0.0\npaths: [", b"a: " + b"[" * MANY, b"a: &a [*a]\nb: [" + b"*a," * 9),
    "parquet": (b"", b"PAR1", b"PAR1" + b"\xff" * 100 + b"\x64\0\0\0PAR1"),
    "prisma": (b"model A {\n", b"model A {\n!\n}\n", b"}\n", b"/* " * MANY, b"a\n" * MANY),
    "protobuf": (
        b"message A {",
        b"message A {" * MANY,
        b"/* " * MANY,
        b'"',
        b"string a = 1;",
        b"}" * MANY,
        b"= " * MANY,
    ),
    "rails": (b'create_table "a", x do |t|\n', b'create_table "a" do |t|\nt.string\nend\n', b"add_column :a, :b\n"),
    "rails_migrations": (
        b"def change\n",
        b"create_table x do |t|\nend\n",
        b"create_table :a do |t|\n",
        b"add_column :a, b, :string\n",
        b"execute <<~SQL\n  CREATE TABLE a (b int, c\nSQL\n",
        b"execute sql\n",
        b"a = " + b"<<A " * 100 + b"\n",
        b"if a\n" * 5_000,
        b"a;" * 260_000,
        b"create_table :a do |t|\n" + b"if b\nt.string c\nend\n" * 3_000 + b"end\n",
        b"def change\ncreate_table :a do |t|\nb t\nend\nend\ndef b(t)\n" + b"b t\n" * 20 + b"end\n",
        b"%w[" + b"a " * 99 + b"b].each do |a|\n" * 1 + b"%w[a b].each do |c|\nadd_column c, a, x\nend\nend\n",
        b"%( " * MANY + b"\nadd_column a, b, c\n",
        b"=begin\n" * 100_000,
        b"execute <<~SQL\n" * 1_000 + b"create_table(:a) { |t| t.string :b }",
        b"create_table :a do |t|\n" + b"t.string %(" * MANY,
        b'"#{' * MANY + b"\nadd_column a, b, c\n",
        b"a /b\n" * MANY + b"add_column a, b, c\n",
        b"x = if " * MANY + b"add_column a, b, c\n",
    ),
    "sqlalchemy_models": (b"(" * MANY, b"class A(Base)\n", b"x = " + b"[" * MANY),
}
LOST["typeorm"] = (
    b"@Entity() class A {",
    b"@Entity() class A " + b"{" * MANY,
    b"import {B} from './b'; @Entity() class A extends B {}",
    b"new EntitySchema({name: 'a'})",
    b"new EntitySchema(" * MANY,
    b"new EntitySchema({columns: {" + b"...a, " * MANY + b"}})",
    b"const A = {...A, ...A}; new EntitySchema({columns: A, relations: {b: {type: c}}})",
    b"@Entity() class A { @Column(() => A) b: A; @Column(() => A) c: A; @Column(() => A) d: A }",
    b"a;" * 160_000,
    b"/* " * 100_000,
    b"\n".join(
        b"@Entity() class A%d_%d extends f(%s) {}" % (n, m, b", ".join(b"A%d_%d" % (n + 1, o) for o in range(15)))
        for n in range(20)
        for m in range(15)
    ),
    b"@Entity() class A { " + b"@Column() b: " + b"(" * MANY,
)
UNREADABLE = (b"\0\1\2", b"\x89PNG\r\n\x1a\n\0\0", b"\xff\xfe\xff", b"name: \xc3\x28\n")
HARMLESS = {
    "alembic": (
        b"",
        b"revision = down_revision = 'a'\nop.x()\n",
        b"def upgrade():\n  op.create_table('a', Column('b', String(1)))\n  op.create_table('a')\n",
    ),
    "doctrine": (
        b"<?php " + b"class a " * MANY,
        b"<?php class A { " + b"use a, " * MANY + b"}",
        b"<?php class A { " + b"/** @Column */ public $a; " * 3_000 + b"}",
        b"<?php #[Entity] class A extends A { use A; }",
    ),
    "avro": (b'["null", "int"]', b'{"type": "enum", "name": "A", "symbols": ["B"]}'),
    "django": (b"", b"class A(A): pass", b"class A(B): x = 1\nclass B(A): y = CharField()\n"),
    "sqlalchemy_models": (b"", b"class A(B): x = Column()\nclass B(A): y = Column()\n"),
    "json_schema": (
        b"{}",
        b'{"$ref": "#"}',
        b'{"allOf": [{"$ref": "#"}]}',
        b'{"properties": {"a": {"$ref": "#/properties/a"}}}',
    ),
    "openapi": (b"openapi: 3.0.0\n", b"swagger: '2.0'\ndefinitions: {A: {$ref: '#/definitions/A'}}\n"),
    "protobuf": (b"", b";" * MANY, b"message A {}" * 1000),
    "prisma": (b"", b"/// x\n" * MANY, b"// x"),
}


@pytest.mark.parametrize(("reader", "data"), [(name, data) for name, cases in LOST.items() for data in cases])
def test_what_is_broken_is_told_with_its_line(reader: str, data: bytes) -> None:
    troubles = _read(reader, data).troubles
    assert any(trouble.is_lost for trouble in troubles)
    assert all(trouble.place.line or reader == "parquet" or len(data) > 1_000_000 for trouble in troubles[:100])
    assert all("\n" not in trouble.fact and not trouble.fact.endswith(".") for trouble in troubles[:100])


@pytest.mark.parametrize("reader", [name for name in NAMES if name not in ("parquet", "csv")])
@pytest.mark.parametrize("data", UNREADABLE)
def test_what_is_no_text_is_told(reader: str, data: bytes) -> None:
    schema = _read(reader, data)
    assert [trouble.is_lost for trouble in schema.troubles] == [True]
    assert schema.tables == ()


@pytest.mark.parametrize(("reader", "data"), [(name, data) for name, cases in HARMLESS.items() for data in cases])
def test_what_goes_in_circles_or_is_empty_ends(reader: str, data: bytes) -> None:
    assert len(_read(reader, data).tables) <= 1


@pytest.mark.parametrize("reader", NAMES)
def test_questions_to_any_file_are_answered(reader: str) -> None:
    for data in (b"", *UNREADABLE, b"\n" * 300_000, b"[{,\n" * 50_000, b" " * 300_000, b"openapi" * 50_000):
        assert known_readers()[reader].recognizes(Document(NAMES[reader], data)) in (True, False)


@pytest.mark.parametrize("reader", ["alembic", "django", "sqlalchemy_models"])
def test_nothing_of_a_source_is_run(reader: str, tmp_path: Path) -> None:
    mark = tmp_path / "run"
    attack = f"__import__('pathlib').Path({str(mark)!r}).write_text('x')"
    source = f"""
from django.db import models
from sqlalchemy import Column, String
import antigravity, this
{attack}
class User(models.Model, metaclass={attack}):
    __tablename__ = {attack} or "users"
    {attack}
    email = models.CharField({attack}, max_length={attack}, choices={attack})
    name = Column(String({attack}), comment={attack})
"""
    _read(reader, source.encode())
    assert not mark.exists()


def test_references_that_multiply_end_at_a_limit() -> None:
    parts = ",".join(
        f'"d{n}":{{"properties":{{"a":{{"$ref":"#/$defs/d{(n + 1) % 40}"}},"b":{{"$ref":"#/$defs/d{(n + 1) % 40}"}}}}}}'
        for n in range(40)
    )
    schema = _read("json_schema", f'{{"properties":{{"x":{{"$ref":"#/$defs/d0"}}}},"$defs":{{{parts}}}}}'.encode())
    assert [trouble.is_lost for trouble in schema.troubles] == [False]
    assert [table.name for table in schema.tables] == ["x", *(f"d{n}" for n in range(40))]


def test_classes_that_inherit_for_ever_end_at_a_limit() -> None:
    line = "\n".join(
        f"class C{n}(C{n - 1}):\n    class Meta: abstract = True\n    f{n} = models.CharField()" for n in range(1, 400)
    )
    source = (
        f"class C0(models.Model):\n    class Meta: abstract = True\n{line}\nclass Last(C399): x = models.CharField()\n"
    )
    schema = _read("django", source.encode())
    assert any(trouble.is_lost for trouble in schema.troubles)


# Private functions


def _read(reader: str, data: bytes) -> Schema:
    return known_readers()[reader].read((Document(NAMES[reader], data + MARKS.get(reader, b"")),))
