"""Run a command again and again, ended by a signal at another step each time; a program of its own, to be forked.

Arguments: a folder, the name of a signal, and the number of a command. It writes a line for each trouble, and at the
end how many steps there were.
"""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from pdmap.cli.process import run
from tests.machines.commands import COMMANDS, Command, environment, files_below, make_sandbox
from tests.machines.faults import LOOKS, MAKES, MANY, System, counted, telling

IS_WHOLE = os.environ.get("PDMAP_FAULTS") == "all"
CODES = {"SIGKILL": -9, "SIGTERM": 143, "SIGINT": 130, "SIGHUP": 129}


def main(folder: Path, name: str, command: Command) -> None:
    folder.mkdir()
    os.chdir(folder)
    wanted = environment(folder)
    os.environ.clear()
    os.environ.update(wanted)
    before = make_sandbox(folder, command)
    sys.argv = ["pdmap", *command.line.split()]
    with silence():
        _run(System())  # whatever is loaded once is loaded
        make_sandbox(folder, command)
        _run(counting := System())
    after = files_below(folder)
    moments = [*_moments(counting.calls)]
    for at, is_after in moments:
        make_sandbox(folder, command)
        code = _forked(System(at, is_after, lambda _: os.kill(os.getpid(), signal.Signals[name])))
        where = f"{at} {counting.calls[at]}{' afterwards' if is_after else ''}"
        for trouble in _troubles(folder, before, after, command, code, name):
            sys.stdout.write(f"{where}: {trouble}\n")
    sys.stdout.write(f"{len(moments)} moments\n")


def _moments(calls: list[str]) -> Iterator[tuple[int, bool]]:
    """Yield calls by their numbers, and whether the signal comes after them; before those that only look, none does.

    By default these are the first and last call of each kind on each file.
    """
    for at in telling(calls, MANY if IS_WHOLE else 0):
        name = calls[at].split()[0]
        if name not in LOOKS:
            yield at, False
        if name in MAKES:
            yield at, True


def _run(system: System) -> int:
    with counted(system), contextlib.suppress(SystemExit):
        run()
    return 0


def _forked(system: System) -> int:
    """Return the exit code of a run in a process of its own; below 0 for the signal that ended it."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with silence():
        try:
            with counted(system):
                run()
        except SystemExit as ended:
            os._exit(int(str(ended.code)))
    os._exit(99)


def _troubles(
    folder: Path, before: dict[str, bytes], after: dict[str, bytes], command: Command, code: int, name: str
) -> Iterator[str]:
    found = files_below(folder)
    left = {path for path in found if any(part.startswith(".pdmap-") for part in Path(path).parts)}
    if code != CODES[name]:
        yield f"exit code {code}"
    is_away = name == "SIGKILL" and left and command.earlier and not (found.keys() - left) & {*command.writes}
    for path in () if is_away else (found.keys() | before.keys()) - left:
        if found.get(path) not in (before.get(path), after.get(path)):
            yield f"{path}: neither old nor new"
    if name == "SIGKILL":
        # A run after it is none the worse for what was left, and puts back what was on its way.
        if left and not command.is_new and (_forked(System()) not in (0, 1) or not _is_done(folder, after, left)):
            yield "the next run does not end as it should"
        return
    if left or [*folder.parent.glob("cache/.unfinished-*")]:
        yield "left a temporary file"
    kept = {found.get(path) == after.get(path) for path in command.writes if before.get(path) != after.get(path)}
    if len(kept) > 1:
        yield "one file is new and another old"


def _is_done(folder: Path, after: dict[str, bytes], left: set[str]) -> bool:
    """Return whether everything is as a run makes it, but for what a killed one has left."""
    found = files_below(folder)
    return {path: data for path, data in found.items() if path not in left} == after


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """Let standard output and standard error go nowhere."""
    kept = os.dup(1), os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    try:
        yield
    finally:
        sys.stdout.flush()
        for stream, saved in zip((1, 2), kept, strict=True):
            os.dup2(saved, stream)
            os.close(saved)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], COMMANDS[int(sys.argv[3])])
