"""Pairs of inventories: a case is two files in `pairs`, and the text of their comparison in `golden`."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.app.diff import Stand, diff
from pdmap.app.load import load_texts
from pdmap.comparisons.comparison import Page
from pdmap.comparisons.formats.text import render

PAIRS = Path(__file__).parent / "pairs"
AS_OF = dt.date(2026, 11, 23)


def stand(case: str, state: str) -> Stand:
    return Stand(load_texts({"inventory.yaml": (PAIRS / f"{case}.{state}.yaml").read_bytes()}), state)


@pytest.mark.parametrize("case", sorted({path.name.partition(".")[0] for path in PAIRS.glob("*.yaml")}))
def test_the_comparison_of_a_pair_is_as_it_should_be(case: str, golden: Callable[[str, str], None]) -> None:
    compared = diff(stand(case, "before"), stand(case, "after"), AS_OF)
    gates = ", ".join(gate.value for gate in compared.gates()) or "none"
    golden(f"{case}.txt", f"{render(compared, Page())}\ngates: {gates}\n")
