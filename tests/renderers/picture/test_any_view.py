"""Whatever a small map holds, nothing of it is lost and nothing lies on something else."""

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pdmap.engine import Engine
from pdmap.renderers.picture.columns import lay_out_in_columns
from pdmap.renderers.picture.frames import caption_area
from pdmap.renderers.picture.geometry import Area
from pdmap.renderers.picture.labels import label_areas
from pdmap.renderers.picture.layout import lay_out
from pdmap.renderers.picture.positions import Layout
from pdmap.renderers.picture.routed import lay_out_routed
from pdmap.renderers.picture.two_level import lay_out_in_two_levels
from pdmap.views.signs import Dash, FrameKind, Mark, Shape, Weight
from pdmap.views.view import Edge, Frame, Node, View

FRAMES = (
    Frame("people", FrameKind.PEOPLE, "Data subjects"),
    Frame("territory", FrameKind.TERRITORY, "EU/EEA"),
    Frame("us", FrameKind.THIRD_COUNTRY, "United States", "third country, no mechanism recorded; SCC 2021 M2 and more"),
    Frame("organization", FrameKind.ORGANIZATION, "A", "controller", "territory"),
)
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30)
marks = st.lists(st.builds(Mark, st.sampled_from("▲✖●"), texts, st.booleans()), max_size=2).map(tuple)


@st.composite
def drawings(draw: st.DrawFn) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    nodes = tuple(
        Node(
            id=f"n:{number}",
            kind=draw(texts),
            shape=draw(st.sampled_from(list(Shape))),
            title=draw(texts),
            badges=draw(marks),
            frame=draw(st.sampled_from([*(frame.id for frame in FRAMES), None])),
            layer=draw(st.integers(0, 5)),
        )
        for number in range(draw(st.integers(1, 9)))
    )
    ends = st.sampled_from([node.id for node in nodes])
    edges = tuple(
        Edge(
            id=f"e:{number}",
            numbers=tuple(range(100, 100 + draw(st.integers(0, 5)))),
            source=draw(ends),
            target=draw(ends),
            words=draw(texts),
            marks=draw(marks),
            weight=draw(st.sampled_from(list(Weight))),
            dash=draw(st.sampled_from(list(Dash))),
        )
        for number in range(draw(st.integers(0, 12)))
    )
    return nodes, edges


def check(layout: Layout, view: View) -> None:
    assert set(layout.nodes) == {node.id for node in view.nodes}
    assert set(layout.frames) == {frame.id for frame in view.frames}
    assert set(layout.routes) == {edge.id for edge in view.edges}
    areas = list(layout.nodes.values())
    assert not [pair for pair in combinations(areas, 2) if pair[0].inset(1).overlaps(pair[1].inset(1))]
    for node in view.nodes:
        assert node.frame is None or layout.frames[node.frame].holds(layout.nodes[node.id], 1.5)
    for frame in view.frames:
        assert frame.parent is None or layout.frames[frame.parent].holds(layout.frames[frame.id], 1.5)
    captions = [caption_area(area, layout.skeleton.frames[id_]) for id_, area in layout.frames.items()]
    labels = list(label_areas(layout).values())
    assert all(Area(0, 0, layout.width, layout.height).holds(label, 1.5) for label in labels)
    assert not [pair for pair in combinations(labels, 2) if pair[0].overlaps(pair[1])]
    assert not [label for label in labels for other in (*areas, *captions) if label.overlaps(other)]


def viewed(drawing: tuple[tuple[Node, ...], tuple[Edge, ...]], base: View) -> View:
    nodes, edges = drawing
    used = {node.frame for node in nodes} | ({"territory"} if any(n.frame == "organization" for n in nodes) else set())
    frames = tuple(frame for frame in FRAMES if frame.id in used)
    return View(
        **{name: getattr(base, name) for name in ("name", "scope", "organization", "as_of", "counts", "hidden")},
        open_findings=None,
        frames=frames,
        nodes=nodes,
        edges=edges,
        legend=(),
    )


@pytest.fixture(scope="module")
def base(view_named: Callable[[str], View]) -> View:
    return view_named("A")


@given(drawings())
@settings(max_examples=150)
def test_columns_take_anything(base: View, drawing: tuple[tuple[Node, ...], tuple[Edge, ...]]) -> None:
    view = viewed(drawing, base)
    check(lay_out_in_columns(view), view)


@pytest.mark.parametrize("lay", [lay_out, lay_out_in_two_levels, lay_out_routed])
@given(drawings())
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
def test_so_do_the_layouts_with_an_engine(
    lay: Callable[[View, Engine], Layout],
    base: View,
    engine: Engine,
    drawing: tuple[tuple[Node, ...], tuple[Edge, ...]],
) -> None:
    view = viewed(drawing, base)
    check(lay(view, engine), view)
