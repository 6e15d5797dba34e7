import os
import select
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pdmap.engine import EngineError
from pdmap.host.workers import Worker, ask

MakeWorker = Callable[[str], Worker]


@pytest.fixture
def worker(tmp_path: Path) -> MakeWorker:
    """Make a worker of a few lines of Python."""

    def make(program: str) -> Worker:
        file = tmp_path / "worker.py"
        file.write_text(f"import os, sys, time\n{program}\n")
        return Worker("the engine", (sys.executable, "-I", str(file)), "install it", seconds=20, largest_answer=1000)

    return make


def test_the_answer_is_what_the_worker_writes(worker: MakeWorker) -> None:
    echo = worker("sys.stdout.write(sys.stdin.read().upper()); print('noise', file=sys.stderr)")
    assert ask(echo, b"question") == b"QUESTION"


@pytest.mark.parametrize(
    ("program", "message"),
    [
        ("sys.exit(1)", "the engine failed with exit code 1"),
        ("sys.stderr.write('Traceback secret'); sys.exit(2)", "the engine failed with exit code 2"),
        ("sys.exit(3)", "install it"),
        ("os.kill(os.getpid(), 9)", "the engine was ended by signal 9"),
        ("sys.stdout.buffer.write(b'x' * 2000)", "the engine wrote more than 1000 bytes and was stopped"),
        ("while True: sys.stdout.buffer.write(b'x' * 2000)", "the engine wrote more than 1000 bytes and was stopped"),
        ("sys.stderr.buffer.write(b'x' * 9_000_000); sys.exit(1)", "the engine failed with exit code 1"),
    ],
)
def test_every_way_to_fail_ends_in_one_line(program: str, message: str, worker: MakeWorker) -> None:
    with pytest.raises(EngineError) as raised:
        ask(worker(program), b"question")
    assert str(raised.value) == message


@pytest.mark.parametrize(
    "program", ["time.sleep(600)", "os.close(1); time.sleep(600)", "print('half', flush=True); time.sleep(600)"]
)
def test_a_worker_that_hangs_is_stopped(program: str, worker: MakeWorker) -> None:
    with pytest.raises(EngineError, match=r"the engine took longer than 0\.3 s and was stopped"):
        ask(replace(worker(program), seconds=0.3), b"")


def test_what_a_worker_started_ends_with_it(worker: MakeWorker, tmp_path: Path) -> None:
    note = tmp_path / "child"
    program = (
        "import subprocess\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        f"open({str(note)!r}, 'w').write(str(child.pid))\n"
        "time.sleep(600)"
    )
    with pytest.raises(EngineError):
        ask(replace(worker(program), seconds=1.5), b"")
    assert has_ended(int(note.read_text()))


def test_a_worker_that_hangs_is_stopped_where_the_system_cannot_wait_for_a_pipe(
    worker: MakeWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(select, "poll")
    assert ask(worker("print('done')"), b"") == b"done\n"
    with pytest.raises(EngineError, match=r"the engine took longer than 0\.3 s and was stopped"):
        ask(replace(worker("time.sleep(600)"), seconds=0.3), b"")


@pytest.mark.parametrize("after", ["", "time.sleep(600)"])
def test_a_program_in_a_session_of_its_own_is_not_waited_for(worker: MakeWorker, tmp_path: Path, after: str) -> None:
    note = tmp_path / "child"
    program = (
        "import subprocess\n"
        "command = [sys.executable, '-c', 'import time; time.sleep(600)']\n"
        "child = subprocess.Popen(command, start_new_session=True)\n"
        f"open({str(note)!r}, 'w').write(str(child.pid))\n{after}"
    )
    with pytest.raises(EngineError, match=r"the engine took longer than 1\.5 s and was stopped"):
        ask(replace(worker(program), seconds=1.5), b"")
    # It is still there, so that nobody has waited for its end.
    os.kill(int(note.read_text()), signal.SIGKILL)


def test_a_program_that_is_not_there_is_told() -> None:
    nobody = Worker("the engine", ("/nonexistent/program",), "install it")
    with pytest.raises(EngineError, match=r"the engine cannot be started \(No such file or directory\)"):
        ask(nobody, b"")


def test_a_question_that_nobody_reads_does_not_block(worker: MakeWorker) -> None:
    assert ask(worker("print('done')"), b"x" * 5_000_000) == b"done\n"


def has_ended(process: int) -> bool:
    """Wait up to five seconds for a process to be gone, or dead and not yet collected."""
    for _ in range(100):
        try:
            os.kill(process, 0)
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False
