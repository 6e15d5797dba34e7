import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pdmap.cli.process import run
from tests.machines.commands import Command, environment, files_below
from tests.machines.faults import System, counted


@dataclass(frozen=True)
class Outcome:
    """How a command ended, and what is on the disk."""

    code: object
    out: bytes
    err: str
    files: dict[str, bytes]


@pytest.fixture
def sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with a cache and a summary for GitHub beside it, in a plain environment."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    wanted = environment(folder)
    for name in os.environ.keys() - wanted.keys():
        monkeypatch.delenv(name)
    for name, value in wanted.items():
        monkeypatch.setenv(name, value)
    return folder


@pytest.fixture
def outcome(
    sandbox: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., Outcome]:
    """Run a command in this process."""

    def run_here(command: Command, system: System | None = None) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["pdmap", *command.line.split()])
        code: object = None
        try:
            with counted(system or System()):
                run()
        except SystemExit as ended:
            code = ended.code
        except Exception as escaped:  # noqa: BLE001 - what nobody caught is a trouble to be told with its place
            code = f"a traceback: {''.join(traceback.format_exception(escaped)[-4:-1])}"
        captured = capfdbinary.readouterr()
        return Outcome(code, captured.out, captured.err.decode(), files_below(sandbox))

    return run_here
