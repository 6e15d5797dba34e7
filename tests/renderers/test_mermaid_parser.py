"""Mermaid's own parser takes every diagram, and makes of it what was meant."""

import datetime as dt
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from pdmap.app.load import load_texts
from pdmap.engine import Engine
from pdmap.questions.transfers import transfer_legs
from pdmap.renderers.mermaid import MOST_CHARACTERS, MOST_EDGES, render
from pdmap.views.material import Material
from pdmap.views.overview import VIEW
from pdmap.views.view import View

ROOT = Path(__file__).parents[2]
GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.mmd"))
AS_OF = dt.date(2026, 11, 23)
SHAPES = {
    "external-entity": "subroutine",
    "party": "square",
    "process": "round",
    "datastore": "cylinder",
    "endpoint": "lean_right",
    "paper": "odd",
    "group": "hexagon",
}

ViewOf = Callable[[str], View]
Judge = Callable[[Iterable[str]], list[dict[str, Any]]]


def test_the_judge_refuses_what_is_no_diagram(judge: Judge) -> None:
    (diagram,) = judge(["flowchart LR\n  a[ --> b"])
    assert diagram["error"] is not None
    assert diagram["error"].startswith("Parse error on line")


def test_every_golden_file_is_taken(judge: Judge) -> None:
    assert GOLDEN
    assert [diagram["error"] for diagram in judge(path.read_text() for path in GOLDEN)] == [None] * len(GOLDEN)


@pytest.mark.parametrize("case", ["shop", "hosting", "empty"])
def test_mermaid_reads_the_elements_frames_and_lines_of_the_view(
    case: str, judge: Judge, view_of: ViewOf, engine: Engine
) -> None:
    view = view_of(case)
    (diagram,) = judge([render(view, engine).decode()])
    names = {node.id: f"n{place}" for place, node in enumerate(view.nodes, start=1)}
    frames = {frame.id: f"f{place}" for place, frame in enumerate(view.frames, start=1)}
    assert set(diagram["nodes"]) - {"legend"} == set(names.values())
    assert set(diagram["frames"]) - {"m"} == set(frames.values())
    for node in view.nodes:
        read = diagram["nodes"][names[node.id]]
        assert node.title in read["text"].split("\n")
        assert read["type"] == SHAPES[node.shape]
        assert node.frame
        assert names[node.id] in diagram["frames"][frames[node.frame]]["members"]
    for frame in view.frames:
        assert frames[frame.id] in diagram["frames"][frames[frame.parent] if frame.parent else "m"]["members"]
    assert [(line["start"], line["end"]) for line in diagram["edges"]] == [
        (names[edge.source], names[edge.target]) for edge in view.edges
    ]
    for edge, line in zip(view.edges, diagram["edges"], strict=True):
        assert all(str(mark) in line["text"] for mark in edge.marks)


@pytest.mark.parametrize("systems", [300, 2000])
def test_large_inventories_stay_within_the_limits_of_mermaid(
    systems: int, judge: Judge, engine: Engine, tmp_path: Path
) -> None:
    subprocess.run(
        [
            sys.executable,
            str(ROOT / "benchmarks" / "generate.py"),
            "--systems",
            str(systems),
            "--fields",
            "3",
            tmp_path,
        ],
        check=True,
    )
    loaded = load_texts({str(path): path.read_bytes() for path in tmp_path.rglob("*.yaml")})
    legs = transfer_legs(loaded.inventory, loaded.graph, AS_OF)
    view = VIEW.build(Material(loaded.inventory, loaded.graph, legs, AS_OF, is_full=True))
    assert len(loaded.inventory.systems) == systems
    written = render(view, engine).decode()
    (diagram,) = judge([written])
    assert diagram["error"] is None
    assert 0 < len(diagram["edges"]) <= MOST_EDGES
    assert len(written) <= MOST_CHARACTERS
    assert "drawn as" in diagram["frames"]["m"]["text"]
