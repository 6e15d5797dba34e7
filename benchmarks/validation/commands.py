"""The commands that are measured, and how often."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from validation.edits import EDITS

ROOT = Path(__file__).parents[2]
BENCHMARKS = ROOT / "benchmarks"

PYTHON, TYPER, VERSION, SMALL = "python -c pass", "python -c 'import typer'", "pdmap --version", "pdmap validate"
COLD, STAGES = "pdmap", "pdmap --timings"
UNCHANGED = "pdmap, nothing edited"
CHECK_JSONSCHEMA, YAMLLINT = "check-jsonschema", "yamllint"
BYTES, EVENTS = "reading the bytes", "libyaml events"
FIDES, TWIN = "fideslang parse", "pdmap on the equal inventory"

_FINDINGS = (0, 1)
_YAMLLINT = "{extends: relaxed, rules: {line-length: disable}}"


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured."""

    sizes: tuple[int, ...]
    """Numbers of systems."""
    peers: tuple[int, ...]
    """Those that peers are measured with as well."""
    warm: int
    """That whose files are edited."""
    twin: int
    """Number of systems of the inventory that is written for Fides as well."""
    runs: int
    starts: int
    """Runs of commands that take a moment."""


FULL = Plan((1_000, 2_000, 5_000, 10_000, 20_000, 50_000), (1_000, 10_000), 10_000, 1_000, 5, 15)
QUICK = Plan((200, 500, 1_000), (200,), 1_000, 100, 1, 1)


@dataclass(frozen=True, slots=True)
class Command:
    """A command to measure."""

    name: str
    systems: int
    """0 where it is not about a company."""
    arguments: tuple[str, ...]
    runs: int
    codes: tuple[int, ...] = (0,)
    """Exit codes of a run that went as it should."""
    edit: Callable[[int], None] | None = None
    """Edits a file before each run; gets a number that it has not got before."""
    keeps_cache: bool = False
    """Whether a run has the cache of those before; otherwise each one starts without."""


def commands(plan: Plan, place: Path, peers: Path) -> Iterator[Command]:
    """Yield the commands of a plan about the inventories in a folder; peers are in an environment of their own."""
    yield from _starts(plan.starts)
    for systems in plan.sizes:
        # The largest take a minute each; growth over six sizes evens noise out.
        runs = plan.runs if systems <= plan.warm else min(plan.runs, 2)
        folder = place / f"company-{systems}"
        yield _pdmap(COLD, systems, folder, runs)
        limits = str(BENCHMARKS / "limits.py")
        yield Command(BYTES, systems, (sys.executable, limits, "bytes", str(folder)), runs)
        yield Command(EVENTS, systems, (sys.executable, limits, "events", str(folder)), runs)
        if systems in plan.peers:
            yield from _peers(systems, folder, peers, min(plan.runs, 3) if systems < plan.warm else 1)
    if has_option("--timings"):
        yield _pdmap(STAGES, plan.warm, place / f"company-{plan.warm}", 1, "--timings")
    yield _pdmap(TWIN, plan.twin, place / "twin" / "pdmap", plan.runs)
    parse = (str(peers / "bin" / "python"), str(BENCHMARKS / "parse_fides.py"), str(place / "twin" / "fides"))
    yield Command(FIDES, plan.twin, parse, min(plan.runs, 3))
    if has_option("cache"):
        yield replace(_pdmap(UNCHANGED, plan.warm, place / f"company-{plan.warm}", plan.runs), keeps_cache=True)
        for what, edit in EDITS.items():
            warm = _pdmap(edited(what), plan.warm, place / folder_of(what), plan.runs)
            yield replace(warm, edit=partial(edit, place / folder_of(what)), keeps_cache=True)


def again(plan: Plan, place: Path) -> Iterator[Command]:
    """Yield the commands that tell, without a cache, what there is to find after all edits of a kind."""
    return (_pdmap(after(what), plan.warm, place / folder_of(what), 1) for what in EDITS)


def edited(what: str) -> str:
    """Return the name of the command behind edits of a kind."""
    return f"pdmap, {what} edited"


def after(what: str) -> str:
    """Return the name of the command that is run without a cache when all edits of a kind are done."""
    return f"pdmap, cold after edits of {what}"


def folder_of(what: str) -> str:
    """Return the name of the folder whose manifests are edited."""
    return f"{what.rsplit(maxsplit=1)[-1]}-edited"


def has_option(text: str) -> bool:
    """Return whether `pdmap validate` knows an option: the benchmark also measures versions that lack one."""
    return text in _help()


# Private functions

_PDMAP = (sys.executable, "-m", "pdmap")


@cache
def _help() -> str:
    command = [*_PDMAP, "validate", "--help"]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout  # noqa: S603 - itself


def _starts(runs: int) -> Iterator[Command]:
    yield Command(PYTHON, 0, (sys.executable, "-c", "pass"), runs)
    yield Command(TYPER, 0, (sys.executable, "-c", "import typer"), runs)
    yield Command(VERSION, 0, (*_PDMAP, "--version"), runs)
    yield Command(SMALL, 0, (*_PDMAP, "validate", "inventories/cloudkarafka"), runs, _FINDINGS)


def _pdmap(name: str, systems: int, folder: Path, runs: int, *more: str) -> Command:
    """Return a validation with all rules, which prints all findings as people read them."""
    arguments = (*_PDMAP, "validate", "--profile", "strict", *more, str(folder))
    return Command(name, systems, arguments, runs, _FINDINGS)


def _peers(systems: int, folder: Path, peers: Path, runs: int) -> Iterator[Command]:
    manifests = [str(path) for path in sorted(folder.rglob("*.yaml"))]
    schema = str(ROOT / "schemas" / "inventory.schema.json")
    check = (str(peers / "bin" / "check-jsonschema"), "--schemafile", schema, *manifests)
    yield Command(CHECK_JSONSCHEMA, systems, check, runs)
    lint = (str(peers / "bin" / "yamllint"), "--config-data", _YAMLLINT, str(folder))
    yield Command(YAMLLINT, systems, lint, runs)
