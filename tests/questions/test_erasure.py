from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.load import Loaded
from pdmap.questions.erasure import ErasurePlan, erasure_plan, subjects_of

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
    }
    assert [each.party.id for each in plan.told] == ["bank", "mail"]
    assert plan.categories == (("collectors", "sales"),)


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


def test_only_people_with_data_can_ask(load: Load) -> None:
    loaded = load(SHOP)
    assert subjects_of(loaded.inventory, loaded.graph) == ("customer", "vip", "worker")


def test_people_without_a_store_have_a_plan_for_recipients(load: Load) -> None:
    text = "parties: {ads: {role: controller, country: DE}}\nflows: {f: {from: visitor, to: ads, data: [ip_address]}}"
    plan = plan_of(load(text), "visitor")
    assert ([each.party.id for each in plan.told], plan.receiving_step, plan.last_step) == (["ads"], 1, 2)


NAMES = ("a", "b", "c", "d", "e")


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=9))
def test_no_store_is_erased_before_what_feeds_it(load: Load, flows: list[tuple[str, str]]) -> None:
    systems = ", ".join(f"{name}: {{location: DE, subjects: [customer], fields: [phone]}}" for name in NAMES)
    written = ", ".join(
        f"f{number}: {{from: {source}, to: {target}, data: [phone]}}"
        for number, (source, target) in enumerate(flows)
        if source != target
    )
    plan = plan_of(load(f"systems: {{{systems}}}\nflows: {{{written}}}"), "customer")
    stores = {store.system.id: store for store in plan.stores}
    assert sorted(stores) == list(NAMES)
    assert {store.step for store in plan.stores} == set(range(1, len({store.step for store in plan.stores}) + 1))
    for source, target in flows:
        if source != target and target not in stores[source].circle:
            assert stores[source].step < stores[target].step
        for other in stores[source].circle:
            assert stores[other].step == stores[source].step
            assert stores[other].circle == stores[source].circle
