"""Data are followed from where they were collected, and work grows with the inventory, not with its square."""

import json
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from pdmap.app.load import Loaded
from pdmap.rules.lawfulness.further_use import other_uses

SMALL = 12
MOST_GROWTH = 2.2
"""Times the calls for an inventory of twice the size; a square would make it 4."""


def test_many_sources_of_one_place_are_not_all_followed(load: Callable[[str], Loaded]) -> None:
    small, large = (_calls(load(_hub(size))) for size in (SMALL, 2 * SMALL))
    assert large <= MOST_GROWTH * small


def test_every_use_at_such_a_place_is_seen_nevertheless(load: Callable[[str], Loaded]) -> None:
    loaded = load(_hub(SMALL))
    seen = {activity.id for activity, _ in other_uses(loaded.inventory, loaded.graph)}
    assert seen == {f"a{number}" for number in range(SMALL)}


@pytest.mark.parametrize(
    ("second", "ways"),
    [
        ("[orders, support]", ["counter", "counter -> hub", "desk"]),
        ("[support]", ["counter", "counter -> hub", "desk", "desk -> hub"]),
    ],
)
def test_a_source_that_admits_more_than_the_one_before_shows_nothing_new(
    second: str, ways: list[str], load: Callable[[str], Loaded]
) -> None:
    loaded = load(f"""\
systems:
  counter: {{fields: [{{type: phone, collected_for: orders}}]}}
  desk: {{fields: [{{type: phone, collected_for: {second}}}]}}
  hub: {{fields: [phone]}}
activities:
  orders: {{role: controller}}
  support: {{role: controller}}
  offers: {{role: controller, data: [phone], systems: [hub, counter, desk]}}
flows:
  a: {{from: counter, to: hub, data: [phone]}}
  b: {{from: desk, to: hub, data: [phone]}}
""")
    found = [str(arrival) for activity, arrival in other_uses(loaded.inventory, loaded.graph)]
    assert sorted(found) == ways


def _calls(loaded: Loaded) -> int:
    """Return how many functions, and steps of generators, the question runs."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        list(other_uses(loaded.inventory, loaded.graph))
    finally:
        sys.setprofile(None)
    return count


def _hub(size: int) -> str:
    """Return systems that collect each for an activity of its own and send to one that all activities use."""
    systems: dict[str, object] = {"hub": {"fields": ["phone"]}}
    activities: dict[str, object] = {}
    flows: dict[str, object] = {}
    for number in range(size):
        systems[f"s{number}"] = {"fields": [{"type": "phone", "collected_for": f"a{number}"}]}
        activities[f"a{number}"] = {"role": "controller", "data": ["phone"], "systems": ["hub"]}
        flows[f"f{number}"] = {"from": f"s{number}", "to": "hub", "data": ["phone"]}
    return json.dumps({"systems": systems, "activities": activities, "flows": flows})
