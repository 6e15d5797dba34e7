"""One run of one command, measured from outside."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSES = 0.05, 0.5
"""Seconds between two looks at memory: the shortest and the longest time."""
_SHARE = 50
"""Times as long as the work of a look until the next one, so that looking takes little of the machine."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took."""

    wall: float
    """Seconds on the clock."""
    cpu: float
    """Seconds of work, in it and in the processes that it started and waited for."""
    memory: int
    """Peak in octets: of its largest process, or of all its processes together as seen from time to time."""
    code: int
    """Its exit code; negative where it was ended."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str], output: Path, limit: float) -> Run:
    """Run a command in a folder and return what it took; its two outputs are written to `output`.out and .err.

    What takes longer than a limit in seconds is ended.
    """
    with output.with_suffix(".out").open("wb") as out, output.with_suffix(".err").open("wb") as err:
        start = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - commands of the plan
            command, cwd=folder, env=dict(environment), stdout=out, stderr=err, start_new_session=True
        )
        watch = _Watch(process.pid, start + limit)
        watch.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:  # whoever ends the benchmark ends what it started
            os.killpg(process.pid, signal.SIGKILL)
            raise
        wall = time.perf_counter() - start
        watch.stop()
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = max(usage.ru_maxrss * 1024, watch.peak)
    return Run(wall, usage.ru_utime + usage.ru_stime, peak, process.returncode)


# Private functions


class _Watch(threading.Thread):
    """Looks at the memory of a process and of those below it, and ends them when their time is over."""

    def __init__(self, process: int, deadline: float) -> None:
        super().__init__(daemon=True)
        self.process = process
        self.deadline = deadline
        self.peak = 0
        self.is_over = threading.Event()

    def run(self) -> None:
        shortest, longest = _PAUSES
        pause = shortest
        while not self.is_over.wait(pause):
            start = time.thread_time()
            if time.perf_counter() > self.deadline:
                os.killpg(self.process, signal.SIGKILL)
                return
            members = _session(self.process)
            if len(members) > 1:  # of a single process, the kernel tells the peak
                self.peak = max(self.peak, sum(map(_share, members)))
            pause = min(longest, max(shortest, _SHARE * (time.thread_time() - start)))

    def stop(self) -> None:
        self.is_over.set()
        self.join()


def _session(leader: int) -> list[int]:
    """Return the processes of a session; none where the system does not tell of them."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(fields[3]) == leader:
            found.append(int(path.parent.name))
    return found


def _share(process: int) -> int:
    """Return the octets that a process uses; what several share counts in parts."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
