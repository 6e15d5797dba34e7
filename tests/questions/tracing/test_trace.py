"""Traces of three small inventories, worked out by hand, and of the example."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import pytest

from pdmap.app.load import Loaded, load_texts
from pdmap.app.trace import Found, Way, follow, meant
from pdmap.graph import Element
from pdmap.questions.tracing import Trace, lines_of, trace_of

ROOT = Path(__file__).parents[3]
FOLDER = Path(__file__).parent / "inventories"


def loaded(name: str) -> Loaded:
    if name == "cloudkarafka":
        paths = sorted((ROOT / "inventories" / name).glob("*.yaml"))
    else:
        paths = [FOLDER / f"{name}.yaml"]
    found = load_texts({path.name: path.read_bytes() for path in paths})
    assert [finding.message for finding in found.findings] == []
    return found


def states(inventory: Loaded, names: Iterable[str]) -> tuple[tuple[Element, str], ...] | None:
    found = []
    for name in names:
        id_, _, data_type = name.partition(" ")
        element = inventory.graph.find(id_)
        assert element
        found.append((element, data_type))
    return tuple(found) or None


def traced(name: str, data_type: str, starts: Iterable[str] = (), ends: Iterable[str] = ()) -> Trace:
    inventory = loaded(name)
    return trace_of(inventory.inventory, inventory.graph, data_type, states(inventory, starts), states(inventory, ends))


def present(trace: Trace) -> dict[str, str]:
    return {element.id: " ".join(sorted(types)) for element, types in trace.present.items()}


def hops(trace: Trace) -> dict[str, str]:
    """Return what each link does, such as `card->card.pan`."""
    return {
        hop.link.id: " ".join(sorted(f"{move.before or ''}->{move.after or ''}" for move in hop.moves))
        for hop in trace.hops
    }


def tree(trace: Trace, *, is_backwards: bool = False) -> list[str]:
    return [
        f"{'  ' * line.depth}{line.element.id}{' ...' * line.is_repeated}{' x' * line.is_end}"
        for line in lines_of(trace, is_backwards=is_backwards)
    ]


MAIL = "email.address->email.address"


def test_a_chain_is_followed_over_sub_processors_until_the_data_end() -> None:
    trace = traced("chain", "email")
    assert hops(trace) == {
        "order": MAIL,
        "dispatch": MAIL,
        "subprocessing:courier:depot": MAIL,
        "measure": "email.address->user.pseudonym",
        "count": "user.pseudonym->",
    }
    assert present(trace) == {
        "courier": "email.address",
        "customer": "email.address",
        "depot": "email.address",
        "scout": "user.pseudonym",
        "shop": "email.address",
    }
    assert tree(trace) == [
        "customer",
        "  shop",
        "    courier",
        "      depot",
        "        scout",
        "          statist x",
    ]
    assert tree(trace, is_backwards=True) == [
        "scout",
        "  depot",
        "    courier",
        "      shop",
        "        customer",
    ]


def test_what_is_made_on_the_way_is_followed_from_there() -> None:
    trace = traced("chain", "user")
    assert hops(trace) == {"measure": "->user.pseudonym", "count": "user.pseudonym->"}
    assert tree(trace) == ["depot", "  scout", "    statist x"]


@pytest.mark.parametrize(
    ("starts", "ends", "links"),
    [
        (["courier email.address"], [], "count measure subprocessing:courier:depot"),
        ([], ["courier email.address"], "dispatch order"),
        (["shop email.address"], ["depot email.address"], "dispatch subprocessing:courier:depot"),
        (["depot email.address"], ["scout user.pseudonym"], "measure"),
        (["scout user.pseudonym"], ["shop email.address"], ""),
        (["shop phone"], [], ""),
    ],
)
def test_a_part_of_a_chain_lies_between_its_ends(starts: list[str], ends: list[str], links: str) -> None:
    assert sorted(hops(traced("chain", "email", starts, ends))) == links.split()


def test_a_diamond_is_opened_once_and_a_broader_flow_takes_the_narrower_type() -> None:
    trace = traced("diamond", "card.pan")
    assert set(hops(trace).values()) == {"card.pan->card.pan"}
    assert tree(trace) == [
        "customer",
        "  shop",
        "    left",
        "      vault",
        "        auditor",
        "    right",
        "      vault ...",
    ]
    assert tree(trace, is_backwards=True) == [
        "auditor",
        "  vault",
        "    left",
        "      shop",
        "        customer",
        "    right",
        "      shop ...",
    ]


def test_a_parent_covers_its_children_and_another_type_does_not_count() -> None:
    assert set(hops(traced("diamond", "financial"))) == set(hops(traced("diamond", "card.pan")))
    assert hops(traced("diamond", "name")) == {"b-right": "name.full->name.full"}
    assert hops(traced("diamond", "health")) == {}


def test_a_cycle_is_opened_once_and_starts_before_what_it_feeds() -> None:
    trace = traced("cycle", "phone")
    assert tree(trace) == [
        "one",
        "  two",
        "    three",
        "      one ...",
        "    partner",
    ]
    assert tree(trace, is_backwards=True) == ["partner", "  two", "    one", "      three", "        two ..."]


def test_a_part_of_a_cycle_is_the_cycle_where_it_leads_back() -> None:
    assert sorted(hops(traced("cycle", "phone", ["three phone"], ["three phone"]))) == ["f1", "f2", "f3"]
    assert sorted(hops(traced("cycle", "phone", ["partner phone"]))) == []


def test_the_example_is_traced_as_its_manifests_say() -> None:
    pay = "paypal_id->paypal_id"
    trace = traced("cloudkarafka", "financial")
    assert hops(trace) == {"billing-details": pay, "payments": pay}
    assert tree(trace) == ["customer", "  billing-records", "    paypal"]
    held = {element.id: types for element, types in trace.held.items()}
    assert held == {"billing-records": {"paypal_id"}}
    # Whatever customers put into their brokers is on one of three hosts.
    trace = traced("cloudkarafka", "unknown_content")
    assert {line.strip() for line in tree(trace) if line.startswith("    ")} == {"aws", "azure", "gcp"}


def test_what_is_made_before_the_start_is_not_on_the_way() -> None:
    assert hops(traced("chain", "user", ["scout user.pseudonym"])) == {"count": "user.pseudonym->"}


def test_what_ends_on_the_way_back_is_an_end_and_no_repetition() -> None:
    manifest = """\
systems: {a: {fields: [phone]}, b: {fields: [email]}}
flows:
  f1: {from: a, to: b, data: [phone]}
  f2: {from: b, to: a, data: [phone], transforms: [{method: aggregated, data: [phone]}]}
"""
    found = load_texts({"a.yaml": manifest.encode()})
    assert tree(trace_of(found.inventory, found.graph, "phone")) == ["a", "  b", "    a x"]


def followed(as_of: str, *, starts: tuple[str, ...] = (), ends: tuple[str, ...] = ()) -> Found:
    inventory = loaded("ahead")
    way = Way(what=meant("email.address", inventory), starts=starts, ends=ends)
    return follow(way, inventory, dt.date.fromisoformat(as_of))


def ids_of(trace: Trace) -> list[str]:
    return [hop.link.id for hop in trace.hops]


ADNET, LAB = ("adnet", "", ("ads",)), ("lab", "", ("study",))
JOURNALISTS = ("", "journalists", ("ads",))


@pytest.mark.parametrize(
    ("as_of", "begun", "planned"),
    [
        ("2026-11-23", "order", "hosting:shop:newhost subprocessing:newhost:sub survey"),
        ("2027-12-31", "order", "hosting:shop:newhost subprocessing:newhost:sub survey"),
        ("2028-01-01", "hosting:shop:newhost order subprocessing:newhost:sub", "survey"),
    ],
)
def test_what_begins_later_is_apart(as_of: str, begun: str, planned: str) -> None:
    found = followed(as_of)
    assert ids_of(found.trace) == begun.split()
    assert ids_of(found.planned) == planned.split()
    assert ids_of(found.whole) == sorted([*begun.split(), *planned.split()])
    both = {element.id for element in (*found.trace.present, *found.planned.present)}
    assert both == {"customer", "shop", "newhost", "sub", "poll"}
    assert not found.trace.present.keys() & found.planned.present.keys()


def test_what_a_party_gets_later_it_hands_on_later() -> None:
    manifest = """\
parties: {mailer: {role: processor, subprocessors: [sub]}, sub: {role: sub-processor}}
systems: {shop: {fields: [phone, email.address]}}
activities: {live: {role: controller}, plan: {role: controller, status: planned}}
flows:
  now: {from: shop, to: mailer, data: [email.address], activity: live}
  then: {from: shop, to: mailer, data: [phone], activity: plan}
"""
    inventory = load_texts({"a.yaml": manifest.encode()})
    found = follow(Way(what=meant("contact", inventory)), inventory, dt.date(2026, 11, 23))
    assert hops(found.trace) == {"now": MAIL, "subprocessing:mailer:sub": MAIL}
    assert hops(found.planned) == {"subprocessing:mailer:sub": "phone->phone", "then": "phone->phone"}
    assert present(found.planned) == {"mailer": "phone", "sub": "phone"}


@pytest.mark.parametrize(
    ("starts", "ends", "named"),
    [
        # Of `books` and `fair` nobody is named: other data, and an activity that ended; nor is who is no outsider.
        ((), (), [JOURNALISTS, ADNET, LAB]),
        (("shop",), (), [JOURNALISTS, ADNET, LAB]),
        (("poll",), (), []),
        ((), ("adnet",), [ADNET]),
        ((), ("country:CH", "poll"), [LAB]),
        ((), ("shop",), []),
    ],
)
def test_recipients_that_no_flow_leads_to_are_named(
    starts: tuple[str, ...], ends: tuple[str, ...], named: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    found = followed("2026-11-23", starts=starts, ends=ends)
    assert [(each.party, each.category, each.activities) for each in found.recipients] == named


def test_a_long_chain_needs_no_recursion() -> None:
    number = 3000
    systems = "".join(f"  s{index}: {{fields: [phone]}}\n" for index in range(number))
    flows = "".join(f"  f{index}: {{from: s{index}, to: s{index + 1}, data: [phone]}}\n" for index in range(number - 1))
    found = load_texts({"a.yaml": f"systems:\n{systems}flows:\n{flows}".encode()})
    trace = trace_of(found.inventory, found.graph, "phone")
    assert [line.depth for line in lines_of(trace)] == list(range(number))
