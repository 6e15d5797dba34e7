"""The horizon against the longest of all ways, each tried one by one, on inventories of every kind of place."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.load import load_texts
from pdmap.questions.erasure import erasure_plan
from pdmap.questions.horizon import Day, Horizon, day_of, horizon_of

ASKED = dt.date(2026, 1, 1)
TYPES = ("name.full", "phone")
SYSTEMS = (0, 1, 3, 7)
PROCESSORS = (2, 4, 5)
CONTROLLERS = (6,)
PARTIES = (*PROCESSORS, *CONTROLLERS)
NUMBERS = (*SYSTEMS, *PARTIES)


@dataclass(frozen=True)
class World:
    """An inventory as plain numbers: places are numbered, clocks are days, `None` is a clock that is not known."""

    fields: dict[int, tuple[str, ...]]
    laws: dict[tuple[int, str], int]
    events: frozenset[tuple[int, str]]
    backups: dict[int, int | None]
    retention: dict[int, int | None]
    flows: tuple[tuple[int, int, tuple[str, ...]], ...]
    hosts: dict[int, int]
    helpers: dict[int, int]

    def manifest(self) -> str:
        systems = {
            f"e{number}": {
                "subjects": ["customer"],
                "backup": self._backup(number),
                "fields": [self._field(number, each) for each in self.fields[number]] or "none",
            }
            | ({"hosted_by": f"e{self.hosts[number]}"} if number in self.hosts else {})
            for number in SYSTEMS
        }
        parties = {
            f"e{number}": {"role": "controller" if number in CONTROLLERS else "processor"}
            | ({"subprocessors": [f"e{self.helpers[number]}"]} if number in self.helpers else {})
            | ({} if self.retention[number] is None else {"retention": f"P{self.retention[number]}D"})
            for number in PARTIES
        }
        flows = {
            f"f{index}": {"from": f"e{source}", "to": f"e{target}", "data": list(data)}
            for index, (source, target, data) in enumerate(self.flows)
        }
        return json.dumps({"systems": systems, "parties": parties, "flows": flows})

    def _backup(self, number: int) -> object:
        if number not in self.backups:
            return "none"
        days = self.backups[number]
        return {"unknown": "nobody looked"} if days is None else {"retention": f"P{days}D"}

    def _field(self, number: int, data: str) -> dict[str, object]:
        if (number, data) not in self.laws:
            return {"type": data}
        start = {"from": "the end of something"} if (number, data) in self.events else {}
        return {"type": data, "retention": [{"period": f"P{self.laws[number, data]}D", "law": "Act"} | start]}


@dataclass(frozen=True)
class Found:
    """What the ways to our copies say."""

    days: int
    is_unknown: bool
    has_event: bool


Node = tuple[int, str]


def steps(world: World, node: Node) -> Iterator[Node]:
    """Yield where a data type goes from a place."""
    number, data = node
    yield from ((target, data) for source, target, types in world.flows if source == number and data in types)
    if number in world.hosts and data in world.fields[number]:
        yield world.hosts[number], data
    if number in world.helpers:
        yield world.helpers[number], data


def beginnings(world: World) -> Iterator[tuple[Node, int, bool]]:
    """Yield where data begin: in stores, as long as a law keeps them, and on flows that stores are said to send."""
    for number in SYSTEMS:
        for data in world.fields[number]:
            yield (number, data), 0, False
            if (number, data) in world.laws:
                yield (number, data), world.laws[number, data], (number, data) in world.events
    for source, _, types in world.flows:
        if world.fields.get(source):
            yield from (((source, data), 0, False) for data in types)


def clock(world: World, number: int, senders: dict[int, set[str]]) -> int | None:
    """Return how long a place keeps what arrives: nothing in a system, or at a host that says nothing else."""
    if number in SYSTEMS or (world.retention[number] is None and senders[number] == {"host"}):
        return 0
    return world.retention[number]


def longest(world: World) -> Found:
    """Return the longest way to any of our copies, by trying all of them."""
    senders: dict[int, set[str]] = {number: set() for number in NUMBERS}
    reached = {node for begin, _, _ in beginnings(world) for way in ways(world, (begin,)) for node in way}
    for number, data in reached:
        for source, target, types in world.flows:
            if source == number and data in types:
                senders[target].add("flow")
        if number in world.hosts and data in world.fields[number]:
            senders[world.hosts[number]].add("host")
        if number in world.helpers:
            senders[world.helpers[number]].add("helper")
    results: list[tuple[int | None, bool]] = []
    for begin, days, has_event in beginnings(world):
        for way in ways(world, (begin,)):
            clocks = [days, *(clock(world, number, senders) for number, _ in way)]
            number, data = way[-1]
            if number in PROCESSORS or data in world.fields.get(number, ()):
                results.append((total(clocks), has_event))
            if data in world.fields.get(number, ()) and number in world.backups:
                results.append((total([*clocks, world.backups[number]]), has_event))
    known = [(days, has_event) for days, has_event in results if days is not None]
    return Found(
        days=max((days for days, _ in known), default=-1),
        is_unknown=len(known) < len(results),
        has_event=any(has_event for _, has_event in known),
    )


def ways(world: World, way: tuple[Node, ...]) -> Iterator[tuple[Node, ...]]:
    yield way
    for node in steps(world, way[-1]):
        if node not in way:
            yield from ways(world, (*way, node))


def total(clocks: list[int | None]) -> int | None:
    known = [each for each in clocks if each is not None]
    return sum(known) if len(known) == len(clocks) else None


def horizon(world: World) -> Horizon:
    loaded = load_texts({"inventory.yaml": world.manifest().encode()})
    return horizon_of(erasure_plan(loaded.inventory, loaded.graph, "customer"), ASKED)


def after(days: int) -> Day:
    return day_of(ASKED + dt.timedelta(days))


DAYS = st.integers(0, 400)
SOME_DATA = st.sampled_from([("name.full",), ("phone",), TYPES])
DATA = st.just(()) | SOME_DATA


@st.composite
def worlds(draw: st.DrawFn, *, is_ordered: bool, has_unknown: bool) -> World:
    """Return inventories; data go only from lower to higher numbers where they are ordered, else also in circles."""
    maybe = st.none() | DAYS if has_unknown else DAYS
    pairs = [(one, other) for one in NUMBERS for other in NUMBERS if (one < other if is_ordered else one != other)]
    flows = draw(st.lists(st.tuples(st.sampled_from(pairs), SOME_DATA), max_size=7))
    hosts = [pair for pair in pairs if pair[0] in SYSTEMS and pair[1] in PROCESSORS]
    helpers = [pair for pair in pairs if pair[0] in PROCESSORS and pair[1] in PROCESSORS]
    kept = st.tuples(st.sampled_from(SYSTEMS), st.sampled_from(TYPES))
    laws = draw(st.dictionaries(kept, DAYS, max_size=3))
    return World(
        fields={number: draw(DATA) for number in SYSTEMS},
        laws=laws,
        events=frozenset(draw(st.sets(st.sampled_from(sorted(laws)))) if laws else ()),
        backups=draw(st.dictionaries(st.sampled_from(SYSTEMS), maybe, max_size=2)),
        retention={number: draw(maybe) for number in PARTIES},
        flows=tuple((one, other, data) for (one, other), data in flows),
        hosts=dict(draw(st.lists(st.sampled_from(hosts), max_size=3))),
        helpers=dict(draw(st.lists(st.sampled_from(helpers), max_size=2))),
    )


@given(worlds(is_ordered=True, has_unknown=True))
def test_without_circles_it_is_the_longest_of_all_ways(world: World) -> None:
    expected, found = longest(world), horizon(world)
    assert found.known_day == (after(expected.days) if expected.days >= 0 else None)
    assert bool(found.unknown) == expected.is_unknown
    assert bool(found.events) == expected.has_event


@given(worlds(is_ordered=False, has_unknown=False))
def test_with_circles_it_is_never_before_the_longest_way(world: World) -> None:
    expected, found = longest(world), horizon(world)
    assert (found.day is None) == (expected.days < 0)
    if found.day:
        assert found.day >= after(expected.days)


@given(worlds(is_ordered=False, has_unknown=False), st.data(), st.integers(1, 400))
def test_it_never_shrinks_when_a_clock_grows(world: World, data: st.DataObject, more: int) -> None:
    party = data.draw(st.sampled_from(PARTIES))
    grown = replace(world, retention=world.retention | {party: (world.retention[party] or 0) + more})
    if world.laws:
        law = data.draw(st.sampled_from(sorted(world.laws)))
        grown = replace(grown, laws=world.laws | {law: world.laws[law] + more})
    if world.backups:
        system = data.draw(st.sampled_from(sorted(world.backups)))
        grown = replace(grown, backups=world.backups | {system: (world.backups[system] or 0) + more})
    before, later = horizon(world).day, horizon(grown).day
    assert (before is None) == (later is None)
    if before and later:
        assert before <= later
