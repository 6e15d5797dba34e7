"""Whatever is written differently is told, and nothing is told where only the writing differs.

The inventories are small and full of things that go by one name: fields of one type, purposes of one text, transfers
to one country, clocks of one type, two waivers of one finding. What goes under behind another is found here.
"""

import copy
import dataclasses
import datetime as dt
import json
import random
from collections.abc import Mapping
from enum import Enum
from typing import Any

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pdmap.app.load import load_texts
from pdmap.model import Inventory, Mention, Period, Place, System, listed
from pdmap.questions.changes import Changes, Side, compare
from pdmap.questions.transfers import transfer_legs

AS_OF = dt.date(2026, 11, 23)
Content = dict[str, Any]
Part = Any

STATES = [None, "none", {"unknown": "asked"}, {"unknown": "lost"}]
PEOPLE = st.sampled_from([*STATES, ["customer"], ["employee"], ["customer", "employee"]])
DATA = st.sampled_from([["phone"], ["email.address"], ["phone", "email.address"], ["address"]])
TYPES = st.sampled_from(["phone", "email.address"])
PERIODS = st.sampled_from(["P1Y", "P5Y", "indefinite"])
MONTHS = {"P1Y": "P12M", "P5Y": "P60M"}
TEXTS = st.sampled_from([None, "x", "y"])
CLOCKS = st.fixed_dictionaries(
    {"period": PERIODS}, optional={"from": TEXTS, "criteria": TEXTS, "reason": TEXTS, "law": TEXTS, "data": DATA}
)
MECHANISMS = st.sampled_from(
    [*STATES, ["scc"], ["bcr"], [{"scc": {"module": 2, "signed": "2024-01-01"}}], [{"scc": {"signed": "2025-01-01"}}]]
)
TRANSFERS = st.fixed_dictionaries(
    {"country": st.sampled_from(["US", "IN", ["US", "IN"]]), "mechanisms": MECHANISMS},
    optional={"importer": st.sampled_from(["mail", "post"]), "description": TEXTS},
)
FIELDS = st.fixed_dictionaries(
    {"type": TYPES},
    optional={
        "subjects": PEOPLE,
        "protection": st.sampled_from([*STATES[2:], "hashed", "none"]),
        "retention": st.one_of(st.sampled_from(STATES), PERIODS, st.lists(CLOCKS, min_size=1, max_size=2)),
        "name": TEXTS,
        "source": TEXTS,
    },
)
SYSTEM = st.fixed_dictionaries(
    {"location": st.just("DE"), "fields": st.lists(FIELDS, min_size=1, max_size=4)},
    optional={
        "subjects": PEOPLE,
        "retention": st.one_of(st.sampled_from(STATES), st.lists(CLOCKS, min_size=1, max_size=3)),
        "incidental_data": st.sampled_from([*STATES, "x", "y"]),
        "owner": st.sampled_from([*STATES, "x"]),
        "backup": st.sampled_from([*STATES, {"retention": "P1Y"}, {"retention": {"unknown": "x"}}]),
    },
)
PURPOSES = st.fixed_dictionaries(
    {"text": st.sampled_from(["run", "sell"])},
    optional={
        "basis": st.sampled_from([*STATES[2:], "consent", "contract", ["consent", "contract"]]),
        "interest": TEXTS,
        "law": TEXTS,
    },
)
RECIPIENTS = st.sampled_from(["mail", "post", {"category": "banks"}, {"category": "banks", "kind": "controller"}])
ACTIVITY = st.fixed_dictionaries(
    {"role": st.just("controller"), "purposes": st.lists(PURPOSES, min_size=1, max_size=3)},
    optional={
        "data": st.one_of(st.sampled_from(STATES), DATA),
        "subjects": PEOPLE,
        "recipients": st.one_of(st.sampled_from(STATES), st.lists(RECIPIENTS, min_size=1, max_size=3)),
        "transfers": st.one_of(st.sampled_from(STATES), st.lists(TRANSFERS, min_size=1, max_size=3)),
        "retention": st.one_of(st.sampled_from(STATES), st.lists(CLOCKS, min_size=1, max_size=3)),
        "joint_controllers": st.lists(
            st.fixed_dictionaries({"party": st.sampled_from(["mail", "post"])}, optional={"arrangement": TEXTS}),
            min_size=1,
            max_size=2,
        ),
    },
)
TRANSFORMS = st.fixed_dictionaries(
    {"method": st.sampled_from(["hashed", "derived"]), "data": DATA}, optional={"into": DATA}
)
FLOW = st.fixed_dictionaries(
    {"from": st.just("shop"), "to": st.sampled_from(["mail", "post", "nobody"])},
    optional={
        "data": st.one_of(st.sampled_from(STATES), DATA),
        "subjects": PEOPLE,
        "transport": st.sampled_from([*STATES[2:], "tls", "none"]),
        "transforms": st.lists(TRANSFORMS, min_size=1, max_size=3),
        "name": TEXTS,
    },
)
WAIVERS = st.fixed_dictionaries(
    {"rule": st.just("RET003"), "object": st.just("systems/shop"), "reason": st.sampled_from(["x", "y"])},
    optional={"expires": st.sampled_from(["2027-01-01", "2027-02-01"]), "owner": TEXTS},
)
INVENTORIES: st.SearchStrategy[Content] = st.fixed_dictionaries(
    {
        "parties": st.just(
            {"mail": {"role": "processor", "country": "DE"}, "post": {"role": "processor", "country": "DE"}}
        ),
        "systems": st.fixed_dictionaries({"shop": SYSTEM}),
        "activities": st.fixed_dictionaries({"work": ACTIVITY}),
        "flows": st.fixed_dictionaries({"send": FLOW}),
        "waivers": st.lists(WAIVERS.map(lambda waiver: {"owner": "z", "expires": "2027-03-01", **waiver}), max_size=3),
    }
)
WORDS = ["customer", "employee", "phone", "US", "P1Y", "P5Y", "x", "y", "none", {"unknown": "asked"}, "consent", "mail"]


def without_silence(value: Part) -> Part:
    """Return a part without the keys that say nothing."""
    if isinstance(value, dict):
        return {key: without_silence(item) for key, item in value.items() if item is not None}
    return [without_silence(item) for item in value] if isinstance(value, list) else value


def edit(draw: st.DrawFn, part: Part) -> None:
    """Take out or replace one thing at a random place below a part."""
    while part:
        key = draw(st.sampled_from(list(part) if isinstance(part, dict) else range(len(part))))
        if not isinstance(part[key], dict | list) or draw(st.integers(0, 3)) == 0:
            if draw(st.booleans()):
                del part[key]
            else:
                part[key] = draw(st.sampled_from(WORDS))
            return
        part = part[key]


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Content, Content]:
    """Draw two inventories that differ in one place."""
    one = without_silence(draw(INVENTORIES))
    other = copy.deepcopy(one)
    edit(draw, other)
    return one, other


def swapped(content: Content, seed: int) -> dict[str, str]:
    """Return the same in other words: order, files, style and units of periods are others."""
    mixing = random.Random(seed)  # noqa: S311 - only an order

    def mixed(value: Part) -> Part:
        if isinstance(value, dict):
            return {key: mixed(item) for key, item in mixing.sample(list(value.items()), len(value))}
        if isinstance(value, list):
            return mixing.sample([mixed(item) for item in value], len(value))
        return mixing.choice([value, MONTHS.get(value, value)])

    files: dict[str, Content] = {"a.yaml": {}, "b.yaml": {}}
    for section, objects in mixed(content).items():
        pieces = objects.items() if isinstance(objects, dict) else objects
        for piece in pieces:
            home = files[mixing.choice(["a.yaml", "b.yaml"])]
            if isinstance(objects, dict):
                home.setdefault(section, {})[piece[0]] = piece[1]
            else:
                home.setdefault(section, []).append(piece)
    return {name: yaml.safe_dump(part, default_flow_style=mixing.choice([True, False])) for name, part in files.items()}


def loaded(files: Mapping[str, str]) -> Side:
    read = load_texts({name: text.encode() for name, text in files.items()})
    return Side(read.inventory, read.graph, transfer_legs(read.inventory, read.graph, AS_OF))


def meaning(value: object) -> object:
    """Return a part of the model without its places; lists are sorted, and say each thing once."""
    match value:
        case Mention() | Place():
            return value.id if isinstance(value, Mention) else value.name
        case Period():
            return value.length
        case tuple() | frozenset():
            return sorted({json.dumps(meaning(item), default=str) for item in value})
        case Mapping():
            return sorted((key, meaning(item)) for key, item in value.items())
        case Enum():
            return value.value
        case _ if dataclasses.is_dataclass(value):
            names = [field.name for field in dataclasses.fields(value) if field.name not in PLACES]
            return [type(value).__name__, *((name, meaning(getattr(value, name))) for name in names)]
        case _:
            return value


PLACES = {"node", "head", "address"}


def said(inventory: Inventory) -> object:
    """Return what an inventory says; a default is what fields have, and counts by itself where none has it."""
    systems = {id_: _without_defaults(system) for id_, system in inventory.systems.items()}
    sections = (inventory.parties, systems, inventory.activities, inventory.flows, inventory.waivers)
    return [meaning(section) for section in sections]


def _without_defaults(system: System) -> System:
    fields = listed(system.fields)
    had = {name for name in ("subjects", "protection") if _has(fields, name, getattr(system, name))}
    clocks = [meaning(clock) for field in fields for clock in listed(field.retention)]
    if isinstance(system.retention, tuple):
        had |= {"retention"} if all(meaning(clock) in clocks for clock in system.retention) else set()
    elif _has(fields, "retention", system.retention):
        had.add("retention")
    return dataclasses.replace(
        system,
        subjects=None if "subjects" in had else system.subjects,
        protection=None if "protection" in had else system.protection,
        retention=None if "retention" in had else system.retention,
    )


def _has(fields: tuple[object, ...], name: str, value: object) -> bool:
    return any(meaning(getattr(field, name)) == meaning(value) for field in fields)


def told(changes: Changes) -> list[str]:
    return [f"{item.address} {each.aspect} {each.part}" for item in changes.objects for each in item.differences]


@settings(max_examples=60)
@given(pairs())
def test_a_difference_in_one_place_is_told(pair: tuple[Content, Content]) -> None:
    before, after = (loaded({"a.yaml": json.dumps(content)}) for content in pair)
    assume(said(before.inventory) != said(after.inventory))
    forth, back = compare(before, after), compare(after, before)
    assert forth.objects
    assert back.objects


@settings(max_examples=30)
@given(INVENTORIES.map(without_silence), st.integers(0, 1000))
def test_order_files_style_and_units_tell_nothing(content: Content, seed: int) -> None:
    before, after = loaded({"a.yaml": json.dumps(content)}), loaded(swapped(content, seed))
    assert said(before.inventory) == said(after.inventory)
    changes = compare(before, after)
    assert changes.objects == (), told(changes)
