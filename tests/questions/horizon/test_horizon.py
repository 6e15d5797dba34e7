import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.load import Loaded, load_texts
from pdmap.questions.erasure import erasure_plan
from pdmap.questions.horizon import Copy, Horizon, horizon_of
from pdmap.questions.horizon.horizon import NEVER

ROOT = Path(__file__).parents[3]
ASKED = dt.date(2026, 11, 23)

Load = Callable[[str], Loaded]


def horizon(loaded: Loaded, subject: str = "customer", asked: dt.date = ASKED) -> Horizon:
    return horizon_of(erasure_plan(loaded.inventory, loaded.graph, subject), asked)


def inventory(name: str) -> Loaded:
    path = ROOT / "tests" / "documents" / "inventory" / f"{name}.yaml"
    return load_texts({path.name: path.read_bytes()})


def example(name: str) -> Loaded:
    return load_texts({path.name: path.read_bytes() for path in (ROOT / "inventories" / name).glob("*.yaml")})


def way(copy: Copy | None) -> list[tuple[str, str]]:
    return [(stay.kind.value, stay.holder.title) for stay in copy.stays] if copy else []


def test_along_a_chain_the_clocks_add_up() -> None:
    found = horizon(inventory("chain"))
    # 10 days, 20 days, a month and 5 days from November 23
    assert found.day == dt.date(2027, 1, 28)
    assert way(found.deciding) == [
        ("erased", "Shop"),
        ("party", "First"),
        ("party", "Second"),
        ("party", "Third"),
        ("party", "Fourth"),
    ]


def test_of_two_ways_the_longer_one_decides() -> None:
    found = horizon(inventory("diamond"))
    (meeting,) = (copy for copy in found.copies if copy.holder.title == "Meeting")
    assert way(meeting) == [("erased", "Store"), ("party", "Right"), ("party", "Meeting")]
    assert meeting.gone(ASKED) == dt.date(2026, 12, 18)


def test_what_a_law_keeps_goes_on_into_backups() -> None:
    found = horizon(inventory("diamond"))
    assert way(found.deciding) == [("law", "Store"), ("backup", "Store")]
    assert found.day == dt.date(2033, 11, 30)


def test_in_a_circle_each_clock_counts_once_and_who_decides_itself_is_told_apart() -> None:
    found = horizon(inventory("circle"))
    assert found.day == dt.date(2026, 12, 23)
    assert way(found.deciding) == [("erased", "Store"), ("party", "Pong"), ("party", "Ping")]
    assert [(copy.holder.title, copy.gone(ASKED)) for copy in found.others] == [("Paper", dt.date(2027, 11, 23))]


def test_a_clock_that_nobody_wrote_leaves_the_day_unknown_and_is_named() -> None:
    found = horizon(example("cloudkarafka"))
    assert (found.day, found.known_day) == (None, ASKED)
    assert sorted(stay.address for stay in found.unknown) == [
        "systems/billing-records/backup",
        "systems/console/backup",
        "systems/support-desk/backup",
    ]
    assert [copy.holder.title for copy in found.others] == ["PayPal"]


def test_the_backups_of_the_brokers_decide_for_the_customers_of_customers() -> None:
    found = horizon(example("cloudkarafka"), "end-user-of-customer")
    assert found.day == dt.date(2026, 12, 23)
    assert way(found.deciding) == [("erased", "Hosted brokers"), ("backup", "Hosted brokers")]


STORE = "systems: {box: {subjects: [customer], fields: [{type: email.address, retention: [%s]}], backup: %s}}\n"


@pytest.mark.parametrize(
    ("clock", "backup", "day"),
    [
        ("{period: P1Y}", "none", ASKED),  # no law: it is erased on request
        ("{period: P1Y, law: Act}", "none", dt.date(2027, 11, 23)),
        ("{period: P1Y, ground: legal-claims}", "{retention: P1M}", dt.date(2027, 12, 23)),
        ("{period: PT36H, law: Act}", "none", dt.date(2026, 11, 25)),
        ("{period: indefinite, law: Act}", "{retention: P1M}", NEVER),
        ("{period: indefinite, law: Act}", "{unknown: nobody looked}", NEVER),
        ("{period: P9000Y, law: Act}", "none", NEVER),
        ("{criteria: until the case is closed, law: Act}", "none", None),
        ("{period: P1Y, law: Act}", "{unknown: nobody looked}", None),
        ("{period: P1Y, law: Act}", "{description: nightly}", None),
    ],
)
def test_the_day_of_one_store(load: Load, clock: str, backup: str, day: dt.date | None) -> None:
    assert horizon(load(STORE % (clock, backup))).day == day


def test_the_event_that_a_clock_counts_from_is_a_condition(load: Load) -> None:
    found = horizon(load(STORE % ("{period: P1Y, law: Act, from: end of the year}", "none")))
    assert found.deciding is not None
    assert found.deciding.events == ("end of the year",)


def test_a_system_that_may_hold_more_leaves_the_day_unknown(load: Load) -> None:
    found = horizon(load("systems: {box: {subjects: [customer], fields: [phone], backup: none}, attic: {}}\n"))
    assert (found.day, [stay.address for stay in found.unknown]) == (None, ["systems/attic/fields"])


def test_where_nothing_is_held_no_day_is_told(load: Load) -> None:
    found = horizon(load("systems: {box: {fields: none}}\n"))
    assert (found.day, found.deciding, found.copies) == (None, None, ())


def test_what_an_activity_keeps_by_law_stays_in_its_systems(load: Load) -> None:
    text = """
systems: {box: {subjects: [customer], fields: [phone], backup: {retention: P7D}}}
activities:
  books: {role: controller, subjects: [customer], data: [phone], systems: [box], retention: {period: P1Y, law: Act}}
"""
    found = horizon(load(text))
    assert (found.day, way(found.deciding)) == (dt.date(2027, 11, 30), [("law", "books"), ("backup", "box")])


Edges = list[tuple[int, int]]


def parties(clocks: list[int], edges: Edges) -> Loaded:
    """Return a store whose data go to the first of some processors, which hand them on."""
    lines = ["systems: {box: {subjects: [customer], fields: [phone], backup: none}}", "parties:"]
    lines += [f"  p{number}: {{role: processor, retention: P{clock}D}}" for number, clock in enumerate(clocks)]
    lines += ["flows:", "  start: {from: box, to: p0, data: [phone], subjects: [customer]}"]
    lines += [
        f"  f{one}-{other}: {{from: p{one}, to: p{other}, data: [phone], subjects: [customer]}}"
        for one, other in sorted(set(edges))
        if one != other
    ]
    return load_texts({"inventory.yaml": "\n".join(lines).encode()})


def longest(clocks: list[int], edges: Edges, here: int, passed: frozenset[int] = frozenset()) -> int:
    """Return the days of the longest way on from a party, by trying all of them."""
    further = {other for one, other in edges if one == here and other not in passed | {here}}
    return clocks[here] + max((longest(clocks, edges, other, passed | {here}) for other in further), default=0)


CLOCKS = st.lists(st.integers(0, 400), min_size=5, max_size=5)
EDGES = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=8)


@given(clocks=CLOCKS, edges=EDGES, which=st.integers(0, 4), more=st.integers(0, 400))
def test_the_horizon_never_shrinks_when_a_clock_grows(clocks: list[int], edges: Edges, which: int, more: int) -> None:
    grown = [clock + more if number == which else clock for number, clock in enumerate(clocks)]
    before, after = horizon(parties(clocks, edges)).day, horizon(parties(grown, edges)).day
    assert before is not None
    assert after is not None
    assert before <= after


@given(clocks=CLOCKS, edges=EDGES)
def test_it_is_the_longest_way_and_never_less_where_parties_feed_one_another(clocks: list[int], edges: Edges) -> None:
    forward = [(min(edge), max(edge)) for edge in edges]
    assert horizon(parties(clocks, forward)).day == ASKED + dt.timedelta(longest(clocks, forward, 0))
    day = horizon(parties(clocks, edges)).day
    assert day is not None
    assert day >= ASKED + dt.timedelta(longest(clocks, edges, 0))
