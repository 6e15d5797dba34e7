"""A long chain of kinds costs its length, not the square of it: calls are counted, seconds are not."""

import json
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from pdmap.app.load import load_texts
from pdmap.model import Inventory
from pdmap.reference import built_in
from pdmap.resolve.circles import circles
from pdmap.resolve.vocabulary import extend_reference

SMALL = 100
MOST_GROWTH = 2.2
"""Times the calls for a chain of twice the length; a square would make it 4."""

WORK: dict[str, Callable[[Inventory], object]] = {
    "vocabulary": lambda inventory: extend_reference(built_in(), inventory),
    "circles": lambda inventory: list(circles(inventory)),
    "search to the top": lambda inventory: inventory.reference.is_a(f"t{len(inventory.data_types) - 1}", "t0"),
}


@pytest.mark.parametrize("work", WORK.values(), ids=WORK)
def test_twice_the_chain_is_about_twice_the_work(work: Callable[[Inventory], object]) -> None:
    small, large = (_calls(work, _chain(size)) for size in (SMALL, 2 * SMALL))
    assert large <= MOST_GROWTH * small


def test_a_search_upwards_ends_where_it_finds() -> None:
    small, large = (_calls(_nearby, _chain(size)) for size in (SMALL, 2 * SMALL))
    assert small == large


def _nearby(inventory: Inventory) -> bool:
    last = len(inventory.data_types) - 1
    return inventory.reference.is_a(f"t{last}", f"t{last - 1}")


def _calls(work: Callable[[Inventory], object], inventory: Inventory) -> int:
    """Return how many functions, and steps of generators, some work runs."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        work(inventory)
    finally:
        sys.setprofile(None)
    return count


def _chain(size: int) -> Inventory:
    """Return data types of which each is a kind of the one before."""
    kinds: dict[str, object] = {"t0": {}} | {f"t{number}": {"is": f"t{number - 1}"} for number in range(1, size)}
    return load_texts({"inventory.yaml": json.dumps({"data_types": kinds}).encode()}).inventory
