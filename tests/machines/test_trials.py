"""Each call that a command makes of the system fails once, and signals end it there: files are old or new, no parts.

By default every kind of call on each file has its turn, in one way; `make faults` tries all calls that differ in every
way. Those that the same lines make about the same file are the same: of them, the first and the last are tried.
"""

import json
import os
from pathlib import Path

import pytest

from tests.machines.choosing import IS_WHOLE, SWITCH
from tests.machines.commands import COMMANDS, ROOT, environment
from tests.machines.nursery import Nursery, Run

TURNS = [pytest.param(number, id=str(command)) for number, command in enumerate(COMMANDS)]


@pytest.mark.parametrize("number", TURNS)
def test_a_command_that_fails_or_is_ended_leaves_old_files_or_new_ones(
    nursery: Nursery, tmp_path: Path, number: int
) -> None:
    folder = tmp_path / "stage" / "here"
    folder.parent.mkdir()
    variables = environment(folder) | {"PYTHONPATH": str(ROOT), SWITCH: os.environ.get(SWITCH, "")}
    [ended] = nursery.run(Run((str(folder), str(number)), tmp_path, variables, "tests.machines.trials:main"))
    assert (ended.returncode, ended.stderr) == (0, "")
    report = json.loads(ended.stdout)
    assert report["is_whole"] == IS_WHOLE
    assert report["passed_over"] == []
    assert not report["troubles"], "\n".join(report["troubles"])
    print(json.dumps(report | {"command": str(COMMANDS[number])}))  # noqa: T201 - `pytest -rP` shows how many there are
