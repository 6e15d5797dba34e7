"""The work of a rule grows with the inventory, not with its square: calls are counted, seconds are not."""

import datetime as dt
import json
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from pdmap.app.load import Loaded
from pdmap.questions.transfers import transfer_legs
from pdmap.rules.engine import catalogue
from pdmap.rules.rule import Context, Rule

AS_OF = dt.date(2026, 11, 23)
SMALL = 12
MOST_GROWTH = 2.2
"""Times the calls for an inventory of twice the size; a square would make it 4."""
TYPES = ["health.record", "email.address", "address.billing", "phone", "criminal_record", "profile"]


@pytest.mark.parametrize("rule", catalogue().values(), ids=catalogue())
def test_twice_the_inventory_is_about_twice_the_work(rule: Rule, load: Callable[[str], Loaded]) -> None:
    small, large = (_calls(rule, _context(load(_manifest(size)))) for size in (SMALL, 2 * SMALL))
    assert large <= MOST_GROWTH * small


def _context(loaded: Loaded) -> Context:
    return Context(loaded.inventory, loaded.graph, transfer_legs(loaded.inventory, loaded.graph, AS_OF), AS_OF)


def _calls(rule: Rule, context: Context) -> int:
    """Return how many functions, and steps of generators, a rule runs."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    list(rule.find(context))
    sys.setprofile(note)
    try:
        list(rule.find(context))
    finally:
        sys.setprofile(None)
    return count


def _manifest(size: int) -> str:
    """Return an inventory with a system and a party that everything is tied to, a chain, and loose ends."""
    systems: dict[str, object] = {"hub": {"fields": TYPES, "retention": "P1Y", "rights": {"erase": "page"}}}
    parties: dict[str, object] = {"vendor": {"role": "processor"}}
    activities: dict[str, object] = {"copies": {"role": "controller", "data": ["profile"]}}
    flows: dict[str, object] = {}
    kinds = {f"kind{number}": {"is": f"kind{number - 1}"} if number else {} for number in range(size)}
    for number in range(size):
        own = TYPES[number % len(TYPES)]
        systems[f"s{number}"] = {"fields": [own, "salary"], "hosted_by": "vendor", "deletion": {"method": "manual"}}
        parties[f"p{number}"] = {"role": ["controller", "processor"][number % 2], "country": "US"}
        activities[f"a{number}"] = {"role": "controller", "data": [own], "systems": ["hub", f"s{number}", "lost"]}
        activities[f"b{number}"] = {"role": "processor"}
        activities[f"c{number}"] = {"role": "controller", "data": [own, "TODO"], "subjects": ["patient"]}
        systems[f"t{number}"] = {"fields": [own], "subjects": ["patient"]}
        flows[f"copy{number}"] = {"from": f"t{number}", "to": "hub", "data": [own], "activity": "copies"}
        flows[f"in{number}"] = {"from": f"s{number}", "to": "hub", "data": TYPES, "activity": f"a{number}"}
        flows[f"out{number}"] = {"from": "hub", "to": f"p{number}", "data": TYPES, "activity": f"a{number}"}
        flows[f"on{number}"] = {"from": f"s{number}", "to": f"s{number + 1}", "data": [own]}
    sections = {"systems": systems, "parties": parties, "activities": activities, "flows": flows}
    return json.dumps({"data_types": kinds, **sections})
