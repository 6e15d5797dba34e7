"""Cases of drift: a folder each, with an inventory, the columns of `shop`, and what differs between them.

`PDMAP_UPDATE_GOLDEN=1` renews `expected.txt`. A case may hold `vendors/`, files that name packages, and `pinned.txt`,
the version of the dictionary that the inventory was made with; the stand-in has `old` and `new`, which added phones.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pdmap.app.load import load_texts
from pdmap.scan.drift.basis import Basis
from pdmap.scan.drift.compare import compare
from pdmap.scan.drift.dictionary import Dictionary
from pdmap.scan.drift.difference import Addition, Difference, Move, Places
from pdmap.scan.drift.sources import Compared
from pdmap.scan.packages import VendorUses, vendors_in
from pdmap.scan.reader import Document
from tests.conftest import UPDATE_SWITCH
from tests.scan.drift.stand_in import read, said_of

CASES = Path(__file__).parent / "cases"
ADDED = {"old": frozenset[str](), "new": frozenset({"kind.phone"})}


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_a_case_differs_as_expected(case: Path) -> None:
    told = _told(case)
    expected = case / "expected.txt"
    if os.environ.get(UPDATE_SWITCH) == "1":
        expected.write_text(told, "utf-8")
    assert told == expected.read_text("utf-8")


def _told(case: Path) -> str:
    loaded = load_texts({"inventory.yaml": (case / "inventory.yaml").read_bytes()})
    assert loaded.findings == ()
    data = (case / "shop.columns").read_bytes()
    schema = read((Document("db/shop.columns", data),))
    pinned = (case / "pinned.txt").read_text("utf-8").strip() if (case / "pinned.txt").exists() else None
    places = Places("..", lambda path: tuple(data.decode().split("\n")) if path == "db/shop.columns" else ())
    inventory = loaded.inventory
    basis = Basis(inventory.reference, places, Dictionary("new", pinned, ADDED))
    system = inventory.systems["shop"]
    found = compare(inventory, [Compared(system, schema, said_of(schema))], basis, _vendors(case))
    lines = [line for difference in found.differences for line in _lines(difference)]
    count = found.counts[0]
    lines.append(f"{count.columns}: {count.declared} {count.not_personal} {count.unknown}, unread {count.unread}")
    return "".join(f"{line}\n" for line in lines)


def _vendors(case: Path) -> VendorUses | None:
    folder = case / "vendors"
    files = sorted(folder.iterdir()) if folder.exists() else []
    return vendors_in(Document(file.name, file.read_bytes()) for file in files) if files else None


def _lines(difference: Difference) -> list[str]:
    finding = difference.finding
    kind = difference.kind.value if difference.kind else "-"
    head = f"{finding.location} {finding.severity} {finding.code} {kind} {finding.address}"
    mended = {Addition: "  adds", Move: "  moves", type(None): ""}[type(difference.patch)]
    where = f"  at {difference.entry}{mended}{'  lost' if difference.is_lost else ''}"
    return [head, f"  {finding.message}", where, *(f"    {line}" for line in finding.remedy.split("\n"))]
