import json
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from pdmap.engine import Engine, EngineError, EngineLateError, EngineMissingError, Program
from pdmap.renderers.picture.frames import caption_area
from pdmap.renderers.picture.geometry import Area
from pdmap.renderers.picture.layout import MOST_LABELS, MOST_NODES, lay_out
from pdmap.renderers.picture.positions import Layout, Rung
from pdmap.renderers.picture.routed import lay_out_routed
from pdmap.renderers.picture.skeleton import skeleton_dot, skeleton_of
from pdmap.renderers.picture.spacing import Spacing
from pdmap.renderers.svg import render
from pdmap.views.view import View

FAILURE = EngineError("the layout engine failed with exit code 1")
CRASH = EngineError("the layout engine was ended by signal 11")
LATE = EngineLateError("the layout engine took longer than 20 s and was stopped")
MISSING = EngineMissingError("Graphviz is missing")


def changed(answer: bytes, part: str, name: str, *, key: str = "name", **values: str) -> bytes:
    """Return a layout in which something is another than it was, or got lost."""
    graph: dict[str, Any] = json.loads(answer)
    if values:
        graph[part] = [{**item, **values} if item.get(key) == name else item for item in graph[part]]
    else:
        graph[part] = [item for item in graph[part] if item.get(key) != name]
    return json.dumps(graph).encode()


def assert_complete(layout: Layout, view: View) -> None:
    assert set(layout.nodes) == {node.id for node in view.nodes}
    assert set(layout.frames) == {frame.id for frame in view.frames}
    assert set(layout.routes) == {edge.id for edge in view.edges}


def test_no_word_of_the_inventory_reaches_the_engine(view_named: Callable[[str], View]) -> None:
    assert "Zauberwort" not in skeleton_dot(skeleton_of(view_named("Zauberwort")), has_new_ranks=True)


def test_labels_take_part_in_the_layout_of_small_maps(view_of: Callable[[str], View], engine: Engine) -> None:
    layout = lay_out(view_of("shop"), engine)
    assert layout.rung is Rung.LABELS
    assert all(route.label for route in layout.routes.values())


@pytest.mark.parametrize("failure", [FAILURE, CRASH, LATE, b"", b"{}"])
def test_a_failure_leads_to_a_layout_without_labels_and_is_said(
    failure: bytes | EngineError,
    view_of: Callable[[str], View],
    engine: Engine,
    scripted_engine: Callable[..., Any],
) -> None:
    view = view_of("shop")
    numbers = engine.layout(skeleton_dot(skeleton_of(view, is_simplified=True), has_new_ranks=False))
    scripted = scripted_engine([failure, numbers])
    assert "Simplified layout: lines carry their numbers" in render(view, scripted).decode()
    assert ["newrank" in dot for dot in scripted.asked] == [True, False]


def test_numbers_are_tried_again_with_new_ranks(
    view_of: Callable[[str], View], engine: Engine, scripted_engine: Callable[..., Any]
) -> None:
    view = view_of("shop")
    numbers = engine.layout(skeleton_dot(skeleton_of(view, is_simplified=True), has_new_ranks=True))
    scripted = scripted_engine([FAILURE, CRASH, numbers, FAILURE])
    assert lay_out(view, scripted).rung is Rung.NUMBERS
    assert ["newrank" in dot for dot in scripted.asked] == [True, False, True, False]


def test_a_hang_is_not_tried_again(view_of: Callable[[str], View], scripted_engine: Callable[..., Any]) -> None:
    scripted = scripted_engine([LATE, LATE])
    assert lay_out(view_of("shop"), scripted).rung is Rung.COLUMNS
    assert ["newrank" in dot for dot in scripted.asked] == [True, False]


def test_an_engine_that_fails_on_every_rung_still_gives_a_whole_map(
    view_of: Callable[[str], View], scripted_engine: Callable[..., Any]
) -> None:
    view = view_of("shop")
    scripted = scripted_engine([FAILURE] * 3)
    layout = lay_out(view, scripted)
    assert not scripted.answers
    assert layout.rung is Rung.COLUMNS
    assert_complete(layout, view)


def test_a_missing_engine_is_asked_once_and_the_map_is_drawn_without(
    view_of: Callable[[str], View], scripted_engine: Callable[..., Any]
) -> None:
    scripted = scripted_engine([MISSING])
    assert "Simplified layout: drawn in columns, without Graphviz." in render(view_of("shop"), scripted).decode()
    assert len(scripted.asked) == 1


def test_many_edges_are_laid_out_without_labels_at_once(view_of: Callable[[str], View], engine: Engine) -> None:
    view = view_of("hosting")
    edges = tuple(replace(view.edges[0], id=f"e{number}", numbers=(number,)) for number in range(MOST_LABELS + 1))
    layout = lay_out(replace(view, edges=edges), engine)
    assert layout.skeleton.is_simplified
    assert layout.rung is not Rung.LABELS


@pytest.fixture(scope="module")
def large(view_of: Callable[[str], View]) -> View:
    view = view_of("shop")
    system, (edge, *_) = next(node for node in view.nodes if node.id.startswith("system:")), view.edges
    many = [replace(system, id=f"system:{number}") for number in range(MOST_NODES)]
    chain = [
        replace(edge, id=f"e{number}", source=f"system:{number}", target=f"system:{number + 1}")
        for number in range(MOST_NODES - 1)
        if number % 7
    ]
    return replace(view, nodes=(*view.nodes, *many), edges=(*view.edges, *chain))


def test_many_nodes_are_laid_out_in_two_levels(large: View, engine: Engine) -> None:
    layout = lay_out(large, engine)
    assert layout.rung is Rung.TWO_LEVEL
    assert_complete(layout, large)
    areas = list(layout.nodes.values())
    assert not [pair for pair in combinations(areas, 2) if pair[0].overlaps(pair[1])]


def test_two_runs_give_the_same_positions(large: View, view_of: Callable[[str], View], engine: Engine) -> None:
    for view in (large, tangled(view_of("shop"))):
        assert lay_out(view, engine) == lay_out(view, engine)


@pytest.mark.parametrize("failure", [FAILURE, LATE, MISSING, b"[]"])
def test_two_levels_that_fail_end_in_columns(
    failure: bytes | EngineError, large: View, scripted_engine: Callable[..., Any]
) -> None:
    layout = lay_out(large, scripted_engine([failure] * 99))
    assert layout.rung is Rung.COLUMNS
    assert_complete(layout, large)


@pytest.mark.parametrize(
    ("part", "name", "key", "values"),
    [
        ("objects", "n0", "name", {}),
        ("objects", "cluster_0", "name", {}),
        ("edges", "e0", "id", {}),
        ("objects", "n0", "name", {"pos": "nan,0"}),
        ("objects", "n0", "name", {"pos": "1e999,0"}),
        ("objects", "n0", "name", {"pos": "-9000,0"}),
        ("objects", "n0", "name", {"width": "0.01"}),
        ("objects", "cluster_0", "name", {"bb": "0,0,1,1"}),
        ("edges", "e0", "id", {"pos": "e,1,1 2,2"}),
        ("edges", "e0", "id", {"pos": "1,1 2,2 3,3 4,4"}),
    ],
)
def test_what_the_engine_loses_or_makes_up_is_a_failure(
    part: str,
    name: str,
    key: str,
    values: dict[str, str],
    view_of: Callable[[str], View],
    scripted_engine: Callable[..., Any],
    engine: Engine,
) -> None:
    view = view_of("hosting")
    answers = [
        changed(engine.layout(skeleton_dot(skeleton_of(view), has_new_ranks=True)), part, name, key=key, **values),
        engine.layout(skeleton_dot(skeleton_of(view, is_simplified=True), has_new_ranks=False)),
    ]
    scripted = scripted_engine(answers)
    assert lay_out(view, scripted).rung is Rung.NUMBERS
    assert not scripted.answers


def test_one_element_on_another_is_a_failure(
    view_of: Callable[[str], View], scripted_engine: Callable[..., Any], engine: Engine
) -> None:
    view = view_of("shop")
    good = engine.layout(skeleton_dot(skeleton_of(view), has_new_ranks=True))
    second = next(item for item in json.loads(good)["objects"] if item["name"] == "n1")
    scripted = scripted_engine([changed(good, "objects", "n0", pos=second["pos"]), FAILURE, FAILURE])
    assert lay_out(view, scripted).rung is Rung.COLUMNS


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"no JSON",
        b"[]",
        b"{}",
        b"null",
        b'{"bb": "1,2"}',
        b'{"bb": "0,0,9,9", "objects": [1]}',
        b"\xff\xfe",
        b"[" * 9999,
    ],
)
def test_nonsense_is_a_failure(
    answer: bytes, view_of: Callable[[str], View], scripted_engine: Callable[..., Any]
) -> None:
    view = view_of("hosting")
    layout = lay_out(view, scripted_engine([answer] * 9))
    assert layout.rung is Rung.COLUMNS
    assert_complete(layout, view)


def test_an_edge_against_the_life_cycle_keeps_its_arrow(view_of: Callable[[str], View], engine: Engine) -> None:
    view = view_of("shop")
    layout = lay_out(view, engine)
    route = layout.routes["party:zendesk>system:crm"]
    target = layout.nodes["system:crm"]
    assert abs(route.tip.x - target.center.x) <= target.width / 2 + 1
    assert abs(route.tip.y - target.center.y) <= target.height / 2 + 1


def test_recipients_without_a_line_stand_right_of_the_organization(
    view_of: Callable[[str], View], engine: Engine
) -> None:
    view = view_of("shop")
    layout = lay_out(replace(view, edges=()), engine)
    systems = [layout.nodes[node.id].x for node in view.nodes if node.frame == "organization"]
    parties = [layout.nodes[node.id].x for node in view.nodes if node.id.startswith("party:")]
    assert max(systems) < min(parties)


def tangled(view: View) -> View:
    """Return a chain that is wider than any sheet when each step has a rank of its own."""
    system, edge = next(node for node in view.nodes if node.id.startswith("system:")), view.edges[0]
    chain = [replace(system, id=f"system:{number}") for number in range(24)]
    steps = [
        replace(edge, id=f"e{number}", source=f"system:{number}", target=f"system:{number + 1}", numbers=(number,))
        for number in range(23)
    ]
    return replace(view, nodes=(*view.nodes, *chain), edges=(*view.edges, *steps))


def test_a_sprawling_map_is_laid_out_in_columns_with_lines_around_nodes(
    view_of: Callable[[str], View], engine: Engine
) -> None:
    view = tangled(view_of("shop"))
    layout = lay_out(view, engine)
    assert layout.rung is Rung.ROUTED
    assert_complete(layout, view)
    for edge in view.edges:
        others = [area for id_, area in layout.nodes.items() if id_ not in (edge.source, edge.target)]
        points = layout.routes[edge.id].curve[::3]
        assert not [
            point for point in points for area in others if area.inset(2).overlaps(Area(point.x, point.y, 0.1, 0.1))
        ]


@pytest.mark.parametrize(
    "values", [{"pos": "e,1,1 2,2"}, {"pos": "nan"}, {}], ids=["no spline", "no number", "a line is lost"]
)
def test_lines_that_cannot_be_used_leave_the_ranks(
    values: dict[str, str], view_of: Callable[[str], View], engine: Engine, scripted_engine: Callable[..., Any]
) -> None:
    view = tangled(view_of("shop"))
    ranked = engine.layout(skeleton_dot(skeleton_of(view), has_new_ranks=True))
    good = scripted_engine([ranked, FAILURE])
    assert lay_out(view, good).rung is Rung.LABELS
    (routed,) = engine.layouts((good.asked[1],), Program.NOP)
    bad = changed(routed, "edges", "e0", key="id", **values)
    assert lay_out(view, scripted_engine([ranked, bad])).rung is Rung.LABELS
    moved = changed(routed, "objects", "n1", pos="0,0")
    assert lay_out(view, scripted_engine([ranked, moved])).rung is Rung.LABELS
    assert lay_out(view, scripted_engine([ranked, routed])).rung is Rung.ROUTED


def test_where_it_is_tight_columns_keep_to_the_sheet_and_lines_off_captions(
    view_of: Callable[[str], View], engine: Engine
) -> None:
    view, sheet = tangled(view_of("shop")), Area(0, 0, 1_300, 1_000)
    tight = lay_out_routed(view, engine, spacing=Spacing.TIGHT, sheet=sheet)
    assert_complete(tight, view)
    assert tight.width < lay_out_routed(view, engine, spacing=Spacing.NUMBERS).width
    assert max(area.right for area in tight.nodes.values()) <= sheet.width
    captions = [caption_area(area, tight.skeleton.frames[id_]) for id_, area in tight.frames.items()]
    points = [Area(point.x, point.y, 0.1, 0.1) for route in tight.routes.values() for point in route.curve[3:-3:3]]
    assert not [point for point in points for caption in captions if caption.inset(4).overlaps(point)]
