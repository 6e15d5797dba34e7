"""Measure how long validation takes beside what else there is: `python benchmarks/validate.py`, or `make bench`.

It writes `validate.md`, its plot `validate.svg`, and what both are made from, `validate.json`. Each run is a process of
its own, and the commands take turns. Peers are looked for in an environment that `make bench` makes from `peers.txt`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from validation.commands import BENCHMARKS, FULL, QUICK, ROOT, Plan, again, commands, edited, folder_of
from validation.edits import EDITS
from validation.harness import measure
from validation.report import growth_plot, report
from validation.results import Results, from_json

from pdmap.counting import counted


def main() -> None:
    """Measure, print the page and write it; exit with 1 where a run did not end as it should."""
    arguments = _arguments()
    if arguments.written:
        results = from_json(arguments.written.read_text(encoding="utf-8"))
    elif not (arguments.peers / "bin" / "python").exists():
        sys.exit(f"no peers are in {arguments.peers}: `make bench` installs them there")
    else:
        with tempfile.TemporaryDirectory() as place:
            results = measured(_plan(arguments), Path(place), arguments.peers, arguments.output)
    text = report(results)
    print(text, end="")
    _write(arguments.output, {"md": text, "svg": growth_plot(results), "json": results.to_json()})
    sys.exit(1 if results.failures else 0)


def measured(plan: Plan, place: Path, peers: Path, output: Path) -> Results:
    """Return what was measured of a plan, with inventories that are written into a folder."""
    _inventories(plan, place)
    output.mkdir(parents=True, exist_ok=True)
    results = Results("")
    commit, before = _commit(), os.getloadavg()[0]
    planned = list(commands(plan, place, peers))
    measure(planned, place, results, output / "validate.json")
    if all(results.get(edited(what), plan.warm) for what in EDITS):
        measure([*again(plan, place)], place, results, output / "validate.json")
    results.head = _head(commit, before)
    return results


# Private functions


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small inventories and one run each, to see that it works")
    parser.add_argument("--sizes", type=int, nargs="+", help="numbers of systems, instead of the plan's")
    parser.add_argument("--peers", type=Path, default=BENCHMARKS / ".peers", help="the environment of the peers")
    parser.add_argument("--output", type=Path, default=BENCHMARKS, help="the folder that is written to")
    parser.add_argument("--from", dest="written", type=Path, help="measure nothing: make the page of this JSON anew")
    return parser.parse_args()


def _plan(arguments: argparse.Namespace) -> Plan:
    plan = QUICK if arguments.quick else FULL
    if not arguments.sizes:
        return plan
    smallest, largest = min(arguments.sizes), max(arguments.sizes)
    return Plan(tuple(sorted(arguments.sizes)), (smallest,), largest, smallest, plan.runs, plan.starts)


def _inventories(plan: Plan, place: Path) -> None:
    """Write all inventories, in processes of their own: memory of this one would count for those that it starts."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    makes = [["generate.py", "--systems", str(size), "--fields", "20", f"company-{size}"] for size in plan.sizes]
    makes.append(["twin.py", "--systems", str(plan.twin), "twin"])
    for script, *arguments, folder in makes:
        command = [sys.executable, str(BENCHMARKS / script), *arguments, str(place / folder)]
        subprocess.run(command, check=True, env=environment)  # noqa: S603 - scripts beside this one
    for what in EDITS:
        shutil.copytree(place / f"company-{plan.warm}", place / folder_of(what))


def _head(commit: str, before: float) -> str:
    """Return what was measured on what; a load above the number of cores says that others were at work."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    load = f"load {before:.1f} at the start, {os.getloadavg()[0]:.1f} at the end"
    machine = f"Python {version}, {counted(os.cpu_count() or 1, 'core')}, {os.uname().machine}, {load}"
    day = dt.datetime.now(tz=dt.UTC).date()
    return (
        f"pdmap at commit {commit}, measured on {day} with {machine}. Seconds on the clock, in brackets of work; "
        "medians of runs that took turns, each a process of its own; memory is the peak of all its processes."
    )


def _commit() -> str:
    git = ["git", "-C", str(ROOT), "describe", "--always", "--dirty=, changed", "--exclude=*", "--abbrev=10"]
    found = subprocess.run(git, check=False, capture_output=True, text=True)  # noqa: S603 - fixed words
    return found.stdout.strip() or "unknown"


def _write(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for ending, text in files.items():
        (folder / f"validate.{ending}").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
