import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from pdmap.host import copies
from pdmap.host.copies import copy_at_work
from pdmap.phases import listening, phase

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="other systems make no copies"),
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),  # the threads of whatever runs the tests
]


def fail() -> bytes:
    raise KeyboardInterrupt


def die() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b"never"


def sleep() -> bytes:
    time.sleep(600)
    return b"never"


@pytest.fixture(autouse=True)
def _left_nothing_behind(copies_made: list[int]) -> None:
    """Miss no copy that is not waited for."""


def test_a_copy_knows_what_this_process_knows_and_answers_at_length() -> None:
    known = os.urandom(5_000_000)
    with copy_at_work(lambda: str(os.getpid()).encode() + known) as answer:
        answered = answer()
    assert answered.endswith(known)
    assert int(answered.removesuffix(known)) != os.getpid()


@pytest.mark.parametrize("work", [fail, die])
def test_a_copy_that_fails_has_no_answer(work: Callable[[], bytes], capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with copy_at_work(work) as answer:
        assert answer() == b""
    assert capfdbinary.readouterr() == (b"", b"")


def test_a_copy_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "PATIENCE", 0.1)
    with copy_at_work(sleep) as answer:
        assert answer() == b""


def test_who_is_interrupted_leaves_no_copy_behind() -> None:
    with pytest.raises(KeyboardInterrupt), copy_at_work(sleep):
        raise KeyboardInterrupt


def test_where_no_copy_can_be_made_there_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    with copy_at_work(fail) as answer:
        assert answer() == b""


def test_a_copy_writes_nothing_that_this_process_is_about_to_write(capfd: pytest.CaptureFixture[str]) -> None:
    sys.stdout.write("once")
    with copy_at_work(lambda: b"done") as answer:
        assert answer() == b"done"
    sys.stdout.flush()
    assert capfd.readouterr().out == "once"


def test_nobody_is_told_of_the_phases_of_a_copy() -> None:
    class Teller:
        def begin(self, name: str, size: int) -> None:
            raise AssertionError(name, size)

        def advance(self, count: int) -> None:
            raise AssertionError(count)

        def end(self) -> None:
            raise AssertionError

    def work() -> bytes:
        with phase("elsewhere"):
            return b"done"

    with listening(Teller()), copy_at_work(work) as answer:
        assert answer() == b"done"


def test_a_process_with_a_second_thread_is_not_copied() -> None:
    before, over = copies._threads(), threading.Event()
    other = threading.Thread(target=over.wait)
    other.start()
    try:
        assert copies._threads() == before + 1
        assert not copies.are_safe()
    finally:
        over.set()
        other.join()


def test_nothing_is_copied_where_the_system_forgets_what_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "_threads", lambda: 1)
    assert copies.are_safe()
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert not copies.are_safe()
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_answers_are_waited_for_however_many_files_are_open(tmp_path: Path) -> None:
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, limit[1]), limit[1]))
    try:
        with ExitStack() as stack:
            for _ in range(1100):
                stack.enter_context((tmp_path / "file").open("w"))
            with copy_at_work(lambda: b"here") as answer:
                assert answer() == b"here"
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limit)


def test_an_interrupt_at_the_moment_of_copying_reaches_the_original_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fork, original = os.fork, os.getpid()

    def interrupted() -> int:
        process = fork()
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)  # what runs the tests has other threads
        return process

    monkeypatch.setattr(os, "fork", interrupted)
    (tmp_path / "kept").touch()
    try:
        with pytest.raises(KeyboardInterrupt), copy_at_work(lambda: b"here"):
            raise AssertionError
    finally:
        if os.getpid() != original:  # the copy came back: whatever the original still needs would go
            (tmp_path / "kept").unlink()
            os._exit(0)
    assert (tmp_path / "kept").exists()
