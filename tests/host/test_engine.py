import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pdmap.engine import EngineError, EngineLateError, EngineMissingError, Program
from pdmap.host.engine import LocalEngine, Patience
from pdmap.host.graphviz import LAYOUT
from pdmap.host.workers import MISSING, Worker

DOT = "digraph { a -> b }"


def worker(program: str, *arguments: str, seconds: float = 20) -> Worker:
    return replace(LAYOUT, command=(sys.executable, "-I", "-c", program, *arguments), seconds=seconds)


def counting(tmp_path: Path, code: int) -> tuple[Worker, Path]:
    """Return a worker that notes each time it is asked and ends with an exit code, and where it notes it."""
    file = tmp_path / "asked"
    program = "import sys; open(sys.argv[1], 'a').write('x'); sys.exit(int(sys.argv[2]))"
    return worker(program, str(file), str(code)), file


def test_a_missing_program_is_asked_once(tmp_path: Path) -> None:
    missing, asked = counting(tmp_path, MISSING)
    engine = LocalEngine(missing)
    for _ in range(3):
        with pytest.raises(EngineMissingError, match="Graphviz is missing"):
            engine.layout(DOT)
        with pytest.raises(EngineMissingError, match="Graphviz is missing"):
            engine.layouts((DOT,), Program.SFDP)
    assert asked.read_text() == "x"


def test_failures_are_tried_again_until_patience_runs_out(tmp_path: Path) -> None:
    failing, asked = counting(tmp_path, 1)
    engine = LocalEngine(failing, patience=Patience(seconds=1e-9))
    with pytest.raises(EngineError, match=r"exit code 1$"):
        engine.layout(DOT)
    with pytest.raises(EngineMissingError, match=r"exit code 1; no more is tried$"):
        engine.layout(DOT)
    assert asked.read_text() == "x"


def test_failures_cost_only_the_time_that_they_took(tmp_path: Path) -> None:
    failing, asked = counting(tmp_path, 1)
    engine = LocalEngine(failing)
    for _ in range(3):
        with pytest.raises(EngineError, match=r"exit code 1$"):
            engine.layout(DOT)
    assert asked.read_text() == "xxx"


def test_a_program_that_hangs_is_told_apart() -> None:
    engine = LocalEngine(worker("import time; time.sleep(60)", seconds=0.2))
    with pytest.raises(EngineLateError, match="took longer than"):
        engine.layout(DOT)


def test_success_costs_no_patience() -> None:
    engine = LocalEngine(patience=Patience(seconds=1e-9))
    assert engine.layout(DOT)
    assert engine.layout(DOT)
