"""Run a program that may hang, crash or talk without end, so that none of it reaches this process."""

from __future__ import annotations

import math
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from pdmap.engine import EngineError, EngineLateError, EngineMissingError
from pdmap.frozen import dataclass
from pdmap.host.leftovers import leftover, uninterrupted
from pdmap.host.search import safe_environment
from pdmap.host.unfinished import scratch

MISSING = 3
"""Exit code of a worker whose library is not installed."""


@dataclass(frozen=True, slots=True)
class Worker:
    """A program that reads a request from its standard input and writes the answer to its standard output."""

    name: str
    """What it does, for messages."""
    command: tuple[str, ...]
    """Its arguments, never a line for a shell."""
    remedy: str
    """What to install where it is missing; one line."""
    seconds: float = 20
    largest_answer: int = 64_000_000
    """How many bytes it may write."""
    environment: Mapping[str, str] | None = None
    """Variables that it sees; `None` for those of this process, with a path that leads to no working folder."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a worker ended by itself."""

    answer: bytes
    code: int
    """Its exit code; below 0 for the signal that ended it."""


def script(path: Path) -> tuple[str, ...]:
    """Return the command that runs a Python file of this package in a process of its own.

    `-I` keeps the folder that pdmap runs in, and the environment, from deciding what it imports.
    """
    return (sys.executable, "-I", str(path))


def ask(worker: Worker, request: bytes) -> bytes:
    """Return a worker's answer. What it writes to its standard error is dropped.

    Raises:
        EngineError: it is missing, failed, took too long or wrote too much.
    """
    ending = run(worker, request)
    if ending.code == MISSING:
        raise EngineMissingError(worker.remedy)
    if ending.code:
        raise EngineError(f"{worker.name} {ending_words(ending.code)}")
    return ending.answer


def run(worker: Worker, request: bytes = b"") -> Ending:
    """Return how a worker ended, for callers to whom its exit code says something.

    Raises:
        EngineError: it cannot be started, took too long or wrote too much.
    """
    try:
        with scratch() as question:
            question.write(request)
            question.seek(0)
            answer, code = _run(worker, question)
    except OSError as error:
        raise EngineError(f"{worker.name} cannot be started ({error.strerror or error})") from error
    if len(answer) > worker.largest_answer:
        raise EngineError(f"{worker.name} wrote more than {worker.largest_answer} bytes and was stopped")
    return Ending(answer, code)


@contextmanager
def started(
    command: Sequence[str], question: IO[bytes], answer: IO[bytes] | int, environment: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Give a program that was started; behind the block it has ended, with every program of its session.

    Args:
        command: Its arguments.
        question: The file that is its standard input.
        answer: The file that is its standard output, or `subprocess.PIPE`.
        environment: Variables that it sees; `None` for those of this process.

    Raises:
        OSError: it cannot be started.
    """
    with ExitStack() as stack:
        with uninterrupted():
            process = subprocess.Popen(  # noqa: S603 - a list of arguments, none of them from a manifest
                command,
                stdin=question,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                env=environment,
                start_new_session=True,
            )
            stack.enter_context(leftover(lambda: end(process)))
        stack.enter_context(process)
        stack.callback(end, process)
        yield process


def ending_words(code: int) -> str:
    """Return how a program ended badly, in words."""
    return f"was ended by signal {-code}" if code < 0 else f"failed with exit code {code}"


def end(process: subprocess.Popen[bytes]) -> None:
    """End the worker and every program that it started, but for those that have made a session of their own."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except (ProcessLookupError, PermissionError):
        pass


# Private functions

_PIECE = 64 * 1024


def _run(worker: Worker, question: IO[bytes]) -> tuple[bytes, int]:
    """Return the answer and the exit code; nothing of the worker is left behind.

    Raises:
        OSError: it cannot be started.
        EngineLateError: it took too long.
    """
    environment = safe_environment() if worker.environment is None else worker.environment
    with started(worker.command, question, subprocess.PIPE, environment) as process:
        deadline = time.monotonic() + worker.seconds
        read = _read_until if hasattr(select, "poll") else _read_blocking
        with suppress(subprocess.TimeoutExpired):
            answer = read(process, worker.largest_answer + 1, deadline)
            if len(answer) > worker.largest_answer:
                end(process)
            code = process.wait(max(0, deadline - time.monotonic()))
            if time.monotonic() < deadline:
                return answer, code
    raise EngineLateError(f"{worker.name} took longer than {worker.seconds:g} s and was stopped")


def _read_until(process: subprocess.Popen[bytes], most: int, deadline: float) -> bytes:
    """Return what a program writes, no more than `most` bytes of it, and what has come when the time is over.

    It is not read to the end in any case: a program that the worker started, in a session of its own, is not ended
    with it and may hold the pipe open.
    """
    answer = bytearray()
    if process.stdout is None:
        return b""
    pipe = process.stdout.fileno()
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    while len(answer) < most and (rest := deadline - time.monotonic()) > 0:
        if not poll.poll(math.ceil(rest * 1000)):
            continue
        piece = os.read(pipe, min(_PIECE, most - len(answer)))
        if not piece:
            break
        answer += piece
    return bytes(answer)


def _read_blocking(process: subprocess.Popen[bytes], most: int, deadline: float) -> bytes:
    """Return the same where the system cannot wait for a pipe, as on Windows; the worker is ended when time is over."""
    timer = threading.Timer(deadline - time.monotonic(), end, (process,))
    timer.start()
    try:
        return process.stdout.read(most) if process.stdout else b""
    finally:
        timer.cancel()
