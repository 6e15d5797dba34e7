"""Run a program that may hang, crash or talk without end, so that none of it reaches this process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pdmap.engine import EngineError, EngineLateError, EngineMissingError

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
    """Variables that it sees; `None` for those of this process."""


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
    with tempfile.TemporaryFile() as question:
        question.write(request)
        question.seek(0)
        answer, code, is_late = _run(worker, question.fileno())
    if is_late:
        raise EngineLateError(f"{worker.name} took longer than {worker.seconds:g} s and was stopped")
    if len(answer) > worker.largest_answer:
        raise EngineError(f"{worker.name} wrote more than {worker.largest_answer} bytes and was stopped")
    return Ending(answer, code)


def ending_words(code: int) -> str:
    """Return how a program ended badly, in words."""
    return f"was ended by signal {-code}" if code < 0 else f"failed with exit code {code}"


def end(process: subprocess.Popen[bytes]) -> None:
    """End the worker and every program that it started."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except (ProcessLookupError, PermissionError):
        pass


# Private functions


def _run(worker: Worker, question: int) -> tuple[bytes, int, bool]:
    """Return the answer, the exit code and whether time ran out; nothing of the worker is left behind."""
    try:
        process = subprocess.Popen(  # noqa: S603 - a list of arguments, none of them from a manifest
            worker.command,
            stdin=question,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=worker.environment,
            start_new_session=True,
        )
    except OSError as error:
        raise EngineError(f"{worker.name} cannot be started ({error.strerror or error})") from error
    late = threading.Event()
    timer = threading.Timer(worker.seconds, _end_late, (process, late))
    timer.start()
    try:
        with process:
            answer = process.stdout.read(worker.largest_answer + 1) if process.stdout else b""
            if len(answer) > worker.largest_answer:
                end(process)
    finally:
        timer.cancel()
        end(process)
    return answer, process.returncode, late.is_set()


def _end_late(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    end(process)
