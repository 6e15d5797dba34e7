"""Measure how long the record of a made-up company takes in each format: `python benchmarks/records.py`.

It writes `benchmarks/records.md`. Each run is a process of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from company import make_company
from generate import FEWER_FIELDS, SEED, manifests

from pdmap.app.edition import Edition
from pdmap.app.load import load_texts
from pdmap.app.record import Register, record, writers, written
from pdmap.counting import counted

ACTIVITIES = 1_000
RUNS = 3
FORMATS = ("pdf", "docx", "xlsx", "ods", "html", "csv")
AS_OF = dt.date(2026, 11, 23)
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Measured:
    """What writing a record in one format took."""

    reading: float
    """Seconds of work to read the manifests."""
    making: float
    """Seconds of work to make the document."""
    wall: float
    """Seconds on the clock to write it."""
    cpu: float
    """Seconds of work to write it, here and in programs that were started."""
    before: int
    """Peak of memory in octets before the writing."""
    memory: int
    """Peak of memory in octets at the end, with programs that were started."""
    size: int
    """Octets of the file."""


def main() -> None:
    """Measure, print the table and write it; or measure one format once, for the process that asks for it."""
    arguments = _arguments()
    if arguments.once:
        print(json.dumps(asdict(measure_once(arguments.activities, arguments.once))))
        return
    known = writers()
    formats = [name for name in FORMATS if name in known]
    rows = {name: measured(arguments.activities, name, arguments.runs) for name in formats}
    text = report(rows, arguments.activities, arguments.runs)
    print(text, end="")
    arguments.output.write_text(text, encoding="utf-8")


def measure_once(activities: int, format_: str) -> Measured:
    """Return what writing a record in a format takes in this process."""
    company = make_company(activities, FEWER_FIELDS, SEED, per_activity=1)
    contents = {name: text.encode() for name, text in sorted(manifests(company))}
    start = _work_done()
    loaded = load_texts(contents)
    read = _work_done()
    document = record(loaded, Register.CONTROLLER, Edition(as_of=AS_OF))
    made, before, clock = _work_done(), _peak(), time.perf_counter()
    data = written(document, writers()[format_])
    wall = time.perf_counter() - clock
    return Measured(read - start, made - read, wall, _work_done() - made, before, _peak(), len(data))


def measured(activities: int, format_: str, runs: int) -> Measured:
    """Return the medians of several runs, each in a process of its own."""
    command = [sys.executable, __file__, "--activities", str(activities), "--once", format_]
    results = [
        Measured(**json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))  # noqa: S603 - itself
        for _ in range(runs)
    ]
    medians = {name: statistics.median(getattr(result, name) for result in results) for name in asdict(results[0])}
    return Measured(**medians)


def report(rows: dict[str, Measured], activities: int, runs: int) -> str:
    """Return the table as Markdown."""
    cells = [
        [name, f"{row.wall:.1f} ({row.cpu:.1f})", _megabytes(row.memory), _megabytes(row.size)]
        for name, row in rows.items()
    ]
    reading, making = (statistics.median(getattr(row, name) for row in rows.values()) for name in ("reading", "making"))
    before = _megabytes(max(row.before for row in rows.values()))
    head = (
        f"The record of a controller with {activities:,} activities. Seconds on the clock, in brackets of work; "
        f"medians of {counted(runs, 'run')}. {_machine()}\n"
    )
    foot = (
        f"Before that, the manifests are read ({reading:.1f} s of work) and the document is made ({making:.1f} s), "
        f"which takes {before} of the memory. Files that are ZIP archives are stored without compression, so that "
        "their bytes are the same everywhere.\n"
    )
    table = _table(["format", "seconds", "peak of memory", "size of the file"], cells)
    mark = "<!-- Made by `make bench-records` with `benchmarks/records.py`; README.md beside it says how. -->\n"
    return f"{mark}\n# Records\n\n{head}\n{table}\n{foot}"


# Private functions


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--activities", type=int, default=ACTIVITIES, help="number of activities")
    parser.add_argument("--runs", type=int, default=RUNS, help="how often each format is measured")
    parser.add_argument("--once", metavar="FORMAT", help="measure one format once and print what it took as JSON")
    parser.add_argument("--output", type=Path, default=HERE / "records.md", help="where the table is written")
    return parser.parse_args()


def _peak() -> int:
    """Return the peak of memory of this process, and of the largest of those that it started and waited for."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_maxrss for usage in usages) * 1024


def _work_done() -> float:
    """Return the seconds of work of this process and of those that it started and waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _megabytes(octets: float) -> str:
    return f"{octets / 1_000_000:,.1f} MB"


def _table(headings: list[str], rows: list[list[str]]) -> str:
    lines = [headings, ["---"] + ["--:"] * (len(headings) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _machine() -> str:
    """Return what was measured on; a load above the number of cores says that others were at work."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    load = f"load {os.getloadavg()[0]:.1f} at the end"
    return f"Python {version}, {counted(os.cpu_count() or 1, 'core')}, {os.uname().machine}, {load}."


if __name__ == "__main__":
    main()
