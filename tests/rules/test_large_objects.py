"""The work of a rule grows with the size of one object, not with its square: calls are counted, seconds are not."""

import datetime as dt
import json
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from pdmap.app.load import Loaded
from pdmap.rules.engine import catalogue
from pdmap.rules.rule import Context

SMALL = 12
MOST_GROWTH = 2.3
"""Times the calls for an object of twice the size; a square would make it 4."""


@pytest.mark.parametrize("code", ["LAW003", "NOT002", "NOT007", "RET001"])
def test_twice_the_object_is_about_twice_the_work(code: str, load: Callable[[str], Loaded]) -> None:
    small, large = (_calls(code, load(_manifest(size))) for size in (SMALL, 2 * SMALL))
    assert large <= MOST_GROWTH * small


def _calls(code: str, loaded: Loaded) -> int:
    """Return how many functions, and steps of generators, a rule runs."""
    context = Context(loaded.inventory, loaded.graph, dt.date(2026, 11, 23))
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    list(catalogue()[code].find(context))
    sys.setprofile(note)
    try:
        list(catalogue()[code].find(context))
    finally:
        sys.setprofile(None)
    return count


def _manifest(size: int) -> str:
    """Return one activity and one system with many data types."""
    own = [f"criminal_record.kind{number}" for number in range(size)]
    clocks = [{"data": [data_type], "period": "P1Y"} for data_type in own[::2]]
    activity = {
        "role": "controller",
        "collection": "indirect",
        "purposes": [{"text": "Check the record of guards", "basis": "contract"}],
        "data": own,
        "systems": ["files"],
        "retention": clocks,
        "notice": {"claims": {"retention": clocks[::2]}},
    }
    return json.dumps(
        {
            "data_types": {data_type: {} for data_type in own},
            "systems": {"files": {"fields": own}},
            "activities": {"checks": activity},
        }
    )
