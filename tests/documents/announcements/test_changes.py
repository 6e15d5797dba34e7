"""What customers are told of changes to sub-processors, on small inventories worked out by hand."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.announcing import Past, announced
from pdmap.app.load import Loaded, load_texts
from pdmap.feeds.feed import Entry

MOMENT = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
BASE = """\
organization: {name: A, country: SE}
parties:
  clients: {name: Clients, role: controller, DPA}
  host: {name: Host, role: sub-processor, country: DE, regions: [DE]HOST}
MORE
systems: {app: {location: DE, hosted_by: host, subjects: [customer], fields: [phone]}}
activities: {hosting: {role: processor, on_behalf_of: [clients], systems: [app]ACTIVITY}}
"""
DPA = "dpa: {status: signed, authorization: general, notice: P30D}"
HELPER = "  helper: {name: Helper, role: sub-processor, country: DE%s}"


def inventory(host: str = "", more: str = "", activity: str = "", dpa: str = DPA, base: str = BASE) -> Loaded:
    text = base.replace("HOST", host).replace("MORE", more).replace("ACTIVITY", activity).replace("DPA", dpa)
    loaded = load_texts({"a.yaml": text.encode()})
    assert not loaded.findings
    return loaded


def told(before: Loaded, after: Loaded) -> list[Entry]:
    found = announced(before, [Past(after, MOMENT, "x")], "en")
    assert not found.passed_over
    return list(found.entries)


@pytest.mark.parametrize(
    ("host", "more", "title", "line"),
    [
        (", access_from: [IN]", "", "Access from another place: Host", "Access from: India"),
        (
            ", parent_country: US",
            "",
            "Another country of establishment: Host",
            "Country of the parent company: United States",
        ),
        (
            ", subprocessors: [helper]",
            HELPER % "",
            "New sub-processor, engaged by Host: Helper",
            "Engaged by: Host",
        ),
        (", registration: HRB 1", "", "", ""),
        (", description: new, updated: 2026-03-01, website: https://host.example", "", "", ""),
    ],
)
def test_a_change_is_told_by_its_kind(host: str, more: str, title: str, line: str) -> None:
    entries = told(inventory(), inventory(host, more))
    assert [entry.title for entry in entries] == ([title] if title else [])
    assert all(line in entry.lines for entry in entries)


def test_a_new_place_is_told_and_a_place_that_is_gone_is_not() -> None:
    wider = inventory(base=BASE.replace("regions: [DE]", "regions: [DE, FI]"))
    assert [(each.title, each.lines) for each in told(inventory(), wider)] == [
        ("New place of processing: Host", ("Places of processing: Finland",))
    ]
    assert told(wider, inventory()) == []


def test_another_engager_in_the_chain_is_told() -> None:
    other = "  other: {name: Other, role: sub-processor, country: DE%s}\n" + HELPER % ""
    uses = ", recipients: [other]"
    base = BASE + "flows: {f: {from: app, to: other, data: [phone], activity: hosting}}\n"
    before = inventory(", subprocessors: [helper]", other % "", uses, base=base)
    after = inventory(", subprocessors: [helper]", other % ", subprocessors: [helper]", uses, base=base)
    assert [(each.title, each.lines) for each in told(before, after)] == [
        ("Engaged by a further sub-processor: Helper", ("Engaged by: Other",))
    ]


def test_a_name_and_an_id_are_told_apart_from_a_replacement() -> None:
    renamed = inventory(base=BASE.replace("name: Host,", "name: Host SE,"))
    assert [each.title for each in told(inventory(), renamed)] == ["New name of a sub-processor: Host is now Host SE"]
    other_id = BASE.replace("  host:", "  hoster:").replace("hosted_by: host", "hosted_by: hoster")
    assert told(inventory(), inventory(base=other_id)) == []
    # Alike in everything but the name and the id: another company, not another name of the same.
    both = told(inventory(), inventory(base=other_id.replace("name: Host,", "name: Rival,")))
    assert [each.title for each in both] == ["New sub-processor: Rival", "No longer a sub-processor: Host"]
    # A company keeps its number in the register when its name changes.
    one, other = (
        inventory(", registration: HRB 1", base=base) for base in (BASE, other_id.replace("name: Host", "name: New"))
    )
    assert [each.title for each in told(one, other)] == ["New name of a sub-processor: Host is now New"]


def test_an_end_that_is_written_down_is_told_with_its_day() -> None:
    (entry,) = told(inventory(), inventory(activity=", ended: 2026-12-31"))
    assert (entry.title, entry.takes_effect) == ("No longer a sub-processor: Host", dt.date(2026, 12, 31))


@pytest.mark.parametrize(
    ("dpa", "line", "until"),
    [
        (DPA, "Last day to object: 2026-03-31 (notice of 30 days)", dt.date(2026, 3, 31)),
        (DPA.replace("P30D", "P1M"), "Last day to object: 2026-04-01 (notice of 1 month)", dt.date(2026, 4, 1)),
        ("dpa: {status: signed, authorization: general}", "Last day to object: not recorded", None),
        ("dpa: {status: signed, authorization: {unknown: secret reason}}", "Last day to object: unknown", None),
        ("country: FR", "Last day to object: not recorded", None),
    ],
)
def test_the_last_day_to_object_follows_from_the_notice_of_the_contract(
    dpa: str, line: str, until: dt.date | None
) -> None:
    helper = HELPER % ""
    before = inventory(more=helper, dpa=dpa)
    after = inventory(", subprocessors: [helper]", helper, dpa=dpa)
    (entry,) = told(before, after)
    assert (entry.lines[-1], entry.object_until) == (line, until)


def test_planned_processing_says_when_it_begins() -> None:
    helper, uses = HELPER % "", ", status: planned, created: 2026-09-01"
    before = inventory(activity=uses, more=helper)
    (entry,) = told(before, inventory(", subprocessors: [helper]", helper, uses))
    assert entry.takes_effect == dt.date(2026, 9, 1)


def test_the_same_state_makes_no_entry_and_a_first_list_none_either() -> None:
    assert told(inventory(), inventory()) == []
    assert announced(None, [Past(inventory(), MOMENT, "x")], "en").entries == ()


def test_time_alone_makes_no_entry() -> None:
    before, after = inventory(), inventory(", description: x")
    for year in (2019, 2026, 2090):
        assert announced(before, [Past(after, MOMENT.replace(year=year), "x")], "en").entries == ()


POOL = (
    inventory(),
    inventory(", access_from: [IN]"),
    inventory(", subprocessors: [helper]", HELPER % ""),
    inventory(", subprocessors: [helper]", HELPER % ", replaces: host, parent_country: US"),
    inventory(activity=", ended: 2026-12-31"),
    None,
)
"""States that a history may go through; the last one cannot be read."""


@given(st.lists(st.sampled_from(POOL), min_size=1, max_size=8), st.data())
def test_a_history_tells_what_its_parts_tell(loaded: list[Loaded | None], data: st.DataObject) -> None:
    states = [Past(each, MOMENT + dt.timedelta(days=day), str(day)) for day, each in enumerate(loaded)]
    whole = announced(POOL[0], states, "en")
    middle = data.draw(st.sampled_from([place for place, each in enumerate(loaded) if each] or [-1]))
    start = loaded[middle] if middle >= 0 else POOL[0]
    first, last = announced(POOL[0], states[: middle + 1], "en"), announced(start, states[middle + 1 :], "en")
    assert whole.entries == (*last.entries, *first.entries)
    assert whole.passed_over == (*first.passed_over, *last.passed_over)
    assert len({entry.id for entry in whole.entries}) == len(whole.entries)
    assert announced(POOL[0], states, "en") == whole
