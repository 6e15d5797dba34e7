"""What must hold after a call has failed, and after a command was ended."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import fromstring

from tests.machines.choosing import CODES, Trial
from tests.machines.commands import ROOT, Command
from tests.machines.faults import System
from tests.machines.stage import Outcome, Stage

UNFINISHED = ".pdmap-"
"""How names of unfinished files and folders begin."""


def troubles_of_failure(stage: Stage, trial: Trial, ended: Outcome) -> Iterator[str]:
    """Yield what is wrong after a call has failed."""
    clean, command, call = stage.clean, stage.command, stage.calls[trial.at]
    # Where a program that lays maps out fails, another way is taken; see renderers/picture/layout.py.
    is_redrawn = "host/workers.py" in call.places and _is_same_map(ended.files, clean.files, command)
    if ended.code not in (clean.code, 2):
        yield f"exit code {ended.code}: {ended.err}"
    if any(not line.startswith("pdmap: ") for line in ended.err.splitlines()):
        yield f"told: {ended.err}"
    if any(name in ended.err for name in (str(ROOT), str(Path.cwd().parent))):
        yield f"told a path of the machine: {ended.err}"
    if ended.code == 2 and not (ended.err or _is_told(ended, command)):
        yield "told nothing"
    if ended.code == clean.code and (ended.files, ended.out) != (clean.files, clean.out) and not is_redrawn:
        yield "went on with another result"
    for name in ended.files.keys() | stage.before.keys():
        is_known = ended.files.get(name) in (stage.before.get(name), clean.files.get(name))
        if not (is_known or (name in command.writes and (is_redrawn or _is_told(ended, command)))):
            yield f"{name}: neither old nor new"
    # Whoever asked for a folder and was told that it failed was not told its name.
    is_nameless = trial.is_after and call.name == "mkdir" and call.about in (".pdmap-*", "room")
    if (_unfinished(ended) or ended.left) and not is_nameless:
        yield f"left a temporary file: {[*_unfinished(ended), *ended.left]}"


def troubles_of_death(stage: Stage, trial: Trial, ended: Outcome) -> Iterator[str]:
    """Yield what is wrong after a command was ended by a signal."""
    before, after, command = stage.before, stage.clean.files, stage.command
    left = {path for path in ended.files if _is_unfinished(path)}
    is_killed = trial.way == "SIGKILL"
    if ended.code != CODES[str(trial.way)]:
        yield f"exit code {ended.code}"
    is_away = is_killed and left and command.earlier and not (ended.files.keys() - left) & {*command.writes}
    for path in () if is_away else (ended.files.keys() | before.keys()) - left:
        if ended.files.get(path) not in (before.get(path), after.get(path)):
            yield f"{path}: neither old nor new"
    if is_killed:
        # A run after it is none the worse for what was left, and puts back what was on its way.
        if left and not command.is_new:
            again = stage.run_on(System())
            if again.code != stage.clean.code or {k: v for k, v in again.files.items() if k not in left} != after:
                yield "the next run does not end as it should"
        return
    if _unfinished(ended) or ended.left:
        yield f"left a temporary file: {[*_unfinished(ended), *ended.left]}"
    kept = {ended.files.get(path) == after.get(path) for path in command.writes if before.get(path) != after.get(path)}
    if len(kept) > 1:
        yield "one file is new and another old"


# Private functions

_UNREAD = re.compile(rb"(?:the (?:manifest|file)|part of a source of [^\n]*) cannot be read")


def _unfinished(ended: Outcome) -> list[str]:
    return [path for path in (*ended.files, *ended.folders) if _is_unfinished(path)]


def _is_unfinished(path: str) -> bool:
    return any(part.startswith(UNFINISHED) for part in path.split("/"))


def _is_told(ended: Outcome, command: Command) -> bool:
    """Return whether a command tells in each of its outputs, whole, that something of what it checks cannot be read."""
    reports = [ended.files.get(name, b"") for name in command.writes]
    told = all(
        re.search(rb"(?:the (?:manifest|file)|part of a source of [^\n]*) cannot be read", report) for report in reports
    )
    forms = [report for report in reports if report.startswith(b"{")]
    return command.line.startswith(("validate", "scan", "drift")) and told and all(map(json.loads, forms))


def _is_same_map(files: Mapping[str, bytes], clean: Mapping[str, bytes], command: Command) -> bool:
    """Return whether a command wrote nothing but a map, whole, with every word that stands on the usual one."""
    names = [name for name in command.writes if name.endswith(".svg")]
    return bool(names) and all(_words(clean[name]) <= _words(files.get(name, b"<svg/>")) for name in names)


def _words(map_: bytes) -> set[str]:
    return {word for text in fromstring(map_).itertext() for word in re.findall(r"\w+", text)}  # noqa: S314 - it is our own
