"""How data spread, compared with the same worked out one data type and one step at a time."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.load import load_texts
from pdmap.graph import Element, ElementKind, FlowGraph, Path
from pdmap.model import Inventory, ids

SYSTEMS = ["a", "b", "c", "d"]
TYPES = ["address", "address.billing", "address.shipping", "contact", "email", "email.address", "user.pseudonym"]

some_types = st.lists(st.sampled_from(TYPES), max_size=3, unique=True)
transforms = st.fixed_dictionaries({"method": st.just("hashed"), "data": some_types, "into": some_types})
flows = st.fixed_dictionaries(
    {
        "from": st.sampled_from(SYSTEMS),
        "to": st.sampled_from(SYSTEMS),
        "data": some_types,
        "transforms": st.lists(transforms, max_size=2),
    }
)


def _loaded(written: dict[str, object]) -> tuple[Inventory, FlowGraph]:
    manifest = {"systems": dict.fromkeys(SYSTEMS), "flows": written}
    loaded = load_texts({"inventory.yaml": json.dumps(manifest).encode()})
    return loaded.inventory, loaded.graph


def _paths(graph: FlowGraph, started: list[str]) -> dict[str, tuple[Path, ...]]:
    """Return the paths from system `a` to every other one."""
    reached = graph.spread({_system("a"): frozenset(started)})
    return {element.id: paths for element, paths in reached.items() if element.id != "a"}


def _arrived(graph: FlowGraph, started: list[str]) -> dict[str, set[str]]:
    paths = _paths(graph, started).items()
    return {identifier: {data_type for path in arrivals for data_type in path.data} for identifier, arrivals in paths}


def _system(identifier: str) -> Element:
    return Element(ElementKind.SYSTEM, identifier)


@given(st.lists(flows, max_size=7), some_types)
def test_exactly_what_can_arrive_arrives(drawn: list[object], started: list[str]) -> None:
    inventory, graph = _loaded({f"f{number}": flow for number, flow in enumerate(drawn)})
    assert _arrived(graph, started) == _arriving(inventory, set(started))


@given(st.lists(flows, max_size=7), some_types)
def test_a_path_leads_from_the_start_to_its_end_without_a_gap(drawn: list[object], started: list[str]) -> None:
    _, graph = _loaded({f"f{number}": flow for number, flow in enumerate(drawn)})
    arrivals = _paths(graph, started).items()
    for identifier, path in ((identifier, path) for identifier, paths in arrivals for path in paths):
        assert path.start == _system("a")
        assert path.links[-1].target == _system(identifier)
        assert all(before.target == after.source for before, after in zip(path.links, path.links[1:], strict=False))
        assert str(path) == " -> ".join(["a", *(link.target.id for link in path.links)])


def _arriving(inventory: Inventory, started: set[str]) -> dict[str, set[str]]:
    """Work out to a fixed point which data types arrive at which system but the start."""
    held = {("a", data_type) for data_type in started}
    while True:
        steps = {
            (flow.target.id, data_type)
            for flow in inventory.flows.values()
            for data_type in _sent(inventory, flow.id, held)
        }
        if steps <= held:
            break
        held |= steps
    arrived: dict[str, set[str]] = {}
    for system, data_type in held:
        if system != "a":
            arrived.setdefault(system, set()).add(data_type)
    return arrived


def _sent(inventory: Inventory, identifier: str, held: set[tuple[str, str]]) -> set[str]:
    flow = inventory.flows[identifier]
    is_a = inventory.reference.is_a
    sent = set()
    for system, data_type in held:
        if system == flow.source.id:
            named = ids(flow.data)
            sent |= {data_type for name in named if is_a(data_type, name)}
            sent |= {name for name in named if is_a(name, data_type)}
    for transform in flow.transforms:
        inputs = ids(transform.data)
        whole = {data_type for data_type in sent for name in inputs if is_a(data_type, name)}
        touched = whole or any(is_a(name, data_type) for data_type in sent for name in inputs)
        sent = (sent - whole) | set(ids(transform.into)) if touched else sent
    return sent


def test_a_flow_of_a_parent_takes_its_children() -> None:
    _, graph = _loaded({"all": {"from": "a", "to": "b", "data": ["address"]}})
    assert _arrived(graph, ["address.billing", "email"]) == {"b": {"address.billing"}}


def test_a_flow_of_a_child_takes_that_part_of_its_parent() -> None:
    _, graph = _loaded({"part": {"from": "a", "to": "b", "data": ["address.billing"]}})
    assert _arrived(graph, ["address"]) == {"b": {"address.billing"}}


@pytest.mark.parametrize(
    ("data", "transform", "arriving"),
    [
        (["email"], {"data": ["email"]}, {}),
        (["email"], {"data": ["email"], "into": ["user.pseudonym"]}, {"b": {"user.pseudonym"}}),
        (["email.address"], {"data": ["email"], "into": ["user.pseudonym"]}, {"b": {"user.pseudonym"}}),
        (["email"], {"data": ["email.address"], "into": ["user.pseudonym"]}, {"b": {"email", "user.pseudonym"}}),
        (["phone"], {"data": ["email"], "into": ["user.pseudonym"]}, {"b": {"phone"}}),
    ],
)
def test_a_transform_ends_or_renames_what_goes_in(
    data: list[str], transform: dict[str, object], arriving: dict[str, set[str]]
) -> None:
    _, graph = _loaded({"f": {"from": "a", "to": "b", "data": data, "transforms": [{"method": "hashed", **transform}]}})
    assert _arrived(graph, data) == arriving


def test_each_data_type_arrives_by_its_own_shortest_path() -> None:
    _, graph = _loaded(
        {
            "direct": {"from": "a", "to": "c", "data": ["email"]},
            "first": {"from": "a", "to": "b", "data": ["email", "phone"]},
            "second": {"from": "b", "to": "c", "data": ["phone", "email"]},
            "home": {"from": "c", "to": "a", "data": ["email"]},
        }
    )
    paths = [path for arrivals in _paths(graph, ["email", "phone"]).values() for path in arrivals]
    assert {str(path): set(path.data) for path in paths} == {
        "a -> c": {"email"},
        "a -> b": {"email", "phone"},
        "a -> b -> c": {"phone"},
    }


@given(st.lists(flows, max_size=7), some_types)
def test_a_path_carries_its_own_data_the_whole_way(drawn: list[object], started: list[str]) -> None:
    written = {f"f{number}": flow for number, flow in enumerate(drawn)}
    _, graph = _loaded(written)
    for path in (path for arrivals in _paths(graph, started).values() for path in arrivals):
        steps = {link.id: written[link.id] for link in path.links}
        alone, _ = _loaded(steps)
        assert path.data <= _arriving(alone, set(started)).get(path.links[-1].target.id, set())
