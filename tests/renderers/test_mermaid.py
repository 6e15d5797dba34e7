import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from pdmap.engine import Engine, EngineError
from pdmap.renderers.mermaid import MOST_CHARACTERS, MOST_EDGES, render
from pdmap.views.signs import Change, Emphasis, FrameKind
from pdmap.views.view import Frame, View


@pytest.fixture(scope="module", params=["shop", "hosting", "empty"])
def lines(request: pytest.FixtureRequest, view_of: Callable[[str], View], engine: Engine) -> list[str]:
    return [line.strip() for line in render(view_of(request.param), engine).decode().splitlines()]


def test_it_is_a_flowchart_from_left_to_right(lines: list[str]) -> None:
    assert lines[0] == "flowchart LR"


def test_every_subgraph_ends(lines: list[str]) -> None:
    depth = 0
    for line in lines:
        depth += line.startswith("subgraph ") - (line == "end")
        assert depth >= 0
    assert depth == 0


def test_ids_are_unique_and_every_use_is_defined(lines: list[str]) -> None:
    ids = [found[1] for line in lines if (found := re.match(r"(?:subgraph )?([nmf]\d*)[\[({>]", line))]
    assert len(ids) == len(set(ids))
    ends = [found for line in lines for found in re.findall(r"^(n\d+) -|\| (n\d+)$", line)]
    styled = [name for line in lines if line.startswith("class ") for name in line.split()[1].split(",")]
    assert {name for pair in ends for name in pair if name} | set(styled) <= set(ids)


def test_classes_are_defined_before_they_are_used(lines: list[str]) -> None:
    defined: set[str] = set()
    for line in lines:
        if line.startswith("classDef "):
            defined.add(line.split()[1])
        elif line.startswith("class "):
            assert line.split()[2] in defined


def test_strokes_name_lines_that_exist(lines: list[str]) -> None:
    edges = sum(bool(re.match(r"n\d+ -", line)) for line in lines)
    for line in lines:
        if line.startswith("linkStyle "):
            assert max(map(int, line.split()[1].split(","))) < edges


def test_every_element_and_line_is_there(view_of: Callable[[str], View], engine: Engine) -> None:
    view = view_of("shop")
    text = render(view, engine).decode()
    assert len(re.findall(r"^ *n\d+[\[({>]", text, re.MULTILINE)) == len(view.nodes)
    assert len(re.findall(r"^ *n\d+ -", text, re.MULTILINE)) == len(view.edges)


def test_a_view_over_the_limits_is_grouped(view_of: Callable[[str], View], engine: Engine) -> None:
    view = view_of("hosting")
    system = next(node for node in view.nodes if node.id == "system:brokers")
    systems = tuple(replace(system, id=f"system:{number}") for number in range(600))
    edges = tuple(
        replace(view.edges[0], id=f"{number}", source=node.id, target="party:aws")
        for number, node in enumerate(systems)
    )
    large = replace(view, nodes=(*view.nodes, *systems), edges=(*view.edges, *edges))
    text = render(large, engine).decode()
    assert text.count(" -") <= MOST_EDGES
    assert len(text) <= MOST_CHARACTERS
    assert "drawn as" in text
    assert view.hidden in text


def test_a_view_that_cannot_be_grouped_any_further_is_refused(view_of: Callable[[str], View], engine: Engine) -> None:
    view = view_of("hosting")
    frames = tuple(Frame(f"unplaced:{number}", FrameKind.UNPLACED, "x" * 300) for number in range(700))
    nodes = tuple(replace(view.nodes[0], id=frame.id, frame=frame.id) for frame in frames)
    with pytest.raises(EngineError, match="too large for Mermaid"):
        render(replace(view, frames=frames, nodes=nodes, edges=()), engine)


def test_changes_and_emphasis_are_words_and_classes(view_of: Callable[[str], View], engine: Engine) -> None:
    view = view_of("shop")
    first, second, third, fourth, *others = view.nodes
    nodes = (
        replace(first, change=Change.ADDED, emphasis=Emphasis.FOCUS),
        replace(second, change=Change.REMOVED),
        replace(third, change=Change.CHANGED),
        replace(fourth, emphasis=Emphasis.FAINT),
    )
    edges = (replace(view.edges[0], change=Change.REMOVED, emphasis=Emphasis.FAINT), *view.edges[1:])
    text = render(replace(view, nodes=(*nodes, *others), edges=edges), engine).decode()
    classes = dict(line.split()[:0:-1] for line in text.splitlines() if line.startswith("  class "))
    assert [classes[name] for name in ("focus", "added", "removed", "changed", "faint")] == [
        "n1",
        "n1",
        "n2",
        "n3",
        "n4",
    ]
    assert '"+ ADDED · ' in text.replace("#43;", "+")
    assert '|"− removed ' in text
    assert "linkStyle 0 stroke:#5c6470" in text


def test_what_is_hidden_is_said_whole(view_of: Callable[[str], View], engine: Engine) -> None:
    hidden = " ".join(f"{number} of 1000 systems are not shown," for number in range(20))
    text = render(replace(view_of("shop"), hidden=hidden), engine).decode()
    assert hidden in text.replace("<br/>", " ")
