"""Seeded drift: for each reader a schema with a true inventory; then columns are added, renamed, dropped, retagged."""

from __future__ import annotations

import json
import random

import pytest

from pdmap.app.load import load_texts
from pdmap.findings import Finding
from pdmap.model import System
from pdmap.scan.classify.classifier import DICTIONARY_VERSION, classify
from pdmap.scan.columns import without_default_schema
from pdmap.scan.drift.basis import SURE, Basis
from pdmap.scan.drift.compare import Drift, compare
from pdmap.scan.drift.dictionary import Dictionary
from pdmap.scan.drift.difference import Places
from pdmap.scan.drift.sources import Compared
from pdmap.scan.reading import known_readers, read_sources
from pdmap.scan.schema import Schema
from pdmap.scan.verdicts import Tier
from tests.scan.drift.schemas import SHOP, Tables, changed, changed_after, grown
from tests.scan.drift.writers import WRITERS

SEEDS = range(3)
EACH = 25
"""Columns that are added, renamed, dropped and retagged: a hundred of each schema and seed."""
READERS = sorted(known_readers())
every_reader = pytest.mark.parametrize("reader", READERS)
every_seed = pytest.mark.parametrize("seed", SEEDS)


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same columns in every run


def _read(reader: str, tables: Tables) -> Schema:
    schema = read_sources(WRITERS[reader](tables))
    assert schema.troubles == ()
    return schema


def _declaration(kind: str, column: str) -> str:
    return f"      - {{type: {kind}, column: {json.dumps(column)}}}\n"


def _inventory(schema: Schema, retagged: frozenset[str] = frozenset()) -> str:
    """Return an inventory that declares every column of a schema that is personal; some as another kind than it is."""
    lines = [
        _declaration(
            "union_membership" if without_default_schema(name) in retagged else verdict.data_type or "profile", name
        )
        for table in classify(schema)
        for verdict in table.columns
        for name in [f"{table.table}.{verdict.column}"]
        if verdict.tier in {Tier.DIRECT, Tier.POINTER, Tier.LINKED}
    ]
    return f"systems:\n  shop:\n    kind: application\n    fields:\n{''.join(lines)}"


def _drift(manifest: str, schema: Schema) -> Drift:
    loaded = load_texts({"inventory.yaml": manifest.encode()})
    assert loaded.findings == ()
    inventory = loaded.inventory
    system: System = inventory.systems["shop"]
    basis = Basis(inventory.reference, Places(), Dictionary(DICTIONARY_VERSION))
    return compare(inventory, [Compared(system, schema, classify(schema))], basis)


def _findings(drift: Drift) -> list[Finding]:
    return [difference.finding for difference in drift.differences]


def _ends(finding: Finding) -> tuple[str, str]:
    """Return the table and the column of a finding, as the schema of the shop calls them."""
    name = finding.detail if finding.code == "DRF005" else finding.address.rpartition("/")[2]
    *_, table, column = name.casefold().split(".")
    return table, column


def _old(finding: Finding) -> tuple[str, str]:
    """Return the table and the column that a finding says is gone."""
    *_, table, column = finding.address.rpartition("/")[2].casefold().split(".")
    return table, column


def _sure(schema: Schema, wanted: set[tuple[str, str]]) -> list[str]:
    """Return those of some columns that the classifier is sure of, as the schema calls them."""
    return [
        f"{without_default_schema(table.table)}.{verdict.column}"
        for table in classify(schema)
        for verdict in table.columns
        if verdict.tier is Tier.DIRECT
        and verdict.confidence >= SURE
        and (table.table.casefold().rpartition(".")[2], verdict.column.casefold()) in wanted
    ]


def test_every_reader_has_a_writer() -> None:
    assert set(READERS) <= set(WRITERS), "write the schema of the shop as the new reader reads it"


@every_reader
def test_nothing_is_told_where_nothing_changed(reader: str) -> None:
    schema = _read(reader, SHOP)
    assert sum(len(table.columns) for table in schema.tables) >= sum(map(len, SHOP.values())) - len(SHOP)
    assert _findings(_drift(_inventory(schema), schema)) == []


@every_reader
@every_seed
def test_every_direct_column_that_changed_is_told(reader: str, seed: int) -> None:
    before = grown(chance(seed), 4 * EACH)
    change = changed_after(before, chance(seed), EACH)
    old, new = _read(reader, before.tables), _read(reader, change.tables)
    assert _findings(_drift(_inventory(old), old)) == []
    stayed = before.direct - change.dropped - set(change.renamed)
    retagged = frozenset(chance(seed).sample(_sure(old, stayed), EACH))
    told = [item for item in _findings(_drift(_inventory(old, retagged), new)) if item.code != "DRF010"]
    moved = {(table, name) for (table, _), name in change.renamed.items()}
    assert {_ends(item) for item in told if item.code in {"DRF001", "DRF005"}} == change.direct | moved
    assert {_old(item) for item in told if item.code in {"DRF002", "DRF005"}} == change.dropped | set(change.renamed)
    assert {item.address.rpartition("/")[2] for item in told if item.code == "DRF003"} == retagged
    assert {item.code for item in told} <= {"DRF001", "DRF002", "DRF003", "DRF005"}
    assert len(change.direct) == len(moved) == len(change.dropped) == len(retagged) == EACH


@every_reader
@every_seed
def test_hardly_a_neutral_column_that_is_added_is_told(reader: str, seed: int) -> None:
    change = changed(chance(seed), neutral=100, dropped=0, renamed=0)
    drift = _drift(_inventory(_read(reader, SHOP)), _read(reader, change.tables))
    assert len(_findings(drift)) <= 1


@every_reader
@every_seed
def test_what_is_dropped_or_renamed_is_told_once(reader: str, seed: int) -> None:
    change = changed(chance(seed), neutral=20, dropped=2, renamed=3)
    drift = _drift(_inventory(_read(reader, SHOP)), _read(reader, change.tables))
    gone = {_ends(finding) for finding in _findings(drift) if finding.code == "DRF002"}
    moved = {_ends(finding) for finding in _findings(drift) if finding.code == "DRF005"}
    assert gone == change.dropped
    assert moved == {(table, new) for (table, _), new in change.renamed.items()}
    assert len(_findings(drift)) <= len(change.dropped) + len(change.renamed) + 1
