"""Forked workers answer as those that are started."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from pdmap.engine import EngineError, EngineLateError, PageFormat, Typescript
from pdmap.host import workers
from pdmap.host.graphviz import LAYOUT, layout
from pdmap.host.typesetter import TYPESETTING, typeset
from pdmap.host.workers import Ending, Worker, run
from tests import drawing
from tests.drawing import run_started

DOT = 'digraph { a -> b; b -> c [label="\u00f6"] }'
PAGE = Typescript(source="= Title\nText", format=PageFormat.PDF, created=dt.date(2026, 11, 23), inputs={})


def both(worker: Worker, request: bytes, monkeypatch: pytest.MonkeyPatch) -> tuple[Ending, Ending]:
    """Return how a forked worker ends, and one that is started."""
    forked = run(worker, request)
    with monkeypatch.context() as patch:
        patch.setattr(workers, "_run", run_started)
        return forked, run(worker, request)


def test_layouts_and_pages_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    forked = (layout(DOT), typeset(PAGE))
    monkeypatch.setattr(workers, "_run", run_started)
    assert forked == (layout(DOT), typeset(PAGE))


@pytest.mark.parametrize("request_", [b"", b"{", b'{"graphs": ["digraph {"], "program": "dot"}'])
@pytest.mark.parametrize("worker", [LAYOUT, TYPESETTING], ids=["layout", "page"])
def test_failures_are_the_same(worker: Worker, request_: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    forked, started = both(worker, request_, monkeypatch)
    assert forked == started
    assert started.code == 1


def test_an_answer_that_is_too_long_is_cut_off_in_the_same_words(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = replace(LAYOUT, largest_answer=100)
    with pytest.raises(EngineError) as forked:
        layout(DOT, worker)
    monkeypatch.setattr(workers, "_run", run_started)
    with pytest.raises(EngineError) as started:
        layout(DOT, worker)
    assert str(forked.value) == str(started.value)
    assert layout(DOT)


def test_a_late_answer_is_stopped_and_the_next_one_comes() -> None:
    with pytest.raises(EngineLateError, match="took longer than 0 s and was stopped"):
        layout(DOT, replace(LAYOUT, seconds=0))
    assert layout(DOT)


def test_what_tests_make_themselves_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Worker] = []

    def noted(worker: Worker, _: object) -> tuple[bytes, int]:
        asked.append(worker)
        return b"[]", 0

    monkeypatch.setattr(drawing, "run_started", noted)
    own = replace(LAYOUT, command=("true",))
    apart = replace(LAYOUT, environment={})
    request = json.dumps({"graphs": [], "program": "dot"}).encode()
    assert [run(worker, request).answer for worker in (own, apart, LAYOUT)] == [b"[]"] * 3
    assert asked == [own, apart]


def test_a_worker_stands_in_the_working_folder_with_this_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "worker.py"
    script.write_text("import os\nprint(os.getcwd(), os.environ.get('TOLD'), os.getsid(0) == os.getpid())\n")
    worker = Worker("the worker", ("python", str(script)), "install it")
    monkeypatch.setitem(drawing.FILES, worker.command, str(script))
    monkeypatch.setenv("TOLD", "yes")
    monkeypatch.chdir(tmp_path)
    assert run(worker) == Ending(f"{tmp_path} yes True\n".encode(), 0)
