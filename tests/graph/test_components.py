import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from pdmap.graph.components import components

LENGTH = 20_000

pairs = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40)


def _onward(drawn: list[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for source, target in drawn:
        found.setdefault(source, []).append(target)
    return found


@given(pairs)
def test_groups_are_those_that_networkx_finds(drawn: list[tuple[int, int]]) -> None:
    found = list(components(_onward(drawn)))
    judge: nx.DiGraph[int] = nx.DiGraph(drawn)
    assert len(found) == len(set(found))
    assert set(found) == {frozenset(group) for group in nx.strongly_connected_components(judge)}


def test_a_long_circle_is_one_group_without_recursion() -> None:
    circle = {number: [(number + 1) % LENGTH] for number in range(LENGTH)}
    assert list(components(circle)) == [frozenset(range(LENGTH))]
