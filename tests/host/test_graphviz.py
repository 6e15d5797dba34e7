import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pdmap.engine import EngineError, EngineMissingError, Program
from pdmap.host.graphviz import LAYOUT, layout, layouts
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
    assert layouts((DOT,), Program.SFDP, without("pygraphviz"))[0].startswith(b"['-Ksfdp', '-Tjson0'")
    assert int(answer.split()[-1]) >= len(DOT)


def test_without_either_one_line_says_what_to_install(path_with: Path) -> None:
    with pytest.raises(EngineMissingError) as raised:
        layout(DOT, without("pygraphviz"))
    assert "pip install 'pdmap[render]'" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_several_graphs_are_laid_out_in_one_run_and_come_back_in_their_order() -> None:
    graphs = [f"digraph {{ n{number} -> m }}" for number in range(20)]
    answers = layouts(graphs, Program.DOT)
    assert [json.loads(answer)["objects"][0]["name"] for answer in answers] == [f"n{number}" for number in range(20)]


@pytest.mark.parametrize("program", list(Program))
def test_every_program_gives_positions(program: Program) -> None:
    (answer,) = layouts(('digraph { a [pos="0,0"]; b [pos="99,99"]; a -> b [id="e0"] }',), program)
    graph = json.loads(answer)
    assert all("pos" in item for item in (*graph["objects"], *graph["edges"]))


def test_no_worker_is_started_for_no_graphs() -> None:
    assert layouts((), Program.DOT, replace(LAYOUT, command=("no-such-program",))) == ()


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("[]", "laid out 0 of 1 graphs"),
        ('["a", "b"]', "laid out 2 of 1 graphs"),
        ("nonsense", "an answer that cannot be read"),
        ("[1]", "an answer that cannot be read"),
        ("7", "an answer that cannot be read"),
        ("[" * 99_999, "an answer that cannot be read"),
    ],
    ids=["none", "too many", "no JSON", "no text", "no list", "too deep"],
)
def test_a_worker_that_lies_is_a_failure(answer: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "answer"
    file.write_text(answer)
    program = "import pathlib, sys; sys.stdout.write(pathlib.Path(sys.argv[1]).read_text())"
    liar = replace(LAYOUT, command=(sys.executable, "-I", "-c", program, str(file)))
    with pytest.raises(EngineError, match=message):
        layouts((DOT,), Program.DOT, liar)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("sleep 600", r"the layout engine took longer than 0\.7 s and was stopped"),
        ("sleep 600 & exec 1>&- 2>&-; sleep 600", r"the layout engine took longer than 0\.7 s and was stopped"),
        ("exit 3", "the layout engine failed with exit code 1"),
        ("kill -SEGV $$", "the layout engine failed with exit code 1"),
        ("yes", r"the layout engine (failed with exit code 1|was ended by signal 9|wrote more|took longer)"),
        ("yes >&2", r"the layout engine took longer than 0\.7 s and was stopped"),
        ("head -c 9000000 /dev/zero >&2; exit 2", "the layout engine failed with exit code 1"),
        ("head -c 900 /dev/urandom; printf '\\377'", "the layout engine failed with exit code 1"),
    ],
)
def test_a_dot_that_fails_ends_in_one_line(path_with: Path, lines: str, message: str) -> None:
    fake(path_with, lines)
    hasty = replace(without("pygraphviz"), seconds=0.7 if "took" in message else 20)
    with pytest.raises(EngineError, match=message) as raised:
        layout(DOT, hasty)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("mode", [0o644, 0o755])
def test_a_dot_that_is_no_program_is_a_failure(path_with: Path, mode: int) -> None:
    (path_with / "dot").write_bytes(b"\x7fELF nonsense")
    (path_with / "dot").chmod(mode)
    with pytest.raises(EngineError):
        layout(DOT, without("pygraphviz"))


@pytest.mark.parametrize("place", [".", "", "tools"])
def test_a_dot_in_the_working_folder_is_not_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    folder = tmp_path / "here" / place
    folder.mkdir(parents=True)
    fake(folder, f"touch {tmp_path}/started")
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("PATH", place)
    with pytest.raises(EngineMissingError):
        layout(DOT, without("pygraphviz"))
    assert not (tmp_path / "started").exists()


def fake(folder: Path, lines: str) -> None:
    """Put a few lines of shell in the place of dot; they find the system's own programs."""
    (folder / "dot").write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{lines}\n")
    (folder / "dot").chmod(0o755)
