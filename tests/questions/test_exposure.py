import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.load import Loaded
from pdmap.graph import Element, FlowGraph
from pdmap.model import Inventory, Protection
from pdmap.questions.exposure import Exposure, duties_of, exposure_of, gravity_of
from pdmap.questions.exposure.duties import deadline

Load = Callable[[str], Loaded]
AS_OF = dt.date(2026, 11, 26)

CHAIN = """
systems:
  shop: {location: DE, subjects: [customer], fields: [email.address, {type: password, protection: hashed}]}
  crm: {location: DE, subjects: [customer], fields: [email.address]}
  portal: {location: DE, subjects: [customer], fields: [password]}
  intranet: {location: DE, subjects: [worker], fields: [password]}
  cluster: {location: DE, subjects: [customer], fields: [phone], hosted_by: {choice: [one, two], by: customer}}
parties:
  one: {role: processor, country: DE}
  two: {role: processor, country: DE}
  mail: {role: processor, country: DE, subprocessors: [post]}
  post: {role: sub-processor, country: DE}
activities:
  work: {role: controller, systems: [crm], joint_controllers: [{party: mail}]}
  serve: {role: processor, systems: [crm, cluster], on_behalf_of: [mail], categories_of_processing: [x]}
  rest: {role: controller, systems: [intranet]}
flows:
  sign-up: {from: customer, to: shop, data: [email.address], activity: work}
  copy: {from: shop, to: crm, data: [email.address], activity: work}
  send: {from: crm, to: mail, data: [email.address], activity: work}
"""


def exposed(loaded: Loaded, *ids: str) -> Exposure:
    elements = [element for id_ in ids if (element := loaded.graph.find(id_))]
    return exposure_of(loaded.inventory, loaded.graph, elements, AS_OF)


def ids(elements: object) -> list[str]:
    assert hasattr(elements, "__iter__")
    return [str(element) for element in elements]


def test_what_lies_downstream_is_reached_and_what_lies_upstream_is_not(load: Load) -> None:
    exposure = exposed(load(CHAIN), "crm")
    assert {str(element): [str(way.path()) for way in ways] for element, ways in exposure.reached.items()} == {
        "mail": ["crm -> mail"],
        "post": ["crm -> mail -> post"],
    }
    assert ids(exposure.upstream) == ["customer", "shop"]
    assert exposure.openings == ()


def test_a_credential_may_open_what_has_it_for_the_same_people(load: Load) -> None:
    exposure = exposed(load(CHAIN), "shop")
    assert [(str(opening.element), opening.data_types) for opening in exposure.openings] == [("portal", ("password",))]
    assert exposed(load(CHAIN), "shop", "portal").openings == ()


def test_what_runs_on_a_compromised_host_is_compromised_and_other_hosts_are_not(load: Load) -> None:
    exposure = exposed(load(CHAIN), "one")
    assert (ids(exposure.hosted), ids(exposure.reached)) == (["cluster"], [])
    assert {(str(holding.element), holding.data_type) for holding in exposure.holdings} == {
        ("cluster", "phone"),
        ("one", "phone"),
    }


def test_a_party_holds_what_it_was_sent(load: Load) -> None:
    exposure = exposed(load(CHAIN), "mail")
    assert (set(exposure.data), set(exposure.subjects)) == ({"email.address"}, {"customer"})
    assert ids(exposure.reached) == ["post"]


def test_the_activities_tell_whom_to_tell(load: Load) -> None:
    loaded = load(CHAIN)
    duties = duties_of(*both(loaded), exposed(loaded, "crm"), AS_OF)
    assert [activity.id for activity in duties.activities] == ["serve", "work"]
    assert duties.tells_authority
    assert [(each.party, each.activities) for each in duties.controllers] == [("mail", ("serve",))]
    assert [(each.party, each.activities) for each in duties.joint_controllers] == [("mail", ("work",))]
    only_processor = duties_of(*both(loaded), exposed(loaded, "cluster"), AS_OF)
    assert not only_processor.tells_authority
    compromised = duties_of(*both(loaded), exposed(loaded, "mail"), AS_OF)
    assert [party.id for party in compromised.processors] == ["mail"]


@pytest.mark.parametrize(
    "named",
    [
        "role: controller, recipients: [mail]",
        "role: controller, joint_controllers: [{party: mail}]",
        "role: processor, on_behalf_of: [mail], categories_of_processing: [x]",
    ],
)
def test_an_activity_that_names_a_compromised_party_is_concerned_without_a_flow(named: str, load: Load) -> None:
    loaded = load(
        "parties: {mail: {role: processor, country: DE}, post: {role: processor, country: DE}}\n"
        f"activities: {{work: {{{named}}}, rest: {{role: controller, recipients: [post]}}}}"
    )
    duties = duties_of(*both(loaded), exposed(loaded, "mail"), AS_OF)
    assert [activity.id for activity in duties.activities] == ["work"]


def test_without_an_activity_the_authority_is_told(load: Load) -> None:
    loaded = load(CHAIN)
    assert duties_of(*both(loaded), exposed(loaded, "portal"), AS_OF).tells_authority


def test_data_count_as_protected_where_every_field_is(load: Load) -> None:
    loaded = load(CHAIN)
    alone = gravity_of(loaded.inventory, exposed(loaded, "shop"))
    both = gravity_of(loaded.inventory, exposed(loaded, "shop", "portal"))
    assert (alone.credentials, alone.protected) == (("password",), {"password": (Protection.HASHED,)})
    assert both.protected == {}


@pytest.mark.parametrize(
    ("answer", "group"),
    [
        ("encryption: {at_rest: true}", "encrypted"),
        ("encryption: {at_rest: false}", "clear"),
        ("encryption: {at_rest: {choice: [true, false], by: customer}}", "unanswered"),
        ("encryption: {unknown: x}", "unanswered"),
        ("kind: paper", "unanswered"),
    ],
)
def test_encryption_at_rest_is_no_or_yes_or_open(answer: str, group: str, load: Load) -> None:
    loaded = load(f"systems: {{shop: {{location: DE, fields: [phone], {answer}}}}}")
    gravity = gravity_of(loaded.inventory, exposed(loaded, "shop"))
    assert [name for name in ("encrypted", "clear", "unanswered") if getattr(gravity, name)] == [group]


def test_vulnerable_people_and_kinds_of_data_are_told_apart(load: Load) -> None:
    text = "systems: {s: {location: DE, subjects: [child], fields: [health, criminal, free_text, invoice]}}"
    loaded = load(text)
    gravity = gravity_of(loaded.inventory, exposed(loaded, "s"))
    assert (gravity.special, gravity.criminal, gravity.financial) == (("health",), ("criminal",), ("invoice",))
    assert (gravity.revealing, gravity.vulnerable) == (("free_text",), ("child",))


def test_72_hours_are_hours_also_where_clocks_are_changed() -> None:
    zone = ZoneInfo("Europe/Berlin")
    aware = dt.datetime(2026, 10, 24, 12, 0, tzinfo=zone)
    assert deadline(aware) == dt.datetime(2026, 10, 27, 11, 0, tzinfo=zone)


SILENT = """
systems:
  crm: {location: DE, subjects: [customer], fields: [phone, email.address]}
  void: {location: DE, hosted_by: host}
  lake: {location: DE, fields: [phone]}
  empty: {location: DE, fields: none}
parties:
  host: {role: processor, country: DE}
  mail: {role: processor, country: DE, subprocessors: [post]}
  post: {role: sub-processor, country: DE}
  ads: {role: controller, country: DE}
  bank: {role: controller, country: DE}
flows:
  one: {from: crm, to: mail}
  two: {from: mail, to: lake, data: [phone]}
  three: {from: mail, to: bank, data: [salary]}
  four: {from: lake, to: ads, data: {unknown: asked}}
  five: {from: void, to: bank, data: [salary]}
  six: {from: crm, to: empty, data: none}
"""


def test_a_link_that_does_not_say_what_it_carries_may_carry_all_that_there_is(load: Load) -> None:
    exposure = exposed(load(SILENT), "crm")
    assert exposure.reached == {}
    assert {str(element): (str(way.path()), set(way.data)) for element, (way, *_) in exposure.possible.items()} == {
        "mail": ("crm -> mail", {"phone", "email.address"}),
        "post": ("crm -> mail -> post", {"phone", "email.address"}),
        "lake": ("crm -> mail -> lake", {"phone"}),
        "ads": ("crm -> mail -> lake -> ads", {"phone"}),
    }
    assert {str(each) for each in duties_of(*both(load(SILENT)), exposure, AS_OF).recipients} == {"ads", "mail", "post"}


def test_a_system_that_does_not_say_what_it_holds_may_have_sent_all_that_leaves_it(load: Load) -> None:
    exposure = exposed(load(SILENT), "void")
    assert ids(exposure.silent) == ["void"]
    assert {str(element): [set(way.data) for way in ways] for element, ways in exposure.possible.items()} == {
        "host": [{"salary"}, set()],
        "bank": [{"salary"}],
    }
    assert {str(element): [set(way.data) for way in ways] for element, ways in exposure.reached.items()} == {
        "bank": [{"salary"}]
    }
    assert exposed(load(SILENT), "empty").silent == ()


def test_a_way_that_may_bring_anything_is_followed_beside_one_that_brings_something(load: Load) -> None:
    loaded = load(SILENT.replace("  five:", "  known: {from: crm, to: mail, data: [phone]}\n  five:"))
    exposure = exposed(loaded, "crm")
    assert {str(element) for element in exposure.reached} == {"lake", "mail", "post"}
    assert {str(element) for element in exposure.possible} == {"ads", "lake", "mail", "post"}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("{from: crm, to: mail}", "{from: void, to: mail}", [{"phone", "email.address"}, set()]),
        ("{from: void, to: mail}", "{from: crm, to: mail}", [{"phone", "email.address"}, set()]),
        ("{from: crm, to: mail}", "{from: lake, to: mail}", [{"phone", "email.address"}]),
    ],
)
def test_what_may_be_any_data_comes_once_and_nothing_after_it(
    first: str, second: str, expected: list[set[str]], load: Load
) -> None:
    text = SILENT[: SILENT.index("flows:")]
    loaded = load(f"{text}flows:\n  one: {first}\n  two: {second}\n  three: {{from: mail, to: ads}}\n")
    exposure = exposed(loaded, "crm", "void", "lake")
    (ads,) = (ways for element, ways in exposure.possible.items() if element.id == "ads")
    assert [set(way.data) for way in ads] == expected


def test_a_flow_that_brings_nothing_is_no_way_for_what_may_be_there(load: Load) -> None:
    text = SILENT.replace("to: bank, data: [salary]}", "to: bank, data: none}")
    assert "bank" not in ids(exposed(load(text), "crm").possible)


def test_what_else_runs_on_a_host_that_sends_data_does_not_lie_before_them(load: Load) -> None:
    loaded = load(SILENT + "  seven: {from: host, to: crm, data: [phone]}\n")
    assert ids(exposed(loaded, "crm").upstream) == ["host"]


def test_many_kinds_of_data_on_a_long_way_are_gone_through_once_each(load: Load) -> None:
    count = 60
    own = ", ".join(f"own{number}: {{name: Own {number}}}" for number in range(count))
    systems = [f"  s{number}: {{location: DE, hosted_by: host, fields: [own{number}]}}" for number in range(count)]
    chain = [f"  c{number}: {{location: DE, fields: none}}" for number in range(count)]
    flows = [f"  f{number}: {{from: s{number}, to: c0}}" for number in range(count)]
    flows += [f"  g{number}: {{from: c{number}, to: c{number + 1}}}" for number in range(count - 1)]
    parties = "parties: {host: {role: processor, country: DE}}"
    loaded = load("\n".join((f"data_types: {{{own}}}", parties, "systems:", *systems, *chain, "flows:", *flows)))
    exposure = exposed(loaded, "host")
    (last,) = (ways for element, ways in exposure.possible.items() if element.id == f"c{count - 1}")
    assert sorted(each for way in last for each in way.data) == sorted(f"own{number}" for number in range(count))
    assert {way.length for way in last} == {count}


def test_an_exposed_chain_shares_its_ways(load: Load) -> None:
    systems = "\n".join(f"  s{number}: {{location: DE, fields: [phone]}}" for number in range(40))
    flows = "\n".join(f"  f{number}: {{from: s{number}, to: s{number + 1}, data: [phone]}}" for number in range(39))
    reached = exposed(load(f"systems:\n{systems}\nflows:\n{flows}\n"), "s0").reached
    (way,) = (ways[0] for element, ways in reached.items() if element.id == "s39")
    (before,) = (ways[0] for element, ways in reached.items() if element.id == "s38")
    assert (way.length, way.before, str(way.start)) == (39, before, "s0")
    assert str(way.path()) == " -> ".join(f"s{number}" for number in range(40))


def both(loaded: Loaded) -> tuple[Inventory, FlowGraph]:
    return loaded.inventory, loaded.graph


NAMES = ("a", "b", "c", "d", "e")
DATA = st.sampled_from(("[phone]", "[password]", "[email]", "{unknown: asked}"))
FLOWS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        DATA,
    ),
    max_size=8,
)


@given(FLOWS, st.sets(st.sampled_from(NAMES), min_size=1), st.sampled_from(NAMES))
def test_one_more_compromised_place_never_makes_it_smaller(
    load: Load, flows: list[tuple[str, str, str]], some: set[str], more: str
) -> None:
    systems = ", ".join(
        f"{name}: {{location: DE, subjects: [customer], fields: [phone, email.address, password]"
        f"{', hosted_by: host' if name in 'ab' else ''}}}"
        for name in NAMES
    )
    written = ", ".join(
        f"f{number}: {{from: {source}, to: {target}, data: {data}}}"
        for number, (source, target, data) in enumerate(flows)
        if source != target
    )
    loaded = load(f"systems: {{{systems}}}\nparties: {{host: {{role: processor, country: DE}}}}\nflows: {{{written}}}")
    fewer, wider = exposed(loaded, *some), exposed(loaded, *some, more)
    assert touched(fewer) <= touched(wider)
    assert fewer.data <= wider.data
    assert set(fewer.upstream) <= {*wider.upstream, *touched(wider)}


def touched(exposure: Exposure) -> frozenset[Element]:
    opened = {opening.element for opening in exposure.openings}
    return exposure.touched | opened
