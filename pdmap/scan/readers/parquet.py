"""The schema at the end of Parquet files: names, types and comments of columns, and no value."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pdmap.scan.annotations import evidence_in
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Column, Place, Schema, Table, Trouble

DEPTH_LIMIT = 60
"""Structures within one another."""
_FOOTER_LIMIT = 16 * 1024 * 1024
_COMMENTS = ("comment", "description", "doc")


def recognizes(document: Document) -> bool:
    """Tell by the suffix alone."""
    return document.path.lower().endswith(READER.suffixes)


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the files one by one: each is a table, called like its file; they have no lines."""
    tables: list[Table] = []
    troubles: list[Trouble] = []
    for document in documents:
        found = _table(document)
        if isinstance(found, Trouble):
            troubles.append(found)
        else:
            tables.append(found)
    return Schema(tuple(tables), tuple(troubles))


# Private functions


def _table(document: Document) -> Table | Trouble:
    place = Place(document.path)
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        return Trouble(place, "Parquet is read with pyarrow, which is not installed: `pip install 'pdmap[parquet]'`")
    try:
        source = pa.BufferReader(document.data)
        limits = {"thrift_string_size_limit": _FOOTER_LIMIT, "thrift_container_size_limit": 1_000_000}
        schema = parquet.ParquetFile(source, **limits).schema_arrow
    except (pa.ArrowException, OSError, ValueError, MemoryError, RecursionError):
        return Trouble(place, "the file is not Parquet, or its end is damaged, and was not read")
    metadata = _metadata(schema.metadata)
    comment = _comment(metadata)
    columns = tuple(_columns(schema, (), place, _spark_comments(metadata)))
    name = posixpath.basename(document.path).partition(".")[0]
    return Table(name=name, columns=columns, place=place, comment=comment, evidence=evidence_in(comment, "comment"))


def _columns(
    fields: Iterable[Any], path: tuple[str, ...], place: Place, comments: Mapping[str, str]
) -> Iterator[Column]:
    """Yield the columns of a structure; lists and maps are looked through."""
    for field in fields:
        kind, wrapped = _inner(field.type)
        full = ".".join((*path, field.name))
        if kind.num_fields and _is_structure(kind) and len(path) < DEPTH_LIMIT:
            inner = (kind.field(index) for index in range(kind.num_fields))
            yield from _columns(inner, (*path, field.name), place, comments)
            continue
        comment = _comment(_metadata(field.metadata)) or comments.get(full, "")
        yield Column(
            name=field.name,
            type=f"list<{kind}>" if wrapped else str(kind),
            place=place,
            path=path,
            is_nullable=bool(field.nullable),
            comment=comment,
            evidence=evidence_in(comment, "comment"),
        )


def _inner(kind: Any) -> tuple[Any, bool]:  # noqa: ANN401 - pyarrow has no types
    """Return what a list holds, or the values of a map, and whether it was one."""
    is_wrapped = False
    for _ in range(DEPTH_LIMIT):
        if hasattr(kind, "item_type"):
            kind = kind.item_type
        elif hasattr(kind, "value_type") and not hasattr(kind, "index_type"):
            kind = kind.value_type
        else:
            break
        is_wrapped = True
    return kind, is_wrapped


def _is_structure(kind: object) -> bool:
    return str(kind).startswith("struct<")


def _metadata(found: Mapping[bytes, bytes] | None) -> dict[str, str]:
    return {key.decode("utf-8", "replace"): value.decode("utf-8", "replace") for key, value in (found or {}).items()}


def _comment(metadata: Mapping[str, str]) -> str:
    return next((metadata[key] for key in _COMMENTS if metadata.get(key)), "")


def _spark_comments(metadata: Mapping[str, str]) -> dict[str, str]:
    """Return the comments of columns as Spark keeps them beside the schema."""
    try:
        found = json.loads(metadata.get("org.apache.spark.sql.parquet.row.metadata", "{}"))
        fields = found.get("fields", ())
        return {
            each["name"]: str(each["metadata"]["comment"]) for each in fields if each.get("metadata", {}).get("comment")
        }
    except (ValueError, AttributeError, KeyError, TypeError, RecursionError):
        return {}


READER = Reader(
    description="Parquet files: the schema at their end, nested fields as paths; needs pyarrow (`pdmap[parquet]`)",
    suffixes=(".parquet", ".pq"),
    recognizes=recognizes,
    read=read,
)
