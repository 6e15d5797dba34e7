"""The same manifests give the same bytes, whatever the moment, the place, the language, the hash seed and the order."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("outputs.py")
USUAL = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "LANG": "C", "USER": "a", "COLUMNS": "80"}
STRANGE = {"PYTHONHASHSEED": "77", "TZ": "Pacific/Chatham", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR", "USER": "b"}
COMMANDS = 88
"""How many commands there are."""


def told(folder: Path, order: str, python: str = sys.executable, **environment: str) -> list[str]:
    """Return what every command gives, run in a folder."""
    folder.mkdir(parents=True)
    command = [python, str(SCRIPT), str(ROOT), order]
    done = subprocess.run(
        command,
        cwd=folder,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return told(tmp_path_factory.mktemp("usual") / "here", "forwards", **USUAL)


def test_every_command_gives_something_of_its_own(usual: list[str]) -> None:
    assert len({line.split()[0] for line in usual}) == len(usual) == COMMANDS


def test_neither_place_nor_language_nor_seed_nor_order_of_files_changes_a_byte(
    usual: list[str], tmp_path: Path
) -> None:
    assert told(tmp_path / "elsewhere" / "ö ü" / "deep", "backwards", **STRANGE) == usual
