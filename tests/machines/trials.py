"""Try a command with something happening at another of its calls each time; a program that a nursery runs.

Arguments: a folder, and the number of a command. It prints what it tried, and each trouble.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from errno import errorcode
from pathlib import Path

from tests.machines.choosing import IS_WHOLE, Trial, deaths, failures, kind
from tests.machines.commands import COMMANDS
from tests.machines.faults import MAKES, System
from tests.machines.judges import troubles_of_death, troubles_of_failure
from tests.machines.stage import Stage


@dataclass(frozen=True, slots=True)
class Report:
    """What was tried of a command."""

    calls: int
    """How often it calls the system."""
    failures: int
    deaths: int
    seconds: float
    """Of computing."""
    is_whole: bool
    passed_over: tuple[str, ...]
    """Kinds of calls that did not fail, or at which the command was not ended."""
    troubles: tuple[str, ...]


def main() -> None:
    folder, number = Path(sys.argv[1]), int(sys.argv[2])
    sys.stdout.write(json.dumps(asdict(report_on(folder, number))))


def report_on(folder: Path, number: int) -> Report:
    """Return what comes of it when a command fails, or is ended, at its calls."""
    stage = Stage(folder, COMMANDS[number])
    failing, dying = [*failures(stage.calls, number)], [*deaths(stage.calls, number)]
    passed_over = {kind(call) for call in stage.calls} - {kind(stage.calls[trial.at]) for trial in failing}
    making = {kind(call) for call in stage.calls if call.name in MAKES}
    passed_over |= making - {kind(stage.calls[trial.at]) for trial in dying}
    troubles = [trouble for trial in (*failing, *dying) for trouble in _troubles(stage, trial)]
    seconds = sum(os.times()[:4])
    counts = len(stage.calls), len(failing), len(dying)
    return Report(*counts, round(seconds, 1), IS_WHOLE, tuple(sorted(passed_over)), tuple(troubles))


# Private functions


def _troubles(stage: Stage, trial: Trial) -> Iterator[str]:
    is_death = isinstance(trial.way, str)
    happen = _killing(str(trial.way)) if is_death else _failing(int(trial.way))
    ended = stage.run(System(trial.at, trial.is_after, happen))
    call = stage.calls[trial.at]
    way = trial.way if isinstance(trial.way, str) else errorcode[trial.way]
    where = f"{trial.at} {call} {way}{' afterwards' if trial.is_after else ''}"
    if ended.calls != [call]:
        yield f"{where}: was {ended.calls} this time"
    judge = troubles_of_death if is_death else troubles_of_failure
    yield from (f"{where}: {trouble}" for trouble in judge(stage, trial, ended))


def _failing(error: int) -> Callable[[object], None]:
    def fail(subject: object) -> None:
        raise OSError(error, os.strerror(error), *([str(subject)] if isinstance(subject, str | Path) else []))

    return fail


def _killing(name: str) -> Callable[[object], None]:
    return lambda _: os.kill(os.getpid(), signal.Signals[name])
