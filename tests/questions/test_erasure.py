import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.load import Loaded
from pdmap.graph import Element, ElementKind
from pdmap.questions.erasure import Duty, ErasurePlan, erasure_plan, links_of

Load = Callable[[str], Loaded]

SHOP = """
subjects: {vip: {name: Important customer, is: customer}}
systems:
  archive: {location: DE, subjects: [customer], fields: [email.address], retention: {period: P10Y, law: Tax Code}}
  shop: {location: DE, subjects: [customer], fields: [email.address, phone], hosted_by: host, backup: none}
  crm: {location: DE, subjects: [vip], fields: [phone], retention: P1Y}
  payroll: {location: DE, subjects: [worker], fields: [salary]}
  riddle: {location: DE, fields: {unknown: nobody looked}}
  void: {location: DE}
  whose: {location: DE, fields: [phone]}
  empty: {location: DE, fields: none}
parties:
  host: {role: processor, country: DE}
  mail: {role: processor, country: DE, subprocessors: [post]}
  post: {role: sub-processor, country: DE}
  bank: {role: controller, country: DE}
  tax: {role: authority, country: DE}
  wages: {role: processor, country: DE}
activities:
  sales:
    role: controller
    subjects: [customer]
    recipients: [mail, {category: collectors}, {category: staff, kind: internal}]
    retention: [{data: [phone], period: P3Y, from: sale, ground: legal-claims}, {period: P1Y, from: sale}]
  pay: {role: controller, subjects: [worker]}
flows:
  one: {from: shop, to: crm, data: [phone]}
  two: {from: crm, to: archive, data: [phone]}
  three: {from: shop, to: mail, data: [email.address]}
  four: {from: crm, to: bank, data: [phone]}
  five: {from: shop, to: tax, data: [email.address]}
  six: {from: payroll, to: wages, data: [salary]}
"""


def plan_of(loaded: Loaded, subject: str) -> ErasurePlan:
    return erasure_plan(loaded.inventory, loaded.graph, subject)


def test_a_flow_that_brings_nothing_personal_is_none_of_the_plan(load: Load) -> None:
    text = """
systems: {box: {subjects: [customer], fields: [phone]}}
parties: {nobody: {role: processor}, somebody: {role: processor}}
flows:
  nothing: {from: box, to: nobody, data: none}
  ended: {from: box, to: nobody, data: [phone], transforms: [{method: aggregated, data: [phone]}]}
  something: {from: box, to: somebody}
"""
    loaded = load(text)
    assert [link.id for link in links_of(loaded.inventory, loaded.graph, "customer")] == ["something"]
    plan = plan_of(loaded, "customer")
    assert ([link.id for link in plan.links], [each.party.id for each in plan.receivers]) == (
        ["something"],
        ["somebody"],
    )


def test_a_host_that_feeds_a_system_comes_before_it_as_what_it_runs_does(load: Load) -> None:
    text = """
systems:
  run: {subjects: [customer], fields: [phone], hosted_by: host}
  fed: {subjects: [customer], fields: [phone]}
parties: {host: {role: processor}}
flows: {on: {from: host, to: fed, data: [phone]}}
"""
    assert [(store.system.id, store.step) for store in plan_of(load(text), "customer").stores] == [
        ("run", 1),
        ("fed", 2),
    ]


def test_sources_are_erased_before_their_copies(load: Load) -> None:
    plan = plan_of(load(SHOP), "customer")
    assert [(store.step, store.system.id) for store in plan.stores] == [(1, "shop"), (2, "crm"), (3, "archive")]
    assert (plan.receiving_step, plan.last_step) == (4, 5)


def test_recipients_are_told_by_what_they_are(load: Load) -> None:
    plan = plan_of(load(SHOP), "customer")
    told = {
        each.party.id: (each.is_instructed, each.is_host, each.is_onward, tuple(map(str, each.by)))
        for each in plan.receivers
    }
    assert told == {
        "bank": (False, False, False, ("crm",)),
        "host": (True, True, False, ("shop",)),
        "mail": (True, False, False, ("shop",)),
        "post": (True, False, True, ("mail",)),
        "tax": (False, False, False, ("shop",)),
    }
    assert [(each.party.id, each.turn.step if each.turn else plan.receiving_step) for each in plan.told] == [
        ("bank", 4),
        ("mail", 2),
        ("tax", 4),
    ]
    assert [each.party.id for each in plan.receivers if each.is_authority] == ["tax"]
    named = [(each.name, [activity.id for activity in each.activities], each.duty) for each in plan.categories]
    assert named == [("collectors", ["sales"], Duty.INFORMED)]


def test_a_party_whose_category_is_written_as_well_is_not_told_of_twice(load: Load) -> None:
    plan = plan_of(load(SHOP.replace("[mail, ", "[{party: mail, category: carriers}, ")), "customer")
    assert [each.party.id for each in plan.told] == ["bank", "mail", "tax"]
    assert [each.name for each in plan.categories] == ["collectors"]


def test_a_party_that_an_activity_names_is_told_without_a_flow(load: Load) -> None:
    text = SHOP.replace("recipients: [mail,", "recipients: [wages, court, mail,").replace(
        "  wages: {", "  court: {role: authority, country: DE}\n  wages: {"
    )
    plan = plan_of(load(text), "customer")
    declared = {each.party.id: (each.activities, each.is_authority) for each in plan.told if each.is_declared}
    assert declared == {"wages": (("sales",), False), "court": (("sales",), True)}


def test_a_processor_erases_before_the_stores_that_it_feeds(load: Load) -> None:
    text = """
systems:
  lake: {location: DE, subjects: [customer], fields: [phone]}
parties:
  saas: {role: processor, country: DE}
  bank: {role: controller, country: DE}
  left: {role: processor, country: DE}
  right: {role: processor, country: DE}
flows:
  one: {from: customer, to: saas, data: [phone]}
  two: {from: saas, to: lake, data: [phone]}
  three: {from: lake, to: bank, data: [phone]}
  four: {from: lake, to: left, data: [phone]}
  five: {from: left, to: right, data: [phone]}
  six: {from: right, to: left, data: [phone]}
"""
    plan = plan_of(load(text), "customer")
    steps = {each.party.id: each.turn.step for each in plan.told if each.turn}
    assert steps == {"saas": 1, "left": 3, "right": 3}
    assert ([store.step for store in plan.stores], plan.receiving_step) == ([2], 4)


@pytest.mark.parametrize(
    ("subject", "stores"),
    [("customer", ["shop", "crm", "archive"]), ("vip", ["shop", "crm", "archive"]), ("worker", ["payroll"])],
)
def test_a_part_of_a_group_is_of_the_group_and_the_group_may_be_of_the_part(
    subject: str, stores: list[str], load: Load
) -> None:
    assert [store.system.id for store in plan_of(load(SHOP), subject).stores] == stores


def test_clocks_of_laws_and_claims_are_kept_and_others_are_not(load: Load) -> None:
    kept = plan_of(load(SHOP), "customer").kept
    assert [(each.holder.id, each.data, str(each.clock.period)) for each in kept] == [
        ("archive", ("email.address",), "10 years"),
        ("sales", ("phone",), "3 years"),
    ]


def test_backups_are_asked_for_unless_there_are_none(load: Load) -> None:
    assert [system.id for system in plan_of(load(SHOP), "customer").backups] == ["crm", "archive"]


def test_a_system_of_which_it_is_not_said_what_or_whose_it_holds_is_told(load: Load) -> None:
    assert [system.id for system in plan_of(load(SHOP), "customer").open_systems] == ["riddle", "void", "whose"]


def test_people_without_a_store_have_a_plan_for_recipients(load: Load) -> None:
    text = "parties: {ads: {role: controller, country: DE}}\nflows: {f: {from: visitor, to: ads, data: [ip_address]}}"
    plan = plan_of(load(text), "visitor")
    assert ([each.party.id for each in plan.told], plan.receiving_step, plan.last_step) == (["ads"], 1, 2)


STORES = ("a", "b", "c")
PROCESSORS = ("p", "q", "r")
ENDS = st.sampled_from((*STORES, *PROCESSORS, "bank"))


@given(
    st.lists(st.tuples(ENDS, ENDS), max_size=9),
    st.dictionaries(st.sampled_from(STORES), st.sampled_from(PROCESSORS)),
    st.dictionaries(st.sampled_from(PROCESSORS), st.sampled_from(PROCESSORS)),
)
def test_no_copy_comes_back(
    load: Load, flows: list[tuple[str, str]], hosts: dict[str, str], helpers: dict[str, str]
) -> None:
    loaded = load(manifest_of(flows, hosts, helpers))
    plan = plan_of(loaded, "customer")
    turns = {Element(ElementKind.SYSTEM, store.system.id): (store.step, store.circle) for store in plan.stores}
    assert {element.id for element in turns} == set(STORES)
    for receiver in plan.receivers:
        assert (receiver.turn is not None) == (receiver.is_ours and receiver.has_own_copy)
        if receiver.turn:
            turns[receiver.element] = receiver.turn.step, receiver.turn.circle
    assert {step for step, _ in turns.values()} == set(range(1, plan.receiving_step))
    for start, (step, circle) in turns.items():
        for end in fed_by(loaded, start) & turns.keys() - {start}:
            assert turns[end][0] == step if end in circle else turns[end][0] > step
    for element, (step, circle) in turns.items():
        assert all(turns[other] == (step, circle) for other in circle)
        assert not circle or element in circle


def fed_by(loaded: Loaded, start: Element) -> set[Element]:
    """Return all elements that get data from one, in whatever way."""
    found: set[Element] = set()
    waiting = [start]
    while waiting:
        fresh = {link.target for link in loaded.graph.links_from(waiting.pop())} - found
        found |= fresh
        waiting += fresh
    return found


def manifest_of(flows: list[tuple[str, str]], hosts: dict[str, str], helpers: dict[str, str]) -> str:
    systems = {
        name: {"location": "DE", "subjects": ["customer"], "fields": ["phone"]}
        | ({"hosted_by": hosts[name]} if name in hosts else {})
        for name in STORES
    }
    parties = {
        name: {"role": "processor", "country": "DE"}
        | ({"subprocessors": [helpers[name]]} if helpers.get(name, name) != name else {})
        for name in PROCESSORS
    }
    written = {
        f"f{number}": {"from": source, "to": target, "data": ["phone"], "subjects": ["customer"]}
        for number, (source, target) in enumerate(flows)
        if source != target
    }
    bank = {"bank": {"role": "controller", "country": "DE"}}
    return json.dumps({"systems": systems, "parties": parties | bank, "flows": written})
