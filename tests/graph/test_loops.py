"""Groups of elements among which data go round, compared with reachability worked out link by link."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.load import load_texts
from pdmap.graph import FlowGraph, Path

SYSTEMS = ["a", "b", "c", "d"]
TYPES = ["address", "address.billing", "email", "phone"]

Flow = tuple[str, str, list[str]]

flows = st.tuples(
    st.sampled_from(SYSTEMS),
    st.sampled_from(SYSTEMS),
    st.lists(st.sampled_from(TYPES), max_size=3, unique=True),
)


def _graph(written: dict[str, object]) -> FlowGraph:
    manifest = {"systems": dict.fromkeys(SYSTEMS), "flows": written}
    return load_texts({"inventory.yaml": json.dumps(manifest).encode()}).graph


def _loops(written: dict[str, object]) -> tuple[Path, ...]:
    return _graph(written).loops(lambda _: True)


def _flow(source: str, target: str, *data: str, **more: object) -> dict[str, object]:
    return {"from": source, "to": target, "data": list(data), **more}


@given(st.lists(flows, max_size=8))
def test_each_group_that_reach_one_another_has_one_way(drawn: list[Flow]) -> None:
    found = [(key, _ends(path)) for path in _loops(_numbered(drawn)) for key in path.data]
    groups = [(key, group) for key in _named(drawn) for group in _groups(drawn, key)]
    assert len(found) == len(groups)
    assert all(any(way <= group for named, group in groups if named == key) for key, way in found)


@given(st.lists(flows, max_size=8))
def test_a_way_is_closed_and_has_no_gap(drawn: list[Flow]) -> None:
    for path in _loops(_numbered(drawn)):
        assert path.start == path.links[-1].target
        assert all(before.target == after.source for before, after in zip(path.links, path.links[1:], strict=False))
        assert len({link.source for link in path.links}) == len(path.links) > 1


def _numbered(drawn: list[Flow]) -> dict[str, object]:
    return {f"f{number}": {"from": a, "to": b, "data": data} for number, (a, b, data) in enumerate(drawn)}


def _named(drawn: list[Flow]) -> set[str]:
    return {data_type for a, b, data in drawn if a != b for data_type in data}


def _ends(path: Path) -> frozenset[str]:
    return frozenset(link.source.id for link in path.links)


def _groups(drawn: list[Flow], data_type: str) -> set[frozenset[str]]:
    """Work out which systems reach one another, to a fixed point."""
    naming = {data_type, data_type.partition(".")[0]}
    steps = {(a, b) for a, b, data in drawn if naming & set(data)}
    while longer := {(a, d) for a, b in steps for c, d in steps if b == c} - steps:
        steps |= longer
    groups = (frozenset(b for b in SYSTEMS if {(a, b), (b, a)} <= steps) | {a} for a in SYSTEMS)
    return {group for group in groups if len(group) > 1}


def test_one_way_stands_for_all_loops_and_types_of_a_group() -> None:
    paths = _loops(
        {
            "ab": _flow("a", "b", "email", "phone"),
            "bc": _flow("b", "c", "email", "phone"),
            "ca": _flow("c", "a", "email", "phone"),
            "ba": _flow("b", "a", "email"),
        }
    )
    assert [(str(path), set(path.data)) for path in paths] == [("a -> b -> a", {"email", "phone"})]


@pytest.mark.parametrize(
    ("back", "loops"),
    [
        (_flow("b", "a", "email"), ["a -> b -> a"]),
        (_flow("b", "a", "email.address"), ["a -> b -> a"]),
        (_flow("b", "a", "phone"), []),
        (_flow("b", "b", "email"), []),
        (_flow("b", "a", "email", transforms=[{"data": ["email"], "into": ["user.pseudonym"]}]), []),
        (_flow("b", "a", "email", transforms=[{"data": ["phone"], "into": ["user.pseudonym"]}]), ["a -> b -> a"]),
    ],
)
def test_only_the_same_data_close_a_loop(back: dict[str, object], loops: list[str]) -> None:
    assert [str(path) for path in _loops({"there": _flow("a", "b", "email"), "back": back})] == loops


def test_links_that_are_not_followed_close_no_loop() -> None:
    graph = _graph({"there": _flow("a", "b", "email"), "back": _flow("b", "a", "email", sync=True)})
    assert len(graph.loops(lambda _: True)) == 1
    assert graph.loops(lambda link: not (link.flow and link.flow.sync)) == ()
