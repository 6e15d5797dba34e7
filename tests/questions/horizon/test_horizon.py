import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.app.load import Loaded, load_texts
from pdmap.questions.erasure import erasure_plan
from pdmap.questions.horizon import BEYOND, NEVER, CopyKind, Day, Horizon, Way, day_of, horizon_of

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


def way(found: Way | None) -> list[tuple[str, str]]:
    return [(stay.kind.value, stay.holder.title) for stay in found.stays] if found else []


def on(year: int, month: int, day: int) -> Day:
    return day_of(dt.date(year, month, day))


def test_along_a_chain_the_clocks_add_up() -> None:
    found = horizon(inventory("chain"))
    # 10 days, 20 days, a month and 5 days from November 23
    assert found.day == on(2027, 1, 28)
    assert way(found.deciding) == [
        ("erased", "Shop"),
        ("party", "First"),
        ("party", "Second"),
        ("party", "Third"),
        ("party", "Fourth"),
    ]


def test_of_two_ways_the_longer_one_decides() -> None:
    found = horizon(inventory("diamond"))
    meeting = found.copy_at("parties/meeting", CopyKind.PARTY)
    assert meeting is not None
    assert way(meeting.latest.known) == [("erased", "Store"), ("party", "Right"), ("party", "Meeting")]
    assert meeting.latest.known_day == on(2026, 12, 18)


def test_what_a_law_keeps_goes_on_into_backups() -> None:
    found = horizon(inventory("diamond"))
    assert way(found.deciding) == [("law", "Store"), ("backup", "Store")]
    assert found.day == on(2033, 11, 30)


def test_in_a_circle_each_clock_counts_once_and_who_decides_itself_is_told_apart() -> None:
    found = horizon(inventory("circle"))
    assert found.day == on(2026, 12, 23)
    assert way(found.deciding) == [("erased", "Store"), ("party", "Ping"), ("party", "Pong")]
    assert [(copy.holder.title, copy.latest.known_day) for copy in found.others] == [("Paper", on(2027, 11, 23))]


def test_a_clock_that_nobody_wrote_leaves_the_day_unknown_and_is_named() -> None:
    found = horizon(example("cloudkarafka"))
    assert (found.day, found.known_day) == (None, day_of(ASKED))
    assert sorted(stay.address for stay in found.unknown) == [
        "systems/billing-records/backup",
        "systems/console/backup",
        "systems/support-desk/backup",
    ]
    assert [copy.holder.title for copy in found.others] == ["PayPal"]


def test_the_backups_of_the_brokers_decide_for_the_customers_of_customers() -> None:
    found = horizon(example("cloudkarafka"), "end-user-of-customer")
    assert found.day == on(2026, 12, 23)
    assert way(found.deciding) == [("erased", "Hosted brokers"), ("backup", "Hosted brokers")]


STORE = "systems: {box: {subjects: [customer], fields: [{type: email.address, retention: [%s]}], backup: %s}}\n"


@pytest.mark.parametrize(
    ("clock", "backup", "day"),
    [
        ("{period: P1Y}", "none", day_of(ASKED)),  # no law: it is erased on request
        ("{period: P1Y, law: Act}", "none", on(2027, 11, 23)),
        ("{period: P1Y, ground: legal-claims}", "{retention: P1M}", on(2027, 12, 23)),
        ("{period: PT36H, law: Act}", "none", on(2026, 11, 25)),
        ("{period: indefinite, law: Act}", "{retention: P1M}", NEVER),
        ("{period: indefinite, law: Act}", "{unknown: nobody looked}", NEVER),
        ("{period: P9000Y, law: Act}", "none", BEYOND),
        ("{criteria: until the case is closed, law: Act}", "none", None),
        ("{period: P1Y, law: Act}", "{unknown: nobody looked}", None),
        ("{period: P1Y, law: Act}", "{description: nightly}", None),
        ("{period: P9000Y, law: Act}", "{retention: P9000Y}", BEYOND),
        ("{period: P9000Y, law: Act}", "{retention: indefinite}", NEVER),
        ("{period: P1Y, law: none}", "none", day_of(ASKED)),
        ("{period: P1Y, law: {unknown: nobody asked}}", "none", None),
        ("{period: P1Y, law: {unknown: nobody asked}, ground: archiving}", "none", on(2027, 11, 23)),
    ],
)
def test_the_day_of_one_store(load: Load, clock: str, backup: str, day: Day | None) -> None:
    assert horizon(load(STORE % (clock, backup))).day == day


def test_far_is_before_never(load: Load) -> None:
    assert BEYOND < NEVER
    text = """
systems:
  far: {subjects: [customer], fields: [phone], backup: {retention: P9000Y}}
  never: {subjects: [customer], fields: [phone], backup: {retention: indefinite}}
"""
    found = horizon(load(text))
    assert (found.day, way(found.deciding)) == (NEVER, [("erased", "never"), ("backup", "never")])


def test_the_event_that_a_clock_counts_from_is_told(load: Load) -> None:
    found = horizon(load(STORE % ("{period: P1Y, law: Act, from: end of the year}", "none")))
    assert found.events == ("end of the year",)


def test_a_clock_of_which_nobody_knows_whether_a_law_sets_it_is_named(load: Load) -> None:
    found = horizon(load(STORE % ("{period: P1Y, law: {unknown: nobody asked}}", "none")))
    assert [stay.address for stay in found.unknown] == ["systems/box/fields/email.address/retention/1/law"]


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
    assert (found.day, way(found.deciding)) == (on(2027, 11, 30), [("law", "books"), ("backup", "box")])
