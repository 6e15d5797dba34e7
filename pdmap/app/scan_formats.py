"""What `pdmap scan` found, for programs, for sheets and for a manifest."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pdmap import __version__, escape
from pdmap.app.scan import PROPOSED, Row, Scan, ScannedTable
from pdmap.scan.classify.classifier import DICTIONARY_VERSION
from pdmap.scan.schema import Place

FORMAT = "pdmap.scan/1"
"""Name and version of the format for programs; keys may be added within a version, none is removed."""
COLUMNS = ("source", "table", "column", "data_type", "tier", "confidence", "reason")
"""The columns of the list."""
UNREVIEWED = "proposed by pdmap scan"
"""What a proposed field says of itself until somebody has looked at it."""


def scan_tsv(found: Scan) -> str:
    """Return every column on a line of its own, separated by tabs, with the names of the cells on the first line."""
    rows = ("\t".join(map(_cell, _cells(row))) for row in found.rows)
    return escape.lines("".join(f"{line}\n" for line in ("\t".join(COLUMNS), *rows)))


def scan_json(found: Scan) -> str:
    """Return what was found as JSON; `schemas/scan.schema.json` describes it."""
    content = {
        "format": FORMAT,
        "version": __version__,
        "dictionary": DICTIONARY_VERSION,
        "is_whole": found.is_whole,
        "tables": [_table(table) for table in found.tables],
        "troubles": [
            {**_place(trouble.place), "fact": trouble.fact, "is_lost": trouble.is_lost} for trouble in found.troubles
        ],
    }
    return escape.json(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


def scan_yaml(found: Scan, system: str) -> str:
    """Return the proposed columns as the fields of a system, ready to paste; each kind of data stands once."""
    return "".join(f"{line}\n" for line in _manifest(found, system))


# Private functions


def _cell(text: str) -> str:
    return escape.csv(escape.terminal(text.replace("\t", " ").replace("\n", " ").replace("\r", " ")))


def _cells(row: Row) -> tuple[str, ...]:
    verdict = row.verdict
    return (
        row.source,
        verdict.table,
        verdict.column,
        verdict.data_type or "",
        verdict.tier.value,
        f"{verdict.confidence:.2f}",
        verdict.reason,
    )


def _table(table: ScannedTable) -> dict[str, object]:
    return {
        "name": table.verdict.table,
        "is_personal": table.verdict.is_personal,
        "about": table.verdict.about,
        **_place(table.place),
        "columns": [_column(row) for row in table.rows],
    }


def _column(row: Row) -> dict[str, object]:
    verdict = row.verdict
    return {
        "name": verdict.column,
        "type": row.type,
        **_place(row.place),
        "data_type": verdict.data_type,
        "tier": verdict.tier.value,
        "confidence": verdict.confidence,
        "steps": [{"rule": step.rule, "fact": step.fact, "weight": step.weight} for step in verdict.steps],
    }


def _place(place: Place) -> dict[str, object]:
    return {"path": place.path, "line": place.line}


def _manifest(found: Scan, system: str) -> Iterator[str]:
    columns: dict[str, list[str]] = {}
    for row in found.rows:
        if row.verdict.tier in PROPOSED and row.verdict.data_type:
            columns.setdefault(row.verdict.data_type, []).append(row.written)
    yield f"# {UNREVIEWED}, dictionary {DICTIONARY_VERSION}: look at each field, then take `unreviewed` out"
    yield "systems:"
    yield f"  {system}:"
    # That no name speaks of a person does not show that there are no personal data: `none` is for people to answer.
    nothing = "no name speaks of a person" if found.is_whole else "a part could not be read"
    yield "    fields:" if columns else f"    fields: {{unknown: {nothing}}}"
    for data_type, names in columns.items():
        yield f"      - type: {data_type}"
        yield f"        column: {_listed(names)}"
        yield f"        unreviewed: {UNREVIEWED}"


def _listed(names: list[str]) -> str:
    first, *others = (escape.yaml(name) for name in dict.fromkeys(names))
    return f"[{', '.join((first, *others))}]" if others else first
