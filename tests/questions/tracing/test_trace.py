"""Traces of three small inventories, worked out by hand, and of the example."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from pdmap.app.load import Loaded, load_texts
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


def test_a_long_chain_needs_no_recursion() -> None:
    number = 3000
    systems = "".join(f"  s{index}: {{fields: [phone]}}\n" for index in range(number))
    flows = "".join(f"  f{index}: {{from: s{index}, to: s{index + 1}, data: [phone]}}\n" for index in range(number - 1))
    found = load_texts({"a.yaml": f"systems:\n{systems}flows:\n{flows}".encode()})
    trace = trace_of(found.inventory, found.graph, "phone")
    assert [line.depth for line in lines_of(trace)] == list(range(number))
