import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from pdmap.engine import Engine, EngineError
from pdmap.renderers.picture.layout import MOST_LABELS, lay_out
from pdmap.renderers.picture.skeleton import skeleton_dot, skeleton_of
from pdmap.renderers.svg import render
from pdmap.views.view import View

FAILURE = EngineError("the layout engine failed with exit code 1")


def without(answer: bytes, part: str, name: str, key: str = "name") -> bytes:
    """Return a layout from which something got lost."""
    graph: dict[str, Any] = json.loads(answer)
    graph[part] = [item for item in graph[part] if item.get(key) != name]
    return json.dumps(graph).encode()


def test_no_word_of_the_inventory_reaches_the_engine(view_named: Callable[[str], View]) -> None:
    assert "Zauberwort" not in skeleton_dot(skeleton_of(view_named("Zauberwort")))


def test_labels_take_part_in_the_layout_of_small_maps(view_of: Callable[[str], View], engine: Engine) -> None:
    layout = lay_out(view_of("shop"), engine)
    assert not layout.skeleton.is_simplified
    assert all(route.label for route in layout.routes.values())


def test_a_failure_leads_to_a_layout_without_labels_and_is_said(
    view_of: Callable[[str], View], engine: Engine, scripted_engine: Callable[..., Any]
) -> None:
    view = view_of("shop")
    simplified = engine.layout(skeleton_dot(skeleton_of(view, is_simplified=True)))
    scripted = scripted_engine([FAILURE, simplified])
    assert "Simplified layout" in render(view, scripted).decode()
    assert ["newrank" in dot for dot in scripted.asked] == [True, False]


def test_a_second_failure_is_told(view_of: Callable[[str], View], scripted_engine: Callable[..., Any]) -> None:
    with pytest.raises(EngineError, match="exit code 1"):
        lay_out(view_of("shop"), scripted_engine([FAILURE, FAILURE]))


def test_many_edges_are_laid_out_without_labels_at_once(view_of: Callable[[str], View], engine: Engine) -> None:
    view = view_of("hosting")
    edges = tuple(replace(view.edges[0], id=f"e{number}", numbers=(number,)) for number in range(MOST_LABELS + 1))
    assert lay_out(replace(view, edges=edges), engine).skeleton.is_simplified


@pytest.mark.parametrize(
    ("part", "name", "key", "message"),
    [
        ("objects", "n0", "name", "lost 1 elements, 0 frames and 0 lines"),
        ("objects", "cluster_0", "name", "lost 0 elements, 1 frames and 0 lines"),
        ("edges", "e0", "id", "lost 0 elements, 0 frames and 1 lines"),
    ],
)
def test_what_the_engine_loses_is_a_failure(
    part: str,
    name: str,
    key: str,
    message: str,
    view_of: Callable[[str], View],
    scripted_engine: Callable[..., Any],
    engine: Engine,
) -> None:
    view = view_of("hosting")
    answers = [
        without(engine.layout(skeleton_dot(skeleton_of(view, is_simplified=is_simplified))), part, name, key)
        for is_simplified in (False, True)
    ]
    with pytest.raises(EngineError, match=message):
        lay_out(view, scripted_engine(answers))


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
    with pytest.raises(EngineError, match="gave no picture that can be read"):
        lay_out(view_of("hosting"), scripted_engine([answer, answer]))


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
    systems = [layout.nodes[node.id].x for node in view.nodes if node.id.startswith("system:")]
    parties = [layout.nodes[node.id].x for node in view.nodes if node.id.startswith("party:")]
    assert max(systems) < min(parties)
