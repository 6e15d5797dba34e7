"""The work of a rule grows with the inventory, not with its square: calls are counted, seconds are not."""

import datetime as dt
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from types import FrameType
from typing import TypeVar

import pytest

from pdmap.app.load import Loaded
from pdmap.questions.transfers import transfer_legs
from pdmap.rules.engine import catalogue
from pdmap.rules.rule import Context, Rule

AS_OF = dt.date(2026, 11, 23)
SMALL = 12
MOST_GROWTH = 2.2
"""Times the calls for an inventory of twice the size; a square would make it 4."""
T = TypeVar("T")
TYPES = ["health.record", "email.address", "address.billing", "phone", "criminal_record", "profile"]


@pytest.mark.parametrize("rule", catalogue().values(), ids=catalogue())
def test_twice_the_inventory_is_about_twice_the_work(rule: Rule, load: Callable[[str], Loaded]) -> None:
    small, large = (_calls(rule, _of_size(load, size)) for size in (SMALL, 2 * SMALL))
    assert large <= MOST_GROWTH * small


def test_what_rules_ask_for_together_is_about_twice_the_work_as_well(load: Callable[[str], Loaded]) -> None:
    """Answers that are worked out once for all rules are counted here, because each rule finds them ready."""

    def work(loaded: Loaded) -> None:
        context = _context(replace(loaded, inventory=replace(loaded.inventory)))
        for rule in catalogue().values():
            list(rule.find(context))

    small, large = (_calls_of(work, load(_manifest(size))) for size in (SMALL, 2 * SMALL))
    assert large <= MOST_GROWTH * small


def test_the_steps_to_places_are_as_many_as_the_inventory_is_large(load: Callable[[str], Loaded]) -> None:
    small, large = (_calls_of(_legs, load(_manifest(size))) for size in (SMALL, 2 * SMALL))
    assert large <= MOST_GROWTH * small


def test_parties_that_hand_on_for_many_activities_use_nothing_themselves(load: Callable[[str], Loaded]) -> None:
    rule = catalogue()["FLW004"]
    small, large = (_calls(rule, _context(load(_manifest(size, helpers=10 * size)))) for size in (SMALL, 2 * SMALL))
    assert large <= MOST_GROWTH * small


def _legs(loaded: Loaded) -> object:
    return transfer_legs(loaded.inventory, loaded.graph, AS_OF)


@cache
def _of_size(load: Callable[[str], Loaded], size: int) -> Context:
    """Return what every rule looks at; each has run over it once before its calls are counted."""
    return _context(load(_manifest(size)))


def _context(loaded: Loaded) -> Context:
    return Context(loaded.inventory, loaded.graph, AS_OF)


def _calls(rule: Rule, context: Context) -> int:
    return _calls_of(lambda context: list(rule.find(context)), context)


def _calls_of(work: Callable[[T], object], subject: T) -> int:
    """Return how many functions, and steps of generators, some work runs."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    work(subject)
    sys.setprofile(note)
    try:
        work(subject)
    finally:
        sys.setprofile(None)
    return count


def _manifest(size: int, helpers: int = 1) -> str:
    """Return an inventory with a system and parties that everything is tied to, a chain, and loose ends.

    Each helper is a sub-processor of the party that hosts every system, and so of every activity.
    """
    helping = {f"h{number}": {"role": "sub-processor", "country": "IN"} for number in range(helpers)}
    systems: dict[str, object] = {"hub": {"fields": TYPES, "retention": "P1Y", "rights": {"erase": "page"}}}
    parties: dict[str, object] = {
        "vendor": {"role": "processor", "country": "SE", "subprocessors": [*helping, "desk"]},
        **helping,
        "desk": {"role": "processor", "country": "IN"},
    }
    activities: dict[str, object] = {"copies": {"role": "controller", "data": ["profile"]}}
    served = [f"a{number}" for number in range(size)]
    flows: dict[str, object] = {"ask": {"from": "hub", "to": "desk", "data": TYPES, "activity": served}}
    kinds = {f"kind{number}": {"is": f"kind{number - 1}"} if number else {} for number in range(size)}
    for number in range(size):
        own = TYPES[number % len(TYPES)]
        systems[f"s{number}"] = {"fields": [own, "salary"], "hosted_by": "vendor", "deletion": {"method": "manual"}}
        parties[f"p{number}"] = {"role": ["controller", "processor"][number % 2], "country": "US"}
        activities[f"a{number}"] = {
            "role": "controller",
            "data": [own],
            "systems": ["hub", f"s{number}", "lost"],
            "transfers": [{"country": ["IN", "US"], "importer": "desk", "mechanisms": ["scc"]}],
        }
        activities[f"b{number}"] = {"role": "processor"}
        activities[f"c{number}"] = {"role": "controller", "data": [own, "TODO"], "subjects": ["patient"]}
        systems[f"t{number}"] = {"fields": [own], "subjects": ["patient"]}
        flows[f"copy{number}"] = {"from": f"t{number}", "to": "hub", "data": [own], "activity": "copies"}
        flows[f"in{number}"] = {"from": f"s{number}", "to": "hub", "data": TYPES, "activity": f"a{number}"}
        flows[f"out{number}"] = {"from": "hub", "to": f"p{number}", "data": TYPES, "activity": f"a{number}"}
        flows[f"on{number}"] = {"from": f"s{number}", "to": f"s{number + 1}", "data": [own]}
    sections = {"systems": systems, "parties": parties, "activities": activities, "flows": flows}
    return json.dumps({"data_types": kinds, **sections})
