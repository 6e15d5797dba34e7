"""What is learned from labelled schemas, before and behind the regression, which no test runs."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
CASES = """# cases

== a shop
customers
  email varchar(80) direct email.address
  size - none -
"""


@pytest.fixture(scope="module")
def learning() -> ModuleType:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        return importlib.import_module("scan_experience")
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))


def test_cases_are_labels(learning: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "cases.txt"
    path.write_text(CASES, "utf-8")
    email, size = learning.seen_in(path)
    assert (email.tier, email.data_type) == ("direct", "email.address")
    assert {"last email", "kind text", "table customer"} <= set(email.traits)
    assert (size.tier, size.data_type) == ("none", "")
    assert learning.counts_of([email]) == [1.0]


def test_a_kind_of_data_is_the_dictionarys_where_it_is_of_the_labels_category(learning: ModuleType) -> None:
    columns = [*learning.seen_in(ROOT / "benchmarks" / "scan" / "wordpress.tsv")]
    assert set(learning.counts_of(columns)) == {learning.COUNT_OF_OWN}
    found = {column.data_type for column in columns if column.tier == "direct"}
    assert {"email.address", "ip_address", "username"} <= found


def test_only_what_several_files_share_is_kept(
    learning: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def counted(
        rows: Sequence[Sequence[str]], labels: Sequence[str], counts: Sequence[float]
    ) -> dict[str, dict[str, float]]:
        assert len(rows) == len(labels) == len(counts)
        traits = {trait for row in rows for trait in row}
        return {trait: {"none": -0.5, "linked": 0.0, "direct": 1.0, "pointer": 0.25} for trait in (*traits, "always")}

    monkeypatch.setattr(learning, "weights", counted)
    columns = [learning.Seen(f"{number}.tsv", ("last email", f"last {number}"), "direct", "") for number in range(3)]
    assert [*learning.of_tiers(columns)] == ["always\t50\t150\t75", "last email\t50\t150\t75"]
    learning.write(tmp_path / "table.tsv", "# about", "head", iter(["line"]))
    assert (tmp_path / "table.tsv").read_text("utf-8") == "# about\nhead\nline\n"
