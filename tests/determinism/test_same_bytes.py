"""The same manifests give the same bytes, whatever the moment, the place, the language, the hash seed and the order."""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from typer.main import get_command

from pdmap.cli.application import application

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("outputs.py")
USUAL = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "LANG": "C", "USER": "a", "COLUMNS": "80"}
STRANGE = {"PYTHONHASHSEED": "77", "TZ": "Pacific/Chatham", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR", "USER": "b"}
COMMANDS = 110
"""How many commands there are."""
FEW = 5
"""How many there are of the few."""
SEEDS, ZONES, LOCALES = ("0", "1", "random"), ("UTC", "Pacific/Chatham"), ("C", "tr_TR.UTF-8", "de_DE.UTF-8")
PLACES = (("forwards", "plain"), ("backwards", "ö ü/deep"))
"""Orders of files, and working folders."""
EVERY = [*product(SEEDS, ZONES, LOCALES, PLACES)]
SOME = [EVERY[number] for number in (0, 21, 34)]
"""In which each value is; `make pythons` takes all."""


def told(folder: Path, order: str, *more: str, **environment: str) -> list[str]:
    """Return what every command gives, run in a folder."""
    folder.mkdir(parents=True)
    command = [sys.executable, str(SCRIPT), str(ROOT), order, *more]
    done = subprocess.run(
        command,
        cwd=folder,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(folder.parent / "home-of-somebody"), **environment},
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


def test_every_command_of_the_command_line_is_among_them(usual: list[str]) -> None:
    known = vars(get_command(application))["commands"]
    assert {line.split()[1] for line in usual} == {*known}


def test_some_of_many_environments_are_covered_as_a_whole() -> None:
    for number, values in enumerate((SEEDS, ZONES, LOCALES, PLACES)):
        assert {environment[number] for environment in SOME} == {*values}


def test_no_environment_changes_a_byte(tmp_path: Path) -> None:
    environments = EVERY if os.environ.get("PDMAP_ENVIRONMENTS") == "all" else SOME
    found = []
    for number, (seed, zone, locale, (order, place)) in enumerate(environments):
        variables = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale}
        found.append(told(tmp_path / str(number) / place, order, "few", **variables))
    assert len(found[0]) == FEW
    assert found == [found[0]] * len(environments)


def test_neither_place_nor_language_nor_seed_nor_order_of_files_changes_a_byte(
    usual: list[str], tmp_path: Path
) -> None:
    assert told(tmp_path / "elsewhere" / "ö ü" / "deep", "backwards", **STRANGE) == usual
