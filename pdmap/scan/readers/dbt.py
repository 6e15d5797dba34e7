"""Projects of dbt: `manifest.json` and files of properties, joined by the names of models and columns.

What people write of a column in `meta`, tags and policy tags counts as evidence. Where both kinds of files tell of a
column, its place is in the file of properties, where it can be edited.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pdmap.scan.dbt import manifest, properties
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Column, Schema, Table, Trouble
from pdmap.scan.trees import read_tree


def recognizes(document: Document) -> bool:
    """Tell a manifest by the version of its schema, and properties by a list of models, seeds, snapshots or sources."""
    if document.path.lower().endswith(".json"):
        return b"dbt_schema_version" in document.data and b'"nodes"' in document.data
    return bool(_PROPERTIES.search(document.data))


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the files of one project together; the order of the files of properties counts before that of manifests."""
    troubles: list[Trouble] = []
    found: dict[str, Table] = {}
    for document in sorted(documents, key=lambda each: each.path.lower().endswith(".json")):
        is_manifest = document.path.lower().endswith(".json")
        tree = read_tree(document, manifest.skips) if is_manifest else read_tree(document)
        troubles += tree.troubles
        for table in manifest.tables(tree.root) if is_manifest else properties.tables(tree.root, troubles):
            key = table.name.lower()
            found[key] = _joined(found[key], table) if key in found else table
    return Schema(tuple(table for table in found.values() if table.columns), tuple(troubles))


# Private functions


def _joined(table: Table, other: Table) -> Table:
    """Return a table with what another file says of it besides."""
    columns = {column.full_name.lower(): column for column in table.columns}
    for column in other.columns:
        key = column.full_name.lower()
        columns[key] = _both(columns[key], column) if key in columns else column
    evidence = tuple(dict.fromkeys((*table.evidence, *other.evidence)))
    return replace(table, columns=tuple(columns.values()), comment=table.comment or other.comment, evidence=evidence)


def _both(column: Column, other: Column) -> Column:
    return replace(
        column,
        type=column.type or other.type,
        comment=column.comment or other.comment,
        evidence=tuple(dict.fromkeys((*column.evidence, *other.evidence))),
    )


_PROPERTIES = re.compile(
    rb"^(?:models|seeds|snapshots|sources):[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*+[ \t]*-[ \t]",
    re.MULTILINE,
)

READER = Reader(
    description="dbt: `manifest.json` and files of properties such as `schema.yml`; `meta`, tags and policy tags count",
    suffixes=("manifest.json", ".yml", ".yaml"),
    recognizes=recognizes,
    read=read,
)
