"""The work of policies grows with the inventory, not with its square: calls are counted, seconds are not."""

import datetime as dt
import json
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from pdmap.app.load import Loaded
from pdmap.app.validate import context_of
from pdmap.rules.policies.arrivals import arrivals
from pdmap.rules.policies.groups import Group
from pdmap.rules.policies.own import policy_rules
from pdmap.rules.policies.survey import survey

AS_OF = dt.date(2026, 11, 23)
SMALL = 12
MOST_GROWTH = 2.2
"""Times the calls for an inventory of twice the size; a square would make it 4."""
TYPES = ["health.record", "email.address", "address.billing", "phone", "invoice", "profile"]
POLICIES: dict[str, dict[str, object]] = {
    "places": {"on": "flows", "match": {"data": ["health"]}, "deny": {"outside": ["EEA"]}},
    "people": {"on": "flows", "match": {"subjects": ["patient"]}, "deny": {"roles": ["controller"]}},
    "starts": {"on": "flows", "match": {"from": ["hub", "s1"]}, "allow": {"countries": ["EEA"]}},
    "exceptions": {
        "on": "flows",
        "deny": {"data": ["health"], "outside": ["EEA"]},
        "except": {"subjects": ["patient"], "from": ["s2"]},
    },
    "steps": {"on": "flows", "match": {"data": ["health"]}, "deny": {"outside": ["EEA"]}, "hops": "one"},
    "requirements": {"on": "flows", "match": {"receiver": "party"}, "require": {"transport": ["tls"]}},
    "contracts": {"on": "flows", "require": {"dpa": ["signed"], "mechanisms": ["scc"]}},
    "fields": {"on": "fields", "match": {"purposes": ["care"]}, "allow": {"systems": ["hub"], "countries": ["EEA"]}},
    "activities": {"on": "activities", "match": {"data": ["health"]}, "require": {"retention": "P1Y", "dpia": "done"}},
    "recipients": {"on": "activities", "deny": {"roles": ["controller"], "outside": ["EEA"]}},
}


@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES)
def test_twice_the_inventory_is_about_twice_the_work(policy: dict[str, object], load: Callable[[str], Loaded]) -> None:
    small, large = (_calls(load(_manifest(policy, size))) for size in (SMALL, 2 * SMALL))
    assert large <= MOST_GROWTH * small


def test_policies_about_all_data_follow_them_once(load: Callable[[str], Loaded]) -> None:
    surveyed = survey(context_of(load(_manifest(POLICIES["places"], SMALL)), AS_OF))
    first = arrivals(surveyed, Group())
    assert first
    assert _counted(lambda: arrivals(surveyed, Group())) < len(first)


def _calls(loaded: Loaded) -> int:
    """Return how many functions, and steps of generators, the policies of an inventory run."""
    context = context_of(loaded, AS_OF)
    (rule,) = policy_rules(loaded.inventory).values()
    assert list(rule.find(context))
    (fresh,) = policy_rules(loaded.inventory).values()
    return _counted(lambda: list(fresh.find(context)))


def _counted(work: Callable[[], object]) -> int:
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def _manifest(policy: dict[str, object], size: int) -> str:
    """Return an inventory with a hub, a host and a chain that everything is tied to, and loose ends."""
    systems: dict[str, object] = {"hub": {"fields": TYPES, "subjects": ["patient"], "hosted_by": "vendor"}}
    parties: dict[str, object] = {"vendor": {"role": "processor", "country": "US", "subprocessors": ["p0"]}}
    activities: dict[str, object] = {}
    flows: dict[str, object] = {}
    for number in range(size):
        own = TYPES[number % len(TYPES)]
        systems[f"s{number}"] = {
            "fields": [own, "health.record"],
            "subjects": [["patient"], ["employee"]][number % 2],
            "location": "SE",
            "hosted_by": "vendor",
        }
        parties[f"p{number}"] = {
            "role": ["controller", "processor"][number % 2],
            "country": ["US", "SE"][number % 3 == 0],
            "subprocessors": [f"p{(number + 1) % size}"],
        }
        activities[f"a{number}"] = {
            "role": "controller",
            "purposes": [{"text": "Care", "kind": "care", "basis": "contract"}],
            "data": [own, "health.record"],
            "systems": [f"s{number}"],
            "recipients": [f"p{number}"],
        }
        flows[f"in{number}"] = {"from": f"s{number}", "to": "hub", "data": TYPES, "activity": f"a{number}"}
        flows[f"out{number}"] = {"from": "hub", "to": f"p{number}", "data": TYPES}
        flows[f"on{number}"] = {"from": f"p{number}", "to": f"p{(number + 1) % size}", "data": ["contact", own]}
        flows[f"open{number}"] = {"from": f"s{number}", "to": f"p{number}", "data": {"unknown": "asked"}}
    sections = {"systems": systems, "parties": parties, "activities": activities, "flows": flows}
    return json.dumps({**sections, "policies": {"rule": policy}})
