"""What holds for every trace."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from pdmap.app.load import Loaded, load_texts
from pdmap.questions.places import trail_of
from pdmap.questions.tracing import State, lines_of, trace_of

TYPES = ("address", "address.billing", "contact", "email", "email.address", "user.pseudonym")
NUMBER = 5
places = st.integers(0, NUMBER - 1)
kinds = st.lists(st.sampled_from(TYPES), min_size=1, max_size=3, unique=True)
changes = st.lists(st.tuples(kinds, st.lists(st.sampled_from(TYPES), max_size=1)), max_size=2)
flows = st.lists(st.tuples(places, places, kinds, changes), max_size=9)


@st.composite
def inventories(draw: st.DrawFn) -> Loaded:
    """Draw systems and flows between them, with types that cover each other and transforms, in circles too."""
    held = [draw(kinds) for _ in range(NUMBER)]
    lines = ["systems:", *(f"  s{number}: {{fields: [{', '.join(types)}]}}" for number, types in enumerate(held))]
    lines.append("flows:")
    for number, (source, target, data, transforms) in enumerate(draw(flows)):
        told = ", ".join(f"{{data: [{', '.join(into)}], into: [{', '.join(out)}]}}" for into, out in transforms)
        ways = f"from: s{source}, to: s{target}, data: [{', '.join(data)}]"
        lines.append(f"  f{number}: {{{ways}{f', transforms: [{told}]' if told else ''}}}")
    text = "\n".join(lines if lines[-1] != "flows:" else lines[:-1])
    return load_texts({"a.yaml": text.encode()})


@given(inventories(), st.sampled_from(TYPES))
def test_hops_bring_what_the_map_says_that_they_bring(loaded: Loaded, data_type: str) -> None:
    trail = trail_of(loaded.inventory, loaded.graph, data_type)
    trace = trace_of(loaded.inventory, loaded.graph, data_type)
    assert {hop.link.id: hop.arriving for hop in trace.hops} == trail.brought
    assert trace.present == trail.present


@given(inventories(), st.sampled_from(TYPES))
def test_forwards_and_backwards_agree(loaded: Loaded, data_type: str) -> None:
    whole = trace_of(loaded.inventory, loaded.graph, data_type)
    every = [(element, each) for element, types in whole.present.items() for each in types]
    onward = {start: _states(loaded, data_type, starts=[start]) for start in every}
    back = {end: _states(loaded, data_type, ends=[end]) for end in every}
    assert {(start, end) for start in every for end in onward[start]} == {
        (start, end) for end in every for start in back[end]
    }


@given(inventories(), st.sampled_from(TYPES))
def test_what_is_reached_is_what_the_graph_spreads(loaded: Loaded, data_type: str) -> None:
    whole = trace_of(loaded.inventory, loaded.graph, data_type)
    for start, types in whole.present.items():
        spread = loaded.graph.spread({start: types})
        expected = {
            element: frozenset(chain.from_iterable(way.data for way in ways)) for element, ways in spread.items()
        }
        expected[start] = expected.get(start, frozenset()) | types
        found = trace_of(loaded.inventory, loaded.graph, data_type, starts=[(start, each) for each in types])
        assert found.present == expected


@given(inventories(), st.sampled_from(TYPES))
def test_both_trees_have_every_hop_once_and_open_every_element_once(loaded: Loaded, data_type: str) -> None:
    trace = trace_of(loaded.inventory, loaded.graph, data_type)
    for is_backwards in (False, True):
        lines = lines_of(trace, is_backwards=is_backwards)
        shown = sorted(line.hop.link.id for line in lines if line.hop)
        assert shown == [hop.link.id for hop in trace.hops if hop.arriving or not is_backwards]
        opened = [line.element for line in lines if not line.is_repeated and not line.is_end]
        assert len(opened) == len(set(opened))
        assert set(opened) >= set(trace.present)


def _states(
    loaded: Loaded, data_type: str, starts: list[State] | None = None, ends: list[State] | None = None
) -> set[State]:
    found = trace_of(loaded.inventory, loaded.graph, data_type, starts, ends)
    return {(element, each) for element, types in found.present.items() for each in types}
