"""Run bad inputs in processes that the system ends at their limits of time and memory.

Reads folders and command lines from standard input as JSON, and writes what became of them to standard output. The
processes are copies of this one, which has loaded everything before. Each runs one input after the other, until one
of them ends it: then another goes on behind that.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NoReturn

SECONDS = 5
"""Of computing, counted by the system; a bomb needs minutes, and a slow machine three times as long as a fast one."""
PATIENCE = 60
"""Seconds until a process that waits for something is ended."""
MEGABYTES = 300
"""Memory that an input may take beside what pdmap itself takes."""
CRASH = 99
"""Exit code of an error that nobody has caught."""
Run = tuple[str, Sequence[str]]
"""A folder and the arguments of the command that runs in it."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command line has ended."""

    exit: int = -1
    signal: int = 0
    """What the system ended it with; 0 where it ended by itself."""
    out: str = ""
    err: str = ""
    seconds: float = 0
    """Of computing."""
    megabytes: float = 0
    """The most memory that its process has had until then."""


def main() -> None:
    """Answer the question on standard input."""
    question = json.load(sys.stdin)
    answer = os.dup(1)
    _warm(question["warm"])
    gc.disable()  # as the command does, which would count what is frozen otherwise: a third of what an input takes
    limit = _memory() + MEGABYTES * 1024 * 1024
    runs, ended = question["runs"], list[Ended]()
    while len(ended) < len(runs):
        ended += _some_of(runs[len(ended) :][: question["at_once"]], limit)
    with os.fdopen(answer, "w") as file:
        json.dump([asdict(end) for end in ended], file)


# Private functions


def _warm(folder: str) -> None:
    """Run the command, so that everything is loaded, and the command line built: it is the same for each run."""
    from pdmap.cli.process import run

    _point_at(Path(os.devnull), Path(os.devnull))
    for form in ("json", "full"):
        sys.argv = ["pdmap", "validate", folder, "--format", form]
        try:
            run()
        except SystemExit:
            continue


def _memory() -> int:
    """Return the bytes of address space that this process takes."""
    pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    return int(pages) * resource.getpagesize()


def _some_of(runs: Sequence[Run], limit: int) -> list[Ended]:
    """Return what became of the runs up to the first that ends its process."""
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reader)
        _be_pdmap(runs, limit, writer)
    os.close(writer)
    with os.fdopen(reader) as file:
        ended = [Ended(**json.loads(line)) for line in file]
    _, status, usage = os.wait4(process, 0)
    if os.WIFSIGNALED(status):
        ended.append(Ended(signal=os.WTERMSIG(status), megabytes=usage.ru_maxrss / 1024))
    return ended


def _be_pdmap(runs: Sequence[Run], limit: int, writer: int) -> NoReturn:
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        for folder, arguments in runs:
            ended = _run(Path(folder), arguments)
            os.write(writer, json.dumps(asdict(ended)).encode() + b"\n")
    finally:
        os._exit(0)


def _run(folder: Path, arguments: Sequence[str]) -> Ended:
    """Run a command line here, within the limits of one run."""
    streams = [folder.with_name(f"{folder.name}.{name}") for name in ("out", "err")]
    _point_at(*streams)
    os.chdir(folder)
    start = time.process_time()
    resource.setrlimit(resource.RLIMIT_CPU, (int(start) + 1 + SECONDS, resource.RLIM_INFINITY))
    signal.alarm(PATIENCE)
    code = _code_of(arguments)
    signal.alarm(0)
    out, err = (path.read_bytes().decode(errors="backslashreplace") for path in streams)
    seconds, peak = time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Ended(code, 0, out, err, seconds, peak / 1024)


def _point_at(out: Path, err: Path) -> None:
    """Point standard output and standard error at files."""
    for number, path in enumerate((out, err), 1):
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, number)
        os.close(file)


def _code_of(arguments: Sequence[str]) -> int:
    """Run the command, and return its exit code."""
    from pdmap.cli.process import run

    sys.argv = ["pdmap", *arguments]
    try:
        run()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else CRASH
    except BaseException:  # noqa: BLE001 - it is what the test looks for
        traceback.print_exc()
    finally:
        sys.stderr.flush()
    return CRASH


if __name__ == "__main__":
    main()
