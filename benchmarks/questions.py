"""Measure how long each question takes about a large made-up company: `python benchmarks/questions.py`.

It writes `benchmarks/questions.md`. Each run is a process of its own, so that its peak of memory is its own.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from company import make_company
from generate import SEED, manifests, usual_fields, write

from pdmap.app import breach, diff, query, subject, trace
from pdmap.app.edition import Edition
from pdmap.app.load import Loaded
from pdmap.app.only import Only, picked
from pdmap.app.parties import party_rows
from pdmap.app.transfers import find_transfers, for_terminal, transfers
from pdmap.cli.answers import answer_text
from pdmap.cli.compared import compared
from pdmap.cli.inventory import open_readable_inventory
from pdmap.cli.parties_table import parties_text
from pdmap.cli.query_table import query_text
from pdmap.cli.settings import settled
from pdmap.cli.trace_screen import tree_text
from pdmap.comparisons.comparison import Page
from pdmap.counting import counted
from pdmap.documents.document import Document
from pdmap.manual.terminal import Screen
from pdmap.model import listed

SYSTEMS = 10_000
RUNS = 3
AS_OF = dt.date(2026, 11, 23)
HERE = Path(__file__).parent
SCREEN = Screen(80)

State = tuple[Loaded, str]
"""An inventory and what it is called; a comparison has two."""


Answer = Callable[[Sequence[State]], Callable[[], str]]
"""Answers a question; what it returns makes the text on the terminal."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as people ask it."""

    command: str
    """What they write, without the inventory."""
    answer: Answer
    states: tuple[str, ...] = ("later",)
    """What is read: names of folders, or `REV..REV`."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a question took, or the median of several runs of it."""

    read_wall: float
    """Seconds on the clock to read the manifests and build the graph."""
    read_cpu: float
    """Seconds of work, programs that were started included."""
    wall: float
    """Seconds on the clock to answer."""
    cpu: float
    write_wall: float
    """Seconds on the clock to set the answer as text."""
    write_cpu: float
    before: int
    """Peak of memory in octets when the manifests were read."""
    memory: int
    """Peak of memory in octets at the end."""
    lines: int
    """Of the answer."""


def main() -> None:
    """Measure, print the table and write it; or measure one question once, for the process that asks for it."""
    arguments = _arguments()
    if arguments.once:
        place, name = arguments.once
        print(json.dumps(asdict(measure_once(Path(place), QUESTIONS[name]))))
        return
    names = arguments.questions or list(QUESTIONS)
    with tempfile.TemporaryDirectory() as place:
        write_states(Path(place), arguments.systems)
        rows = {name: measured(place, name, arguments.runs) for name in names}
    text = report(rows, arguments.systems, arguments.runs)
    print(text, end="")
    arguments.output.write_text(text, encoding="utf-8")


def write_states(place: Path, systems: int) -> None:
    """Write two states of a company that differ in one file, as folders and as commits of a repository."""
    company = make_company(systems, usual_fields(systems), SEED)
    texts = dict(manifests(company))
    changed = min(name for name in texts if "/systems" in name)
    later = {**texts, changed: texts[changed].replace("encryption: {at_rest: true", "encryption: {at_rest: false", 1)}
    if later == texts:
        raise ValueError(f"nothing is encrypted in {changed}: choose another change")
    for name, files in (("earlier", texts), ("later", later), ("repository", texts)):
        write(files.items(), place / name)
    repository = place / "repository"
    _git(repository, "init", "--quiet")
    _commit(repository, "before")
    write([(changed, later[changed])], repository)
    _commit(repository, "after")


def measure_once(place: Path, question: Question) -> Measured:
    """Return what a question takes in this process."""
    gc.disable()  # as the command line does
    clock, work = time.perf_counter(), _work_done()
    states = _read(place, question.states)
    read_wall, read_cpu, before = time.perf_counter() - clock, _work_done() - work, _peak()
    clock, work = time.perf_counter(), _work_done()
    write = question.answer(states)
    wall, cpu = time.perf_counter() - clock, _work_done() - work
    clock, work = time.perf_counter(), _work_done()
    text = write()
    write_wall, write_cpu = time.perf_counter() - clock, _work_done() - work
    return Measured(read_wall, read_cpu, wall, cpu, write_wall, write_cpu, before, _peak(), text.count("\n"))


def measured(place: str, name: str, runs: int) -> Measured:
    """Return the medians of several runs, each in a process of its own."""
    command = [sys.executable, __file__, "--once", place, name]
    results = [
        Measured(**json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))  # noqa: S603 - itself
        for _ in range(runs)
    ]
    return Measured(**{key: statistics.median(getattr(each, key) for each in results) for key in asdict(results[0])})


def report(rows: dict[str, Measured], systems: int, runs: int) -> str:
    """Return the table as Markdown."""
    cells = [
        [
            f"`{QUESTIONS[name].command}`",
            f"{row.read_wall:.1f} ({row.read_cpu:.1f})",
            f"{row.wall:.1f} ({row.cpu:.1f})",
            f"{row.write_wall:.1f} ({row.write_cpu:.1f})",
            f"{row.before / 1e6:,.0f} MB",
            f"{row.memory / 1e6:,.0f} MB",
            f"{row.lines:,}",
        ]
        for name, row in rows.items()
    ]
    head = (
        f"Questions about a company of {systems:,} systems. Seconds on the clock, in brackets of work; "
        f"medians of {counted(runs, 'run')}, each in a process of its own. {_machine()}\n"
    )
    foot = (
        "A comparison reads two states, here with one system changed, and runs all rules on both. Answers are text for "
        "a terminal of 80 columns.\n"
    )
    mark = "<!-- Made by `make bench-questions` with `benchmarks/questions.py`; README.md beside it says how. -->\n"
    columns = [
        "question",
        "reading",
        "answering",
        "setting as text",
        "memory when read",
        "peak of memory",
        "lines of the answer",
    ]
    return f"{mark}\n# Questions\n\n{head}\n{_table(columns, cells)}\n{foot}"


# Private functions: the questions


def _trace_field(system: str, *, is_backwards: bool = False) -> Answer:
    """Ask for the first field that a system declares: which one that is depends on the size of the company."""

    def answer(states: Sequence[State]) -> Callable[[], str]:
        field = listed(states[0][0].inventory.systems[system].fields)[0]
        return _trace(f"{system}.{field.type.id}", is_backwards=is_backwards)(states)

    return answer


def _trace(text: str, *, is_backwards: bool = False, ends: tuple[str, ...] = ()) -> Answer:
    def answer(states: Sequence[State]) -> Callable[[], str]:
        ((loaded, _),) = states
        way = trace.Way(what=trace.meant(text, loaded), ends=ends, is_backwards=is_backwards)
        found = trace.follow(way, loaded, AS_OF)
        return lambda: tree_text(found, SCREEN)

    return answer


def _query(*selectors: str) -> Answer:
    def answer(states: Sequence[State]) -> Callable[[], str]:
        ((loaded, _),) = states
        found = picked(Only(selectors), loaded, AS_OF)
        rows = query.rows_of(found.selected, found.context, tuple(query.Kind))
        return lambda: query_text(rows, SCREEN)

    return answer


def _document(make: Callable[[Loaded, Edition], Document]) -> Answer:
    def answer(states: Sequence[State]) -> Callable[[], str]:
        ((loaded, _),) = states
        document = make(loaded, Edition(as_of=AS_OF))
        return lambda: answer_text(document, SCREEN)

    return answer


def _transfers(loaded: Loaded, edition: Edition) -> Document:
    return for_terminal(transfers(find_transfers(Only(("*",)), loaded, edition), loaded, edition))


def _parties(states: Sequence[State]) -> Callable[[], str]:
    ((loaded, _),) = states
    rows = party_rows(loaded, AS_OF)
    return lambda: parties_text(rows, SCREEN)


def _diff(states: Sequence[State]) -> Callable[[], str]:
    earlier, later = (diff.Stand(*state) for state in states)
    found = diff.diff(earlier, later, AS_OF)
    return lambda: diff.formats()["text"].render(found, Page(SCREEN.width))


QUESTIONS = {
    "trace-type": Question("trace contact", _trace("contact")),
    "trace-backwards": Question("trace contact --backwards", _trace("contact", is_backwards=True)),
    "trace-abroad": Question("trace contact --to country:third", _trace("contact", ends=("country:third",))),
    "trace-field": Question("trace crm.FIELD", _trace_field("crm")),
    "trace-field-backwards": Question("trace crm.FIELD --backwards", _trace_field("crm", is_backwards=True)),
    "query-steps": Question("query +crm+1", _query("+crm+1")),
    "query-data": Question("query data:contact,country:third", _query("data:contact,country:third")),
    "query-all": Question("query", _query("*")),
    "breach": Question("breach crm", _document(lambda loaded, edition: breach.breach(loaded, ["crm"], edition))),
    "subject": Question(
        "subject customer", _document(lambda loaded, edition: subject.subject(loaded, "customer", edition))
    ),
    "transfers": Question("transfers", _document(_transfers)),
    "parties": Question("parties", _parties),
    "diff-folders": Question("diff earlier later", _diff, ("earlier", "later")),
    "diff-revisions": Question("diff HEAD~1 HEAD", _diff, ("HEAD~1", "HEAD")),
}
"""A further command is a further entry."""


# Private functions: what is around them


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--systems", type=int, default=SYSTEMS, help="number of systems")
    parser.add_argument("--runs", type=int, default=RUNS, help="how often each question is measured")
    parser.add_argument("--questions", nargs="+", choices=list(QUESTIONS), help="only these")
    parser.add_argument("--once", nargs=2, metavar=("PLACE", "NAME"), help="measure one question once, as JSON")
    parser.add_argument("--output", type=Path, default=HERE / "questions.md", help="where the table is written")
    return parser.parse_args()


def _read(place: Path, states: tuple[str, ...]) -> tuple[State, ...]:
    """Return states as the command line reads them: a folder, two folders, or two revisions."""
    if len(states) == 1:
        return ((open_readable_inventory(settled(place / states[0])).loaded, ""),)
    is_folders = all((place / state).exists() for state in states)
    named = [str(place / state) for state in states] if is_folders else list(states)
    pair = compared(named, None if is_folders else place / "repository", None)
    return (pair.earlier.loaded, pair.earlier.name), (pair.later.loaded, pair.later.name)


def _commit(repository: Path, message: str) -> None:
    _git(repository, "add", "--all")
    who = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@company.example", "-c", "commit.gpgsign=false")
    _git(repository, *who, "commit", "--quiet", "--message", message)


def _git(repository: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(repository), *arguments], check=True)  # noqa: S603, S607 - fixed words


def _peak() -> int:
    """Return the peak of memory of this process, and of the largest of those that it started and waited for."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_maxrss for usage in usages) * 1024


def _work_done() -> float:
    """Return the seconds of work of this process and of those that it started and waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


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
