"""Seeded drift: for each reader a schema with a true inventory; then columns are added, renamed, dropped, retagged."""

from __future__ import annotations

import json
import random

import pytest

from pdmap.app.load import load_texts
from pdmap.findings import Finding
from pdmap.model import System
from pdmap.scan.classify.classifier import DICTIONARY_VERSION, classify
from pdmap.scan.drift.basis import Basis
from pdmap.scan.drift.compare import Drift, compare
from pdmap.scan.drift.dictionary import Dictionary
from pdmap.scan.drift.difference import Places
from pdmap.scan.drift.sources import Compared
from pdmap.scan.reading import known_readers, read_sources
from pdmap.scan.schema import Schema
from pdmap.scan.verdicts import Tier
from tests.scan.drift.schemas import SHOP, Tables, changed
from tests.scan.drift.writers import WRITERS

SEEDS = range(3)
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
        _declaration("union_membership" if name in retagged else verdict.data_type or "profile", name)
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


def test_every_reader_has_a_writer() -> None:
    assert set(READERS) <= set(WRITERS), "write the schema of the shop as the new reader reads it"


@every_reader
def test_nothing_is_told_where_nothing_changed(reader: str) -> None:
    schema = _read(reader, SHOP)
    assert sum(len(table.columns) for table in schema.tables) >= sum(map(len, SHOP.values())) - len(SHOP)
    assert _findings(_drift(_inventory(schema), schema)) == []


@every_reader
@every_seed
def test_every_direct_column_that_is_added_is_told(reader: str, seed: int) -> None:
    change = changed(chance(seed), direct=100, neutral=0, dropped=0, renamed=0)
    drift = _drift(_inventory(_read(reader, SHOP)), _read(reader, change.tables))
    told = {_ends(finding) for finding in _findings(drift) if finding.code == "DRF001"}
    assert change.direct - told == set()


@every_reader
@every_seed
def test_hardly_a_neutral_column_that_is_added_is_told(reader: str, seed: int) -> None:
    change = changed(chance(seed), direct=0, neutral=100, dropped=0, renamed=0)
    drift = _drift(_inventory(_read(reader, SHOP)), _read(reader, change.tables))
    assert len(_findings(drift)) <= 1


@every_reader
@every_seed
def test_what_is_dropped_or_renamed_is_told_once(reader: str, seed: int) -> None:
    change = changed(chance(seed), direct=0, neutral=20, dropped=2, renamed=3)
    drift = _drift(_inventory(_read(reader, SHOP)), _read(reader, change.tables))
    gone = {_ends(finding) for finding in _findings(drift) if finding.code == "DRF002"}
    moved = {_ends(finding) for finding in _findings(drift) if finding.code == "DRF005"}
    assert gone == change.dropped
    assert moved == {(table, new) for (table, _), new in change.renamed.items()}
    assert len(_findings(drift)) <= len(change.dropped) + len(change.renamed) + 1


@every_reader
@every_seed
def test_what_is_declared_as_another_kind_is_told(reader: str, seed: int) -> None:
    schema = _read(reader, SHOP)
    sure = [
        f"{table.table}.{verdict.column}"
        for table in classify(schema)
        for verdict in table.columns
        if verdict.tier is Tier.DIRECT and verdict.confidence >= 0.7
    ]
    retagged = frozenset(chance(seed).sample(sure, 4))
    told = _findings(_drift(_inventory(schema, retagged), schema))
    mismatched = {finding.address.rpartition("/")[2] for finding in told if finding.code == "DRF003"}
    assert mismatched == retagged
    assert {finding.code for finding in told} <= {"DRF003", "DRF010"}
