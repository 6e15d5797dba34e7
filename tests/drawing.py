"""The workers that draw, forked off a process that has loaded what they load.

The start of a worker takes a hundred times as long as the layout of a small map. Here each request has a process of
its own as well: a copy, in a session of its own, that runs the file of the worker with the request as its standard
input. Workers that tests make themselves are started as always, and so are all in `tests/host`, where the real ones
are tested.
"""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO

from pdmap.engine import EngineLateError
from pdmap.host import graphviz, typesetter, workers
from pdmap.host.search import safe_environment
from pdmap.host.workers import Worker

FILES = {worker.command: worker.command[-1] for worker in (graphviz.LAYOUT, typesetter.TYPESETTING)}
SERVER = Path(__file__).with_name("drawing_server.py")
LONGEST = 1_000_000
"""Bytes of a message: a command, a folder and an environment."""

run_started = workers._run
"""What starts a program for each request."""


class Drawing:
    """A process that has loaded the libraries of the workers, and its copies."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._socket: socket.socket | None = None
        self._owner = os.getpid()

    def run(self, worker: Worker, question: IO[bytes]) -> tuple[bytes, int]:
        """Return the answer and the exit code of a worker, as the function does that this one stands in for."""
        # A copy of this process, which shares the socket, would get the answers of others.
        if worker.command not in FILES or worker.environment is not None or os.getpid() != self._owner:
            return run_started(worker, question)
        with self._lock:
            try:
                return self._run(worker, question)
            except EngineLateError:
                raise
            except BaseException:  # what was not read of an answer would be taken for the next one
                self._socket = None
                raise

    def _run(self, worker: Worker, question: IO[bytes]) -> tuple[bytes, int]:
        own = self._socket = self._socket or _started()
        reading, writing = os.pipe()
        request = {"file": FILES[worker.command], "folder": str(Path.cwd()), "environment": safe_environment()}
        socket.send_fds(own, [json.dumps(request).encode()], [question.fileno(), writing])
        os.close(writing)
        process = int(own.recv(LONGEST))
        deadline = time.monotonic() + worker.seconds
        with os.fdopen(reading, "rb") as answer:
            told = workers._read_until(_Holder(answer), worker.largest_answer + 1, deadline)  # type: ignore[arg-type]
        is_late = time.monotonic() >= deadline
        if is_late or len(told) > worker.largest_answer:
            with suppress(ProcessLookupError):
                os.killpg(process, signal.SIGKILL)
        code = int(own.recv(LONGEST))
        if is_late:
            raise EngineLateError(f"{worker.name} took longer than {worker.seconds:g} s and was stopped")
        return told, code


class _Holder:
    """Looks like a process of which only the output is read."""

    def __init__(self, output: IO[bytes]) -> None:
        self.stdout = output


def _started() -> socket.socket:
    """Start the process that is copied."""
    own, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with its:
        process = subprocess.Popen(
            [sys.executable, "-I", str(SERVER), str(its.fileno())],
            pass_fds=[its.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    atexit.register(process.wait)
    atexit.register(own.close)
    return own
