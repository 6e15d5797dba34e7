"""A signal ends a command at each step that it takes: files are old or new; only a killed one leaves any."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.machines.commands import COMMANDS, ROOT

ALWAYS = {("SIGKILL", 0), ("SIGTERM", 0), ("SIGKILL", 3), ("SIGTERM", 1), ("SIGTERM", 5), ("SIGINT", 3)}
"""Signals and numbers of commands; `make faults` takes all."""
SIGNALS = ("SIGKILL", "SIGTERM", "SIGINT", "SIGHUP")
CASES = [
    pytest.param(name, number, id=f"{name}, {command}")
    for name in SIGNALS
    for number, command in enumerate(COMMANDS)
    if (name, number) in ALWAYS or os.environ.get("PDMAP_FAULTS") == "all"
]


@pytest.mark.parametrize(("name", "number"), CASES)
def test_whoever_ends_a_command_finds_old_files_or_new_ones(tmp_path: Path, name: str, number: int) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.machines.dying", tmp_path / "here", name, str(number)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        text=True,
    )
    *troubles, moments = ended.stdout.splitlines()
    assert not troubles, "\n".join(troubles)
    assert int(moments.split()[0]) > 10
