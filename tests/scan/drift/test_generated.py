"""Whatever names a source and an inventory hold: drift ends, tells each column once, and takes none for two."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.load import load_texts
from pdmap.scan.drift.basis import Basis
from pdmap.scan.drift.compare import compare
from pdmap.scan.drift.dictionary import Dictionary
from pdmap.scan.drift.difference import Places
from pdmap.scan.drift.sources import Compared, found_columns
from pdmap.scan.schema import Column, Place, Schema, Table
from pdmap.scan.verdicts import Tier
from tests.scan.drift.stand_in import said_of

NAMES = st.sampled_from(
    ["users", "public.users", "dbo.orders", "orders", "email", "mail", "id", ".", '"', "*", "", "a.b", "É", "x" * 300]
)
SAID = st.sampled_from(
    ["", "direct email.address", "direct phone 0.4", "pointer user.id", "linked", "secret", "direct"]
)
COLUMNS = st.builds(
    lambda name, said, path: Column(name=name, type="text", place=Place("a.sql", 1), path=path, comment=said),
    NAMES,
    SAID,
    st.sampled_from([(), ("address",), ("",)]),
)
TABLES = st.builds(
    lambda name, columns: Table(name=name, columns=tuple(columns), place=Place("a.sql")),
    NAMES,
    st.lists(COLUMNS, max_size=4),
)
DECLARED = st.lists(st.tuples(NAMES, NAMES).map(".".join), max_size=5)


@given(st.lists(TABLES, max_size=4), DECLARED, DECLARED)
def test_drift_ends_and_counts_every_column_once(tables: list[Table], personal: list[str], others: list[str]) -> None:
    fields = [{"type": "email.address", "column": name} for name in personal if name.strip()]
    negative = [{"column": name, "reason": "x"} for name in others if name.strip()]
    system = {"kind": "application", **({"fields": fields} if fields else {}), "not_personal": negative}
    loaded = load_texts({"a.yaml": json.dumps({"systems": {"shop": system}}).encode()})
    inventory, schema = loaded.inventory, Schema(tuple(tables))
    verdicts = said_of(schema)
    basis = Basis(inventory.reference, Places(), Dictionary("new"))
    compared = Compared(inventory.systems["shop"], schema, verdicts)
    drift = compare(inventory, [compared], basis)
    (count,) = drift.counts
    found = found_columns(compared)
    assert len(found) == sum(len(table.columns) for table in tables)
    assert count.columns == len({each.parts for each in found})
    assert count.columns == count.declared + count.not_personal + count.unknown
    told = sum(difference.finding.code in {"DRF001", "DRF003", "DRF004", "DRF005"} for difference in drift.differences)
    assert told <= len(found)
    silent = {"DRF001", "DRF005"}.isdisjoint(difference.finding.code for difference in drift.differences)
    direct = any(column.tier is Tier.DIRECT for table in verdicts for column in table.columns)
    assert not (silent and direct and not fields and not negative)
