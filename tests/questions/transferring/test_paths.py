"""The ways of data to third countries, worked out by hand, and what is open about them."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.app.load import Loaded, load_texts
from pdmap.questions.transferring import Entry, Register, assessed, registers_of

AS_OF = dt.date(2026, 11, 23)
TRACED = Path(__file__).parents[1] / "tracing" / "inventories"

Load = Callable[[str], Loaded]


def register(loaded: Loaded, number: int = 0, as_of: dt.date = AS_OF) -> Register:
    return registers_of(loaded.inventory, loaded.graph, as_of)[number]


def told(found: Register) -> list[str]:
    """Tell each way: its elements, its countries with sense and ground, and what is open."""
    return [_entry(entry) for entry in found.entries]


def _entry(entry: Entry) -> str:
    way = " > ".join(element.id for element in entry.path.elements)
    steps = ", ".join(
        f"{step.country.code if step.country else step.place.name} {step.sense} {step.ground}"
        for step in entry.path.steps
    )
    return f"{entry.path.kind} {way}: {steps}; open: {' '.join(entry.open) or '-'}"


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        # depot is engaged by courier, and hands a hash to scout in the United States; what scout hands back to
        # Norway is aggregated, so nothing personal goes on.
        ("chain", ["flow shop > courier > depot > scout: US transfer none; open: mechanism condition"]),
        # Two ways lead to the vault; it has one way out, to Switzerland, which has a decision.
        ("diamond", ["flow vault > auditor: CH transfer adequacy; open: -"]),
        # Everything stays in Sweden and France.
        ("cycle", []),
    ],
)
def test_small_inventories_have_the_ways_that_were_worked_out_by_hand(name: str, ways: list[str]) -> None:
    loaded = load_texts({"a.yaml": (TRACED / f"{name}.yaml").read_bytes()})
    assert told(register(loaded)) == ways


def test_collection_is_no_transfer_unless_a_processor_collects(load: Load) -> None:
    loaded = load("""\
parties:
  poll: {role: processor, country: US}
  shop: {role: controller, country: US}
systems: {site: {location: US, hosted_by: none, fields: [{type: email.address, source: data_subject}]}}
flows:
  answers: {from: customer, to: poll, data: [email.address]}
  orders: {from: customer, to: shop, data: [email.address]}
""")
    assert told(register(loaded)) == [
        "collection customer > poll: US transfer none; open: mechanism condition",
        "own site: US own none; open: -",
    ]


def test_own_premises_an_unnamed_host_and_a_declared_transfer_are_told_apart(load: Load) -> None:
    loaded = load("""\
parties: {lab: {role: processor, country: IN}}
systems:
  own: {location: US, hosted_by: none, access_from: [IN], subjects: [customer], fields: [phone]}
  odd: {location: US, subjects: [customer], fields: [phone]}
activities:
  test:
    role: controller
    transfers: [{country: IN, importer: lab, mechanisms: [{scc: {module: 2, signed: 2026-01-01}}], assessment: none}]
""")
    assert told(register(loaded)) == [
        "declared lab: IN transfer safeguard; open: assessment",
        "own own: IN own none, US own none; open: -",
        "place odd: US transfer none; open: mechanism importer",
    ]


def test_a_parent_and_an_importer_that_is_shut_out_only_reach(load: Load) -> None:
    text = """\
parties:
  host: {role: processor, country: IE, parent_country: US, regions: [IE]%s}
systems: {shop: {location: IE, hosted_by: host, subjects: [customer], fields: [phone]}}
"""
    asked = {
        access: told(register(load(text % access)))
        for access in ("", ", access_from: none", ", access_from: [IE]", ", access_from: {unknown: asked}")
    }
    assert asked == {
        "": ["hosting shop > host: US reach none; open: access"],
        ", access_from: none": ["hosting shop > host: US reach none; open: -"],
        ", access_from: [IE]": ["hosting shop > host: US reach none; open: -"],
        ", access_from: {unknown: asked}": ["hosting shop > host: US reach none; open: access"],
    }


@pytest.mark.parametrize(
    ("assessment", "state", "is_open"),
    [
        ("", "not_recorded", True),
        (", assessment: none", "none", True),
        (", assessment: {unknown: with legal}", "unknown", True),
        (", assessment: {unknown: with legal, due: 2026-11-24}", "unknown", True),
        (", assessment: {unknown: with legal, due: 2026-11-22}", "overdue", True),
        (", assessment: {date: 2026-11-24, ref: x}", "later", True),
        (", assessment: {date: 2026-11-23}", "incomplete", True),
        (", assessment: {ref: x}", "incomplete", True),
        (", assessment: {date: 2026-11-23, ref: x}", "recorded", False),
    ],
)
def test_what_there_is_of_an_assessment_is_told_apart(load: Load, assessment: str, state: str, is_open: bool) -> None:  # noqa: FBT001
    loaded = load(f"""\
parties: {{lab: {{role: processor, country: IN, transfers: [{{country: IN, mechanisms: [scc]{assessment}}}]}}}}
systems: {{shop: {{location: SE, subjects: [customer], fields: [phone]}}}}
flows: {{f: {{from: shop, to: lab, data: [phone]}}}}
""")
    found = register(loaded)
    (entry,) = found.entries
    (step,) = entry.path.steps
    assert assessed(found.inventory, step, AS_OF).state == state
    assert ("assessment" in entry.open) == is_open


def test_a_mechanism_counts_from_the_day_that_it_is_signed(load: Load) -> None:
    loaded = load("""\
parties:
  lab:
    role: processor
    country: IN
    transfers: [{country: IN, mechanisms: [{scc: {signed: 2026-05-01}}], assessment: {date: 2026-01-01, ref: x}}]
systems: {shop: {location: SE, subjects: [customer], fields: [phone]}}
flows: {f: {from: shop, to: lab, data: [phone]}}
""")
    days = (dt.date(2026, 4, 30), dt.date(2026, 5, 1))
    assert [register(loaded, as_of=day).entries[0].open for day in days] == [("mechanism",), ()]


def test_every_option_of_a_choice_is_judged_and_what_is_handed_on_is_followed_home(load: Load) -> None:
    loaded = load("""\
organization: {name: A, country: SE}
parties:
  host: {role: processor, country: US, subprocessors: [desk, home]}
  desk: {role: sub-processor, country: IN}
  home: {role: sub-processor, country: SE}
systems:
  shop:
    hosted_by: host
    location: {choice: [SE, GB, IN], by: customer}
    subjects: [customer]
    fields: [phone]
""")
    host, *_ = (entry.path for entry in register(loaded).entries if entry.path.id == "hosting:shop:host")
    assert [(leg.place.name, leg.ground) for leg in host.options] == [
        ("GB", "adequacy"),
        ("IN", "none"),
        ("SE", "inside"),
    ]
    assert [(each.link.target.id, [leg.ground for leg in each.legs], each.path) for each in host.onward] == [
        ("desk", ["none"], "subprocessing:host:desk"),
        ("home", ["inside"], ""),
    ]


def test_a_place_that_several_hosts_may_run_is_one_way_to_one_of_them(load: Load) -> None:
    loaded = load("""\
parties: {a: {role: processor, country: SE}, b: {role: processor, country: SE}}
systems:
  shop: {hosted_by: {choice: [a, b], by: customer}, location: IN, subjects: [customer], fields: [phone]}
""")
    (entry,) = register(loaded).entries
    assert (entry.path.id, [party.id for party in entry.path.importers]) == ("hosting:shop:a|b", ["a", "b"])


def test_a_recipient_abroad_that_an_activity_names_alone_is_a_way_of_its_own(load: Load) -> None:
    loaded = load("""\
parties:
  adnet: {role: controller, country: US}
  lab: {role: processor, country: DE, parent_country: US, access_from: [DE]}
  mail: {role: processor, country: IN}
  calm: {role: processor, country: IN}
systems: {shop: {location: SE, hosted_by: none, subjects: [customer], fields: [phone, name]}}
activities:
  ads: {role: controller, subjects: [customer], data: [phone], systems: [shop], recipients: [adnet, lab, mail]}
  pay: {role: controller, subjects: [customer], systems: [shop], recipients: [adnet]}
  old: {role: controller, status: ended, ended: 2020-01-01, data: [phone], systems: [shop], recipients: [calm]}
  bare: {role: controller, data: none, recipients: [calm]}
flows: {f: {from: shop, to: mail, data: [phone], activity: ads}}
""")
    found = register(loaded)
    assert told(found) == [
        "named adnet: US transfer none; open: mechanism condition",
        "named adnet: US transfer none; open: mechanism condition",
        "named lab: US reach none; open: -",
        "flow shop > mail: IN transfer none; open: mechanism",
    ]
    ids = ["named:ads:adnet", "named:pay:adnet", "named:ads:lab", "f"]
    assert [entry.path.id for entry in found.entries] == ids
    assert [sorted(entry.path.data) for entry in found.entries[:2]] == [["phone"], ["name", "phone"]]


def test_a_place_that_nobody_hosts_serves_the_activities_that_use_it(load: Load) -> None:
    loaded = load("""\
systems: {odd: {location: US, subjects: [customer], fields: [phone]}}
activities: {a: {role: controller, systems: [odd]}, b: {role: controller, systems: [odd]}, c: {role: controller}}
""")
    (entry,) = register(loaded).entries
    assert [activity.id for activity in entry.path.activities] == ["a", "b"]


def test_what_begins_later_is_told_apart_with_its_day(load: Load) -> None:
    loaded = load("""\
parties:
  now: {role: controller, country: US}
  later: {role: controller, country: US, active_from: 2028-01-01}
  host: {role: processor, country: US, active_from: 2027-01-01}
  lab: {role: processor, country: US, subprocessors: [sub], active_from: 2029-01-01}
  sub: {role: sub-processor, country: IN}
systems: {shop: {location: SE, hosted_by: host, subjects: [customer], fields: [phone]}}
activities:
  a: {role: controller, data: [phone], systems: [shop], recipients: [now, later, lab]}
  b: {role: controller, status: planned, data: [phone], recipients: [now]}
flows:
  f: {from: shop, to: lab, data: [phone], activity: a}
  g: {from: shop, to: now, data: [phone], activity: b}
""")
    found = register(loaded)
    days = {entry.path.id: entry.ahead and str(entry.ahead.day) for entry in found.entries}
    assert days == {
        "hosting:shop:host": "2027-01-01",
        "f": "2029-01-01",
        "named:a:later": "2028-01-01",
        "g": "None",
        "named:a:now": None,
        "subprocessing:lab:sub": "2029-01-01",
    }
    assert [entry.path.id for entry in found.current] == ["named:a:now"]
    assert {each.path.id for each in register(loaded, as_of=dt.date(2030, 1, 1)).planned} == {"g"}


def test_a_decision_for_some_recipients_leaves_its_condition_open(load: Load) -> None:
    loaded = load("""\
parties: {jp: {role: processor, country: JP}, br: {role: processor, country: BR}, in: {role: processor, country: IN}}
systems: {shop: {location: SE, subjects: [customer], fields: [phone]}}
flows:
  f: {from: shop, to: jp, data: [phone]}
  g: {from: shop, to: br, data: [phone]}
  h: {from: shop, to: in, data: [phone]}
""")
    assert told(register(loaded)) == [
        "flow shop > br: BR transfer adequacy; open: -",
        "flow shop > in: IN transfer none; open: mechanism",
        "flow shop > jp: JP transfer none; open: mechanism condition",
    ]
