"""The same schema in the words of each reader: what a reader of pdmap reads, one of these writes."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping

from pdmap.scan.reader import Document
from tests.scan.drift.schemas import Tables

Writer = Callable[[Tables], tuple[Document, ...]]


_NAMED = {"text": "String", "boolean": "Boolean", "timestamp": "DateTime"}


def _document(path: str, text: str) -> tuple[Document, ...]:
    return (Document(path, text.encode()),)


def _sql(tables: Tables) -> tuple[Document, ...]:
    types = {"text": "character varying(255)", "timestamp": "timestamp without time zone"}
    statements = (
        f"CREATE TABLE public.{table} (\n"
        + ",\n".join(f"    {name} {types.get(kind, kind)}" for name, kind in columns.items())
        + "\n);\n"
        for table, columns in tables.items()
    )
    return _document("db/structure.sql", "".join(statements))


def _django(tables: Tables) -> tuple[Document, ...]:
    types = {
        "text": "CharField(max_length=255)",
        "integer": "IntegerField()",
        "numeric": "DecimalField(max_digits=9, decimal_places=2)",
        "boolean": "BooleanField()",
        "timestamp": "DateTimeField()",
    }
    models = "".join(
        f"\n\nclass {_class(table)}(models.Model):\n"
        + "".join(f"    {name} = models.{types[kind]}\n" for name, kind in columns.items() if name != "id")
        + f"\n    class Meta:\n        db_table = '{table}'\n"
        for table, columns in tables.items()
    )
    return _document("shop/models.py", f"from django.db import models\n{models}")


def _sqlalchemy(tables: Tables) -> tuple[Document, ...]:
    types = {
        "text": "String",
        "integer": "Integer",
        "numeric": "Numeric",
        "boolean": "Boolean",
        "timestamp": "DateTime",
    }
    models = "".join(
        f"\n\nclass {_class(table)}(Base):\n    __tablename__ = '{table}'\n"
        + "".join(
            f"    {name} = Column({types[kind]}{', primary_key=True' if name == 'id' else ''})\n"
            for name, kind in columns.items()
        )
        for table, columns in tables.items()
    )
    head = (
        "from sqlalchemy import Boolean, Column, DateTime, Integer, Numeric, String\n"
        "from sqlalchemy.orm import declarative_base\n\nBase = declarative_base()\n"
    )
    return _document("shop/tables.py", head + models)


def _alembic(tables: Tables) -> tuple[Document, ...]:
    types = {**_NAMED, "text": "String", "integer": "Integer", "numeric": "Numeric", "timestamp": "DateTime"}
    created = "".join(
        f"    op.create_table(\n        '{table}',\n"
        + "".join(f"        sa.Column('{name}', sa.{types[kind]}()),\n" for name, kind in columns.items())
        + "    )\n"
        for table, columns in tables.items()
    )
    head = "import sqlalchemy as sa\nfrom alembic import op\n\nrevision = '1'\ndown_revision = None\n\n\n"
    return _document("alembic/versions/1_create_shop.py", f"{head}def upgrade():\n{created}")


def _prisma(tables: Tables) -> tuple[Document, ...]:
    types = {**_NAMED, "integer": "Int", "numeric": "Decimal"}
    models = "".join(
        f"model {table} {{\n"
        + "".join(f"  {name} {types[kind]}{' @id' if name == 'id' else ''}\n" for name, kind in columns.items())
        + "}\n\n"
        for table, columns in tables.items()
    )
    return _document("prisma/schema.prisma", models)


_JSON = {"text": "string", "integer": "integer", "numeric": "number", "boolean": "boolean", "timestamp": "string"}


def _objects(tables: Tables) -> dict[str, object]:
    return {
        table: {"type": "object", "properties": {name: {"type": _JSON[kind]} for name, kind in columns.items()}}
        for table, columns in tables.items()
    }


def _json_schema(tables: Tables) -> tuple[Document, ...]:
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", "definitions": _objects(tables)}
    return _document("schemas/shop.schema.json", json.dumps(schema, indent=1))


def _openapi(tables: Tables) -> tuple[Document, ...]:
    api = {
        "openapi": "3.0.3",
        "info": {"title": "Shop", "version": "1"},
        "paths": {},
        "components": {"schemas": _objects(tables)},
    }
    return _document("api/openapi.json", json.dumps(api, indent=1))


def _protobuf(tables: Tables) -> tuple[Document, ...]:
    types = {"text": "string", "integer": "int64", "numeric": "double", "boolean": "bool", "timestamp": "string"}
    messages = "".join(
        f"message {_class(table)} {{\n"
        + "".join(f"  {types[kind]} {name} = {n};\n" for n, (name, kind) in enumerate(columns.items(), 1))
        + "}\n\n"
        for table, columns in tables.items()
    )
    return _document("proto/shop.proto", f'syntax = "proto3";\n\npackage shop;\n\n{messages}')


def _avro(tables: Tables) -> tuple[Document, ...]:
    types = {"text": "string", "integer": "long", "numeric": "double", "boolean": "boolean", "timestamp": "long"}
    return tuple(
        Document(
            f"avro/{table}.avsc",
            json.dumps(
                {
                    "type": "record",
                    "name": table,
                    "fields": [{"name": name, "type": types[kind]} for name, kind in columns.items()],
                },
                indent=1,
            ).encode(),
        )
        for table, columns in tables.items()
    )


def _graphql(tables: Tables) -> tuple[Document, ...]:
    types = {"text": "String", "integer": "Int", "numeric": "Float", "boolean": "Boolean", "timestamp": "String"}
    objects = "".join(
        f"type {_class(table)} {{\n" + "".join(f"  {name}: {types[kind]}\n" for name, kind in columns.items()) + "}\n\n"
        for table, columns in tables.items()
    )
    return _document("api/schema.graphql", objects)


def _dbt(tables: Tables) -> tuple[Document, ...]:
    nodes = {
        f"model.shop.{table}": {
            "resource_type": "model",
            "name": table,
            "schema": "public",
            "original_file_path": f"models/{table}.sql",
            "columns": {name: {"name": name, "data_type": kind, "meta": {}} for name, kind in columns.items()},
        }
        for table, columns in tables.items()
    }
    version = "https://schemas.getdbt.com/dbt/manifest/v12.json"
    manifest = {"metadata": {"dbt_schema_version": version}, "nodes": nodes, "sources": {}}
    return _document("target/manifest.json", json.dumps(manifest, indent=1))


def _csv(tables: Tables) -> tuple[Document, ...]:
    values = {"text": "x", "integer": "1", "numeric": "1.5", "boolean": "true", "timestamp": "2026-01-01"}
    rows = {
        table: f"{','.join(columns)}\n{','.join(values[kind] for kind in columns.values())}\n"
        for table, columns in tables.items()
    }
    return tuple(Document(f"export/{table}.csv", text.encode()) for table, text in rows.items())


def _parquet(tables: Tables) -> tuple[Document, ...]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "numeric": pa.float64(),
        "boolean": pa.bool_(),
        "timestamp": pa.timestamp("us"),
    }
    documents: list[Document] = []
    for table, columns in tables.items():
        buffer = io.BytesIO()
        schema = pa.schema([(name, types[kind]) for name, kind in columns.items()])
        pq.write_table(schema.empty_table(), buffer)
        documents.append(Document(f"export/{table}.parquet", buffer.getvalue()))
    return tuple(documents)


def _rails(tables: Tables) -> tuple[Document, ...]:
    types = {"text": "string", "integer": "bigint", "numeric": "decimal", "boolean": "boolean", "timestamp": "datetime"}
    created = "".join(
        f'  create_table "{table}", force: :cascade do |t|\n'
        + "".join(f'    t.{types[kind]} "{name}"\n' for name, kind in columns.items() if name != "id")
        + "  end\n\n"
        for table, columns in tables.items()
    )
    return _document("db/schema.rb", f"ActiveRecord::Schema[7.1].define(version: 2026_11_01_000000) do\n{created}end\n")


def _rails_migrations(tables: Tables) -> tuple[Document, ...]:
    types = {"text": "string", "integer": "bigint", "numeric": "decimal", "boolean": "boolean", "timestamp": "datetime"}
    created = "".join(
        f"    create_table :{table} do |t|\n"
        + "".join(f"      t.{types[kind]} :{name}\n" for name, kind in columns.items() if name != "id")
        + "    end\n"
        for table, columns in tables.items()
    )
    body = f"class CreateShop < ActiveRecord::Migration[7.1]\n  def change\n{created}  end\nend\n"
    return _document("db/migrate/1_create_shop.rb", body)


def _laravel(tables: Tables) -> tuple[Document, ...]:
    types = {"text": "string", "integer": "bigInteger", "numeric": "decimal", "boolean": "boolean"}
    created = "".join(
        f"        Schema::create('{table}', function (Blueprint $table) {{\n"
        + "".join(f"            $table->{types.get(kind, 'timestamp')}('{name}');\n" for name, kind in columns.items())
        + "        });\n"
        for table, columns in tables.items()
    )
    body = (
        f"<?php\nreturn new class extends Migration\n{{\n    public function up(): void\n    {{\n{created}    }}\n}};\n"
    )
    return _document("database/migrations/1_create_shop.php", body)


def _typeorm(tables: Tables) -> tuple[Document, ...]:
    types = {"text": "string", "integer": "number", "numeric": "number", "boolean": "boolean", "timestamp": "Date"}
    entities = "".join(
        f"@Entity('{table}')\nexport class {_class(table)} {{\n"
        + "".join(
            f"  @{'PrimaryGeneratedColumn' if name == 'id' else 'Column'}()\n  {name}: {types[kind]};\n\n"
            for name, kind in columns.items()
        )
        + "}\n\n"
        for table, columns in tables.items()
    )
    head = "import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';\n\n"
    return _document("src/shop.entity.ts", head + entities)


def _doctrine(tables: Tables) -> tuple[Document, ...]:
    types = {"text": "string", "integer": "integer", "numeric": "decimal", "boolean": "boolean"}
    entities = "".join(
        f"#[ORM\\Entity]\n#[ORM\\Table(name: '{table}')]\nclass {_class(table)}\n{{\n"
        + "".join(
            f"    #[ORM\\Column(name: '{name}', type: '{types.get(kind, 'datetime')}')]\n    private ${name};\n\n"
            for name, kind in columns.items()
        )
        + "}\n\n"
        for table, columns in tables.items()
    )
    return _document("src/Entity/Shop.php", f"<?php\n\nuse Doctrine\\ORM\\Mapping as ORM;\n\n{entities}")


def _fides(tables: Tables) -> tuple[Document, ...]:
    collections = "".join(
        f"      - name: {table}\n        fields:\n" + "".join(f"          - name: {name}\n" for name in columns)
        for table, columns in tables.items()
    )
    return _document(
        ".fides/shop.yml", f"dataset:\n  - fides_key: shop\n    name: Shop\n    collections:\n{collections}"
    )


def _class(table: str) -> str:
    return "".join(map(str.capitalize, table.split("_")))


WRITERS: Mapping[str, Writer] = {
    "alembic": _alembic,
    "avro": _avro,
    "csv": _csv,
    "dbt": _dbt,
    "django": _django,
    "doctrine": _doctrine,
    "fides": _fides,
    "graphql": _graphql,
    "json_schema": _json_schema,
    "laravel": _laravel,
    "openapi": _openapi,
    "parquet": _parquet,
    "prisma": _prisma,
    "protobuf": _protobuf,
    "rails": _rails,
    "rails_migrations": _rails_migrations,
    "sql": _sql,
    "sqlalchemy_models": _sqlalchemy,
    "typeorm": _typeorm,
}
"""By the names of readers. A reader without a writer fails a test: write its schema here."""
