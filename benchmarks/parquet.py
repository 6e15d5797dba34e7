"""Measure the export of large made-up companies as Parquet: `python benchmarks/parquet.py`.

It writes `benchmarks/parquet.md`. Whole commands are measured from outside, `pdmap validate` beside `pdmap export`.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
from company import make_company
from generate import SEED, manifests, write
from validation.process import Run, run

from pdmap.counting import counted

SIZES = (1_000, 10_000, 50_000)
FIELDS = 20
RUNS = 3
MACHINE = 16e9
"""Octets of memory of the machine whose end is looked for."""
LIMIT = 3_600.0
HERE = Path(__file__).parent
ROOT = HERE.parent


@dataclass(frozen=True, slots=True)
class Measured:
    """What a company of a size took."""

    systems: int
    fields: int
    rows: int
    manifests: int
    """Octets of the manifests."""
    size: int
    """Octets of the export."""
    validate: Run
    export: Run


def main() -> None:
    """Measure, print the page and write it."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as place:
        found = [measure(systems, arguments.fields, arguments.runs, Path(place)) for systems in arguments.sizes]
    text = page(found, arguments.runs)
    print(text, end="")
    arguments.output.write_text(text, encoding="utf-8")


def measure(systems: int, fields: int, runs: int, place: Path) -> Measured:
    """Write a company, and return the medians of several runs of the two commands, which take turns."""
    company, target = place / f"company-{systems}", place / f"export-{systems}"
    write(manifests(make_company(systems, fields, SEED)), company)
    commands = {
        "validate": ("validate", str(company), "--format", "concise"),
        "export": ("export", "parquet", str(company), "--output", str(target)),
    }
    ran: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(runs):
        for name, command in commands.items():
            ran[name].append(_run(command, place / "output"))
            print(f"{name} {systems}, run {number + 1}: {ran[name][-1].wall:.1f} s", file=sys.stderr, flush=True)
    return Measured(
        systems=systems,
        fields=_count(target, "fields"),
        rows=_count(target, "*"),
        manifests=_size(company),
        size=_size(target),
        validate=_median(ran["validate"]),
        export=_median(ran["export"]),
    )


def page(found: Sequence[Measured], runs: int) -> str:
    """Return what was measured as Markdown."""
    columns = ("systems", "fields", "manifests", "validate", "memory", "export", "memory", "rows", "size of the export")
    rows = [
        (
            f"{each.systems:,}",
            f"{each.fields:,}",
            _megabytes(each.manifests),
            _seconds(each.validate),
            _megabytes(each.validate.memory),
            _seconds(each.export),
            _megabytes(each.export.memory),
            f"{each.rows:,}",
            _megabytes(each.size),
        )
        for each in found
    ]
    return "\n".join(
        (
            "<!-- Made by `make bench-parquet` with `benchmarks/parquet.py`; README.md beside it says how. -->\n",
            "# Parquet\n",
            f"{_HEAD} {_taken(runs)} {_machine()}\n",
            _table(columns, rows),
            "## Where one machine ends\n",
            _per_fields(found),
            *([_end(found)] if len(found) > 1 else []),
        )
    )


# Private functions


def _run(command: Sequence[str], output: Path) -> Run:
    """Run pdmap with a command line.

    Raises:
        RuntimeError: it does not end as it should.
    """
    cache = output.parent / "cache"
    shutil.rmtree(cache, ignore_errors=True)  # a run that finds what an earlier one told measures nothing
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PDMAP_CACHE": str(cache)}
    ran = run((sys.executable, "-m", "pdmap", *command), ROOT, environment, output, LIMIT)
    if ran.code not in {0, 1}:
        raise RuntimeError(f"{' '.join(command)}: exit code {ran.code}: {output.with_suffix('.err').read_text()}")
    return ran


def _median(runs: Sequence[Run]) -> Run:
    def middle(read: Callable[[Run], float]) -> float:
        return statistics.median(map(read, runs))

    memory = int(middle(lambda each: each.memory))
    return Run(middle(lambda each: each.wall), middle(lambda each: each.cpu), memory, runs[0].code)


def _count(export: Path, table: str) -> int:
    """Return how many rows an export has in a table, as DuckDB counts them."""
    files = f"{export}/{table}/*.parquet"
    found = duckdb.connect().execute("SELECT sum(num_rows)::bigint FROM parquet_file_metadata(?)", [files]).fetchall()
    return int(found[0][0])


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _per_fields(found: Sequence[Measured]) -> str:
    """Return what each 100,000 fields take: of the largest company, what came on top of the next smaller one."""
    *_, last = found
    before = found[-2] if len(found) > 1 else None
    fields = last.fields - (before.fields if before else 0)

    def each(read: Callable[[Measured], float]) -> float:
        return (read(last) - (read(before) if before else 0)) / fields * 100_000

    columns = ("each 100,000 fields take", "validate", "export")
    rows = (
        ("seconds of work", *(f"{each(read):.1f}" for read in _WORK)),
        ("memory", *(_megabytes(each(read)) for read in _MEMORY)),
        ("size", "", _megabytes(each(lambda it: it.size))),
    )
    return _table(columns, rows)


def _end(found: Sequence[Measured]) -> str:
    """Return at how many fields a machine ends, drawn on from the two largest companies."""
    smaller, larger = found[-2:]
    slope = (larger.export.memory - smaller.export.memory) / (larger.fields - smaller.fields)
    fields = larger.fields + (MACHINE - larger.export.memory) / slope
    return (
        f"Extrapolated, not measured: drawn on in a straight line from the two largest companies, the export fills "
        f"{MACHINE / 1e9:.0f} GB of memory at {fields / 1e6:.1f} million fields. The largest that was measured has "
        f"{larger.fields:,}.\n"
    )


def _taken(runs: int) -> str:
    return f"medians of {counted(runs, 'run')} that took turns." if runs > 1 else "each command ran once."


def _seconds(ran: Run) -> str:
    return f"{ran.wall:.1f} ({ran.cpu:.1f})"


def _megabytes(octets: float) -> str:
    return f"{octets / 1e6:,.0f} MB" if octets >= 1e7 else f"{octets / 1e6:,.1f} MB"


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    rule = ["---", *["--:"] * (len(columns) - 1)]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (columns, rule, *rows))


def _machine() -> str:
    python = ".".join(platform.python_version_tuple()[:2])
    return f"Python {python}, {os.cpu_count()} cores, {platform.machine()}, load {os.getloadavg()[0]:.1f} at the end."


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="numbers of systems, rising")
    parser.add_argument("--fields", type=int, default=FIELDS, help="fields of a system, about")
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--output", type=Path, default=HERE / "parquet.md")
    return parser.parse_args()


# Private tables

_HEAD = (
    "Whole commands about made-up companies. Seconds on the clock, in brackets of work; memory is the peak of all "
    "processes of a command;"
)
_WORK: tuple[Callable[[Measured], float], ...] = (lambda it: it.validate.cpu, lambda it: it.export.cpu)
_MEMORY: tuple[Callable[[Measured], float], ...] = (lambda it: it.validate.memory, lambda it: it.export.memory)


if __name__ == "__main__":
    main()
