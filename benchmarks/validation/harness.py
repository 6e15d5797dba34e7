"""Runs commands in turns, so that a slow moment of the machine hits all alike."""

from __future__ import annotations

import hashlib
import itertools
import os
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from validation.commands import ROOT, Command
from validation.process import run
from validation.results import Measured, Results

LIMIT = 900.0
"""Seconds that a run may take."""

_SUMMARY = re.compile(r"^.* in [\d,]+ manifests? \(.*\)$", re.MULTILINE)
_STAGE = re.compile(r"^ *([\d.]+) +\d+% +(.+)$", re.MULTILINE)


def measure(commands: Sequence[Command], place: Path, results: Results, save: Path) -> None:
    """Run every command as often as it asks for, in rounds; save the results after each."""
    edits = itertools.count(1)
    for command in commands:
        # The runs that compile the program, and the one that fills the cache, do not count.
        if command.keeps_cache or not command.systems:
            _run(command, place, Results(""), edits)
    for number in range(max(command.runs for command in commands)):
        turn = number % len(commands)
        for command in (*commands[turn:], *commands[:turn]):
            if number < command.runs:
                _run(command, place, results, edits)
        save.write_text(results.to_json(), encoding="utf-8")


# Private functions


def _run(command: Command, place: Path, results: Results, edits: itertools.count[int]) -> None:
    """Run a command once and note what it took."""
    number = next(edits)
    measured = results.measured.setdefault((command.name, command.systems), Measured())
    if command.edit:
        command.edit(number)
    cache = place / "caches" / (command.name if command.keeps_cache else str(number))
    output = place / "output"
    ran = run(command.arguments, ROOT, _environment(cache), output, LIMIT)
    if not command.keeps_cache:
        shutil.rmtree(cache, ignore_errors=True)
    print(f"{command.name} {command.systems or ''}: {ran.wall:.2f} s", file=sys.stderr, flush=True)
    errors = output.with_suffix(".err").read_text("utf-8", "replace")
    if ran.code not in command.codes:
        results.failures.append(f"{command.name}, {command.systems} systems: exit code {ran.code}. {errors[-300:]}")
        return
    written = output.with_suffix(".out").read_bytes()
    measured.said = _last(_SUMMARY.findall(written[-4000:].decode("utf-8", "replace") + errors[-4000:]))
    measured.digest = hashlib.sha256(written).hexdigest()
    measured.stages = [(float(seconds), name) for seconds, name in _STAGE.findall(errors)]
    measured.runs.append(ran)


def _environment(cache: Path) -> dict[str, str]:
    """Return the environment of a run: what it keeps for the next one goes into a folder, so that it starts cold.

    What tells Python to work otherwise than for its users, such as not to keep compiled modules, does not hold.
    """
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    # Whoever measures may have named a folder of their own, which counts for more than the user's.
    return {**inherited, "XDG_CACHE_HOME": str(cache), "PDMAP_CACHE": str(cache / "pdmap"), "NO_COLOR": "1"}


def _last(found: list[str]) -> str:
    return found[-1] if found else ""
