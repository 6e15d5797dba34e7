"""Documents for programs: every cell with its state and sources, described by `schemas/record.schema.json`."""

from __future__ import annotations

import json
from typing import assert_never

from pdmap import escape
from pdmap.documents.document import Block, Cell, Column, Document, Heading, Line, Metadata, Note, Paragraph, Row, Table
from pdmap.findings import Location
from pdmap.source import Plain
from pdmap.writers.writer import Writer, alone

FORMAT = "pdmap.record/1"
"""Name and version of the format; keys may be added within a version, but never removed or given another meaning."""


def write(document: Document) -> bytes:
    """Return a document as JSON; lines and columns of sources are 1-based, columns count code points."""
    content: dict[str, Plain] = {
        "format": FORMAT,
        "title": document.title,
        "language": document.language,
        "metadata": _metadata(document.metadata),
        "blocks": [_block(block) for block in document.blocks],
    }
    return (escape.json(json.dumps(content, ensure_ascii=False, indent=2)) + "\n").encode()


WRITER = Writer("every cell with its state and sources, for programs", ".json", alone(write))


# Private functions


def _metadata(metadata: Metadata) -> Plain:
    return {
        "kind": metadata.kind,
        "organization": metadata.organization,
        "as_of": metadata.as_of.isoformat(),
        "version": metadata.version,
        "manifests": list(metadata.manifests),
        "digest": metadata.digest,
        "revision": metadata.revision,
        "template": metadata.template,
        "source_url": metadata.source_url,
        "is_public": metadata.is_public,
        "selection": metadata.selection,
    }


def _block(block: Block) -> Plain:
    match block:
        case Heading():
            return {"type": "heading", "level": block.level, "text": block.text, "anchor": block.anchor}
        case Paragraph():
            return {"type": "paragraph", "text": block.text}
        case Note():
            return {"type": "note", "title": block.title, "text": block.text}
        case Table():
            return _table(block)
        case never:
            assert_never(never)


def _table(table: Table) -> Plain:
    return {
        "type": "table",
        "key": table.key,
        "caption": table.caption,
        "layout": table.layout.value,
        "row_label": table.row_label,
        "is_shared": table.is_shared,
        "columns": [_column(column) for column in table.columns],
        "rows": [_row(table.columns, row) for row in table.rows],
    }


def _column(column: Column) -> Plain:
    return {
        "key": column.key,
        "title": column.title,
        "reference": column.reference,
        "group": column.group,
        "is_expected": column.is_expected,
        "is_security": column.is_security,
    }


def _row(columns: tuple[Column, ...], row: Row) -> Plain:
    cells: dict[str, Plain] = {column.key: _cell(cell) for column, cell in zip(columns, row.cells, strict=True)}
    return {"title": row.title, "anchor": row.anchor, "cells": cells}


def _cell(cell: Cell) -> Plain:
    return {"state": cell.state.value, "lines": [_line(line) for line in cell.lines]}


def _line(line: Line) -> Plain:
    return {
        "text": line.text,
        "state": line.state.value,
        "level": line.level,
        "address": line.address,
        "assumption": line.assumption,
        "is_derived": line.is_derived,
        "anchor": line.anchor,
        "sources": [_source(source) for source in line.sources],
    }


def _source(source: Location) -> Plain:
    start = source.span.start if source.span else None
    return {
        "path": source.path,
        "line": start.line if start else None,
        "column": start.column if start else None,
        "label": source.label,
    }
