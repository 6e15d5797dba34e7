from pathlib import Path

import pytest

from pdmap.fixes.order import with_sorted_sections

CASES = sorted((Path(__file__).parent / "order").glob("*.before.yaml"))

every_case = pytest.mark.parametrize("case", CASES, ids=lambda path: path.name.removesuffix(".before.yaml"))


@every_case
def test_sections_stand_in_the_order_of_the_language(case: Path) -> None:
    after = case.with_name(case.name.replace(".before.", ".after."))
    assert with_sorted_sections("a.yaml", case.read_bytes()) == after.read_bytes()


@every_case
def test_sorting_sorted_sections_changes_nothing(case: Path) -> None:
    once = with_sorted_sections("a.yaml", case.read_bytes())
    assert with_sorted_sections("a.yaml", once) == once


@every_case
def test_no_line_is_lost_or_changed(case: Path) -> None:
    before = case.read_bytes()
    after = with_sorted_sections("a.yaml", before)
    assert sorted(before.removeprefix(b"\xef\xbb\xbf").splitlines()) == sorted(
        after.removeprefix(b"\xef\xbb\xbf").splitlines()
    )
