import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pdmap.engine import EngineError
from pdmap.host.graphviz import LAYOUT, layout
from pdmap.host.workers import Worker

DOT = 'digraph { a [label="\N{BLACK UP-POINTING TRIANGLE} é"]; b; a -> b [id="e0"] }'


def without(module: str) -> Worker:
    """Return the layout worker of a machine on which a module is not installed."""
    worker = LAYOUT.command[-1]
    program = f"import runpy, sys; sys.modules[{module!r}] = None; runpy.run_path({worker!r}, run_name='__main__')"
    return replace(LAYOUT, command=(sys.executable, "-I", "-c", program))


@pytest.fixture
def path_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the PATH one empty folder."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_positions_come_back_for_every_node_and_edge() -> None:
    graph = json.loads(layout(DOT))
    assert [item["name"] for item in graph["objects"]] == ["a", "b"]
    assert [edge["id"] for edge in graph["edges"]] == ["e0"]
    assert graph["objects"][0]["label"] == "\N{BLACK UP-POINTING TRIANGLE} é"


def test_the_same_graph_gets_the_same_positions() -> None:
    assert layout(DOT) == layout(DOT)


def test_dot_that_cannot_be_read_is_a_failure() -> None:
    with pytest.raises(EngineError, match="the layout engine failed with exit code 1"):
        layout("digraph {")


def test_without_the_wheel_the_program_on_the_path_is_used(path_with: Path) -> None:
    dot = path_with / "dot"
    dot.write_text(f"#!{sys.executable}\nimport sys\nprint(sys.argv[1:], len(sys.stdin.buffer.read()))\n")
    dot.chmod(0o755)
    answer = layout(DOT, without("pygraphviz")).decode()
    assert answer.split("]")[0] == "['-Kdot', '-Tjson0'"
    assert int(answer.split()[-1]) >= len(DOT)


def test_without_either_one_line_says_what_to_install(path_with: Path) -> None:
    with pytest.raises(EngineError) as raised:
        layout(DOT, without("pygraphviz"))
    assert "pip install 'pdmap[render]'" in str(raised.value)
    assert "\n" not in str(raised.value)
