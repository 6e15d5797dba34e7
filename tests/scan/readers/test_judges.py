"""What others make of the same sources: Django, SQLAlchemy, protoc, graphql-core, fastavro, jsonschema, DuckDB."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import fastavro
import jsonschema
from google.protobuf import descriptor_pb2
from graphql import GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType, build_schema
from grpc_tools import protoc

from pdmap.scan.schema import Column, Table
from tests.scan.readers.reading import HERE, schema_of

Judged = dict[str, dict[str, Any]]
"""Tables, their columns, and what is told of each."""

DJANGO = """
import json, sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
from django.conf import settings
settings.configure(
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "core", "accounts", "booking"],
    AUTH_USER_MODEL="accounts.User", DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", USE_TZ=True,
)
import django
django.setup()
from django.apps import apps
found = {}
for label in ("core", "accounts", "booking"):
    for model in apps.get_app_config(label).get_models():
        if model._meta.proxy:
            continue
        columns = {}
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
            if field.auto_created and not field.remote_field:
                continue
            name = field.db_column or field.name
            target = field.remote_field.model.__name__ if field.remote_field else None
            nullable = None if field.many_to_many else field.null
            columns[name] = [type(field).__name__, target, nullable, field.primary_key]
        found[f"{label}.{model.__name__}"] = columns
print(json.dumps(found))
"""
SQLALCHEMY = """
import json, sys
from importlib.util import module_from_spec, spec_from_file_location
sys.dont_write_bytecode = True
found = {}
for path in sys.argv[1:]:
    spec = spec_from_file_location(f"models{len(found)}", path)
    module = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    holder = getattr(module, "Base", None) or module.SQLModel
    for table in holder.metadata.tables.values():
        columns = {}
        for column in table.columns:
            keys = sorted(key.target_fullname for key in column.foreign_keys)
            columns[column.name] = [bool(column.nullable), bool(column.primary_key), keys[0] if keys else None]
        found[table.fullname] = columns
print(json.dumps(found))
"""


def test_django_sees_the_same_models() -> None:
    judged = _run(DJANGO, HERE / "django" / "cases" / "clinic")
    schema = schema_of(HERE / "django" / "cases" / "clinic")
    classes = {"staff": "accounts.User", "Team": "accounts.Team", "Setting": "core.Setting"}
    ours: Judged = {}
    for table in schema.tables:
        name = classes.get(table.name) or (table.name if "." in table.name else f"booking.{table.name}")
        ours[name] = {column.name: _as_django_says(column, judged[name]) for column in table.columns}
    assert ours == judged


def test_sqlalchemy_sees_the_same_tables() -> None:
    files = sorted((HERE / "sqlalchemy_models" / "cases").glob("*/*.py"))
    ours = {
        table.name: {
            column.name: [
                column.is_nullable,
                column.is_key,
                f"{column.references.table}.{column.references.column}" if column.references else None,
            ]
            for column in table.columns
        }
        for file in files
        for table in schema_of(file.parent).tables
    }
    assert ours == _run(SQLALCHEMY, *files)


def test_protoc_sees_the_same_messages(tmp_path: Path) -> None:
    folder = HERE / "protobuf" / "cases" / "parcels"
    files = sorted(str(path) for path in folder.glob("*.proto"))
    included = str(Path(protoc.__file__).parent / "_proto")
    out = tmp_path / "set"
    assert protoc.main(["", f"-I{folder}", f"-I{included}", f"--descriptor_set_out={out}", *files]) == 0
    found = descriptor_pb2.FileDescriptorSet.FromString(out.read_bytes())
    judged = {name: set(fields) for file in found.file for name, fields in _messages(file.package, file.message_type)}
    judged["parcels.v1.Party"] |= {field.name for file in found.file for field in file.extension if field.number < 200}
    assert {table.name: {column.name for column in table.columns} for table in _tables("protobuf", "parcels")} == judged


def test_graphql_sees_the_same_types() -> None:
    folder = HERE / "graphql" / "cases" / "forum"
    built = build_schema("\n".join(path.read_text() for path in sorted(folder.iterdir(), reverse=True)))
    kinds = GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType
    operations = {built.query_type, built.mutation_type}
    judged = {
        name: {field: str(value.type) for field, value in kind.fields.items()}
        for name, kind in built.type_map.items()
        if isinstance(kind, kinds) and kind not in operations and not name.startswith("__")
    }
    tables = [table for table in _tables("graphql", "forum") if "." not in table.name]
    assert {table.name: {column.name: column.type for column in table.columns} for table in tables} == judged


def test_avro_takes_the_schema_and_names_its_fields() -> None:
    path = HERE / "avro" / "cases" / "rider.avsc"
    parsed: Any = fastavro.parse_schema(json.loads(path.read_text()))
    (table,) = _tables("avro", path.name)
    ours = dict.fromkeys(column.path[0] if column.path else column.name for column in table.columns)
    assert list(ours) == [field["name"] for field in parsed["fields"]]
    assert parsed["name"] == f"velo.events.{table.name}"


def test_an_object_with_every_column_fits_the_json_schema_and_nothing_else_does() -> None:
    path = HERE / "json_schema" / "cases" / "subscriber.schema.json"
    written = json.loads(path.read_text())
    jsonschema.Draft202012Validator.check_schema(written)
    judge = jsonschema.Draft202012Validator(written)
    table = next(table for table in _tables("json_schema", path.name) if table.name == "Subscriber")
    wrong = {column.full_name for column in table.columns if column.type not in ("", "Subscriber")}
    for column in table.columns:
        if column.full_name in wrong:
            document = {"id": 1, "contact": {}} | _with(column)
            is_choice = column.path == ("payment",)
            assert judge.is_valid(document) is is_choice, column.full_name


def test_duckdb_sees_the_same_columns_of_parquet_and_csv() -> None:
    parquet = HERE / "parquet" / "cases" / "visitors.parquet"
    leaves = duckdb.execute(f"select name, num_children from parquet_schema('{parquet}')").fetchall()
    names = [name for name, children in leaves if not children and name not in ("key", "element", "value")]
    (table,) = _tables("parquet", parquet.name)
    assert [column.name for column in table.columns if column.name != "tags"] == names
    members = HERE / "csv" / "cases" / "members.csv"
    found = duckdb.execute(f"select * from read_csv('{members}')").description or ()
    assert [column.name for column in _tables("csv", members.name)[0].columns] == [each[0] for each in found]


# Private functions


def _run(program: str, *arguments: Path | str) -> Judged:
    command = [sys.executable, "-W", "ignore", "-c", program, *map(str, arguments)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    found: Judged = json.loads(ended.stdout)
    return found


def _tables(reader: str, case: str) -> tuple[Table, ...]:
    return schema_of(HERE / reader / "cases" / case).tables


def _as_django_says(column: Column, judged: dict[str, Any]) -> list[Any]:
    """Return what we say of a column; of what Django's own classes bring we know the name and the type only."""
    if column.is_nullable is None and column.references is None:
        return [column.type, *judged[column.name][1:]]
    target = column.references.table.rpartition(".")[2] if column.references else None
    return [column.type, "User" if target == "staff" else target, column.is_nullable, column.is_key]


def _with(column: Column) -> dict[str, Any]:
    """Return an object in which a column holds what it cannot hold: a number with a fraction."""
    value: Any = {column.name: [1.5] if column.name == "phones" else 1.5}
    for name in reversed(column.path):
        value = {name: [value] if name == "deliveries" else value}
    found: dict[str, Any] = value
    return found


def _messages(package: str, messages: Any) -> Any:  # noqa: ANN401 - protobuf has no types
    for message in messages:
        name = f"{package}.{message.name}"
        if message.options.map_entry:
            continue
        yield name, [field.name for field in message.field]
        yield from _messages(name, message.nested_type)
