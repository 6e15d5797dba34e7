"""Run many bad inputs at once, and tell what became of each."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.corpus.child import Ended

ROOT = Path(__file__).parents[2]
WARM = ROOT / "inventories" / "webshop-flawed"
LONGEST = 4_000
"""Bytes of a path; the system refuses longer ones."""
EPOCH = "1795392000"
"""2026-11-23, the day of all tests."""


@dataclass(frozen=True, slots=True)
class Job:
    """A command line, and what puts its folder in order."""

    name: str
    arguments: Sequence[str]
    furnish: Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a job."""

    ended: Ended
    changed: tuple[str, ...]
    """Names of files that are new, gone or otherwise than before."""


def results_of(jobs: Iterable[Job], folder: Path, at_once: int = 50) -> dict[str, Result]:
    """Run jobs in folders below one, within limits, and return what became of them by their names.

    Args:
        jobs: What to run.
        folder: An empty folder.
        at_once: How many run in one process; with 1, the memory of each is its own.
    """
    listed = list(jobs)
    assert len({job.name for job in listed}) == len(listed)
    places = [folder / str(number) for number in range(len(listed))]
    for place, job in zip(places, listed, strict=True):
        place.mkdir()
        job.furnish(place)
    before = [_state(place) for place in places]
    ended = _ended(list(zip(places, listed, strict=True)), at_once)
    return {
        job.name: Result(end, tuple(sorted(name for name, _ in then ^ _state(place))))
        for job, place, then, end in zip(listed, places, before, ended, strict=True)
    }


def write_files(contents: dict[str, bytes]) -> Callable[[Path], None]:
    """Return what writes files into a folder."""

    def furnish(folder: Path) -> None:
        for name, data in contents.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    return furnish


# Private functions


def _ended(placed: list[tuple[Path, Job]], at_once: int) -> list[Ended]:
    runs = [(str(place), list(job.arguments)) for place, job in placed]
    question = {"warm": str(WARM), "runs": runs, "at_once": at_once}
    dropped = ("NO_COLOR", "FORCE_COLOR", "GITHUB_STEP_SUMMARY", "COLUMNS")
    kept = {name: value for name, value in os.environ.items() if name not in dropped and not name.startswith("PDMAP_")}
    # The folders lie below that of the system's temporary files, where a stranger's configuration may stand above.
    environment = {**kept, "PYTHONPATH": str(ROOT), "PDMAP_CACHE": "off", "SOURCE_DATE_EPOCH": EPOCH, "COLUMNS": "100"}
    run = subprocess.run(
        [sys.executable, "-m", "tests.corpus.child"],
        input=json.dumps(question),
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=environment,
        cwd=ROOT,
    )
    assert (run.returncode, run.stderr) == (0, "")
    return [Ended(**answer) for answer in json.loads(run.stdout)]


def _state(folder: Path) -> set[tuple[str, str]]:
    """Return the names of what is in a folder, each with what it is."""
    found = set()
    for here, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(here) / name
            found.add((os.fsencode(path.relative_to(folder)).decode(errors="backslashreplace"), _kind(path)))
    return found


def _kind(path: Path) -> str:
    if len(os.fsencode(path)) > LONGEST:
        return "beyond reach"
    if path.is_symlink():
        return str(path.readlink())
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest() if os.access(path, os.R_OK) else "closed"
    return "folder" if path.is_dir() else "other"
