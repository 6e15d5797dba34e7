"""Copies of this process that do a part of its work, where the system makes them safely.

A copy starts in milliseconds with everything that was imported and read so far, so that only its answer has to be
handed over. Whatever goes wrong with it, there is no answer, and whoever asked does the work.
"""

from __future__ import annotations

import contextvars
import os
import select
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

from pdmap.host.leftovers import forget, leftover

PATIENCE = 120.0
"""Seconds that an answer is waited for, once this process has nothing else to do."""
_CHUNK = 1 << 16
"""Bytes that are read at once: what a pipe holds. Room for more would be asked for, and given back, each time."""

Answer = Callable[[], bytes]
"""Waits for an answer and returns it: no bytes, or not all, where the copy failed, hangs or was ended."""


def are_safe() -> bool:
    """Return whether this process can be copied: on Linux, while nothing runs in a second thread.

    Whatever another thread has locked would stay locked in a copy for ever; libraries of macOS start threads
    unasked, and Windows has no copies. Where somebody else sees to processes that end, or the system does because
    they are ignored, it cannot be told whether a number still means the copy.
    """
    if sys.platform != "linux" or signal.getsignal(signal.SIGCHLD) is not signal.SIG_DFL:
        return False
    return _threads() == 1


@contextmanager
def copy_at_work(work: Callable[[], bytes]) -> Iterator[Answer]:
    """Let a copy of this process work, and give what waits for its answer; the copy is ended behind it."""
    with copy_writing(lambda: [work()]) as pipe:
        yield bytes if pipe is None else lambda: b"".join(_received(pipe))


@contextmanager
def copy_writing(work: Callable[[], Iterable[bytes]]) -> Iterator[int | None]:
    """Let a copy of this process work, and give the pipe that it writes to; `None` where no copy can be made.

    The copy is ended behind it in any case: when this process is interrupted as well as when nobody wants the
    answer. Should this process be killed, it ends by itself as soon as it answers.
    """
    reading, writing = os.pipe()
    # No signal may interrupt the copy before it works, for it would then go on as if it were the original: on the way
    # out of the program, it would clear away what the original still needs.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        process = os.fork()
    except OSError:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(reading)
        os.close(writing)
        yield None
        return
    if not process:
        forget()
        _answer_and_end(work, writing)
    with leftover(lambda: os.kill(process, signal.SIGKILL)):
        try:
            os.close(writing)
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            yield reading
        finally:
            os.close(reading)
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def write_all(file: int, data: bytes) -> None:
    """Write data to an open file, however many bytes the system takes at once."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]


# Private functions


def _threads() -> int:
    """Return how many threads there are, those of libraries among them; 0 where the system does not tell."""
    try:
        return len(list(Path("/proc/self/task").iterdir()))
    except OSError:
        return 0


def _answer_and_end(work: Callable[[], Iterable[bytes]], writing: int) -> NoReturn:
    """Write the answer and end, without anything that the original does when it ends: it does that itself."""
    with suppress(BaseException):
        # In a context of its own, nobody listens to the phases of the copy: they are not those of the run.
        contextvars.Context().run(_write_parts, work, writing)
    os._exit(0)


def _write_parts(work: Callable[[], Iterable[bytes]], writing: int) -> None:
    for part in work():
        write_all(writing, part)


def _received(reading: int) -> Iterator[bytes]:
    waiting = select.poll()  # unlike `select.select`, for any number of open files
    waiting.register(reading, select.POLLIN)
    while waiting.poll(PATIENCE * 1000) and (part := os.read(reading, _CHUNK)):
        yield part
