"""Every call that a command makes of the system fails once: what the command writes is old or new, never a part of it.

By default one call of each kind on each file fails; `make faults` lets every single call fail in every way.
"""

import errno
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest

from tests.machines.commands import COMMANDS, ROOT, Command, make_sandbox
from tests.machines.conftest import Outcome
from tests.machines.faults import LOOKS, WORK, System, first_of_each, telling

ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EMFILE, errno.ENOMEM, errno.EROFS)
"""Not among them: that nothing is where something is, which is no failure but a lie."""
FEW = 7
"""Of so many calls that only look, one fails."""
THIRD = 3
"""Of so many files that are there and are opened, one cannot be opened; commands take turns in which."""
IS_WHOLE = os.environ.get("PDMAP_FAULTS") == "all"

Run = Callable[..., Outcome]


@pytest.mark.parametrize("command", COMMANDS, ids=str)
def test_a_call_that_fails_leaves_old_files_or_new_ones(sandbox: Path, outcome: Run, command: Command) -> None:
    make_sandbox(sandbox, command)
    outcome(command)  # what is loaded once and for all is loaded
    calls, clean = _clean(sandbox, outcome, command)
    troubles = []
    for at, error, is_after in _cases(calls, COMMANDS.index(command)):
        before = make_sandbox(sandbox, command)
        ended = outcome(command, system := System(at, is_after, _failing(error)))
        assert len(system.calls) > at
        where = f"{at} {calls[at]} {errno.errorcode[error]}{' afterwards' if is_after else ''}"
        is_nameless = is_after and calls[at].startswith("mkdir .pdmap-")  # whoever asked for it was not told its name
        troubles += [f"{where}: {one}" for one in _troubles(before, ended, clean, command, is_nameless=is_nameless)]
    assert not troubles, "\n".join(troubles)


# Private functions


def _clean(sandbox: Path, outcome: Run, command: Command) -> tuple[list[str], Outcome]:
    before = make_sandbox(sandbox, command)
    clean = outcome(command, system := System())
    assert clean.code in (0, 1), clean.err
    changed = {name for name, data in clean.files.items() if before.get(name) != data}
    assert changed == set(command.writes)
    return system.calls, clean


def _cases(calls: list[str], turn: int) -> Iterator[tuple[int, int, bool]]:
    """Yield calls by their numbers, how they fail, and whether that is after they have done their work."""
    first = first_of_each(calls)
    known = telling(calls) if IS_WHOLE else first
    yield from ((at, errno.EIO, True) for at in known if _name(calls[at]) in WORK)
    if IS_WHOLE:
        yield from ((at, error, False) for at, error in product(known, ERRORS))
        return
    looks = [at for at in first if _name(calls[at]) in LOOKS]
    opens = [at for at in first if _name(calls[at]) == "open" and not calls[at].startswith("open .")]
    sample = {*looks[::FEW], *opens[turn % THIRD :: THIRD]}
    for number, at in enumerate(sorted({*first} - {*looks, *opens} | sample)):
        yield at, ERRORS[number % len(ERRORS)], False


def _name(call: str) -> str:
    return call.partition(" ")[0]


def _failing(error: int) -> Callable[[object], None]:
    def fail(subject: object) -> None:
        raise OSError(error, os.strerror(error), *([str(subject)] if isinstance(subject, str | Path) else []))

    return fail


def _troubles(
    before: dict[str, bytes], ended: Outcome, clean: Outcome, command: Command, *, is_nameless: bool
) -> Iterator[str]:
    if ended.code not in (clean.code, 2):
        yield f"exit code {ended.code}: {ended.err}"
    if any(not line.startswith("pdmap: ") for line in ended.err.splitlines()):
        yield f"told: {ended.err}"
    if any(name in ended.err for name in (str(ROOT), tempfile.gettempdir())):
        yield f"told a path of the machine: {ended.err}"
    if ended.code == 2 and not (ended.err or _is_told(ended, command)):
        yield "told nothing"
    if ended.code == clean.code and (ended.files, ended.out) != (clean.files, clean.out):
        yield "went on with another result"
    for name in ended.files.keys() | before.keys():
        is_known = ended.files.get(name) in (before.get(name), clean.files.get(name))
        if not (is_known or (name in command.writes and _is_told(ended, command))):
            yield f"{name}: neither old nor new"
    if not is_nameless and any(path.name.startswith(".pdmap-") for path in Path.cwd().rglob("*")):
        yield "left a temporary file"


def _is_told(ended: Outcome, command: Command) -> bool:
    """Return whether a command tells in each of its outputs, whole, that something of what it checks cannot be read."""
    reports = [ended.files.get(name, b"") for name in command.writes]
    told = all(re.search(rb"the (?:manifest|file) cannot be read", report) for report in reports)
    forms = [report for report in reports if report.startswith(b"{")]
    return command.line.startswith(("validate", "scan", "drift")) and told and all(map(json.loads, forms))
