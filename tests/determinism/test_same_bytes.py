"""The same manifests give the same bytes, whatever the moment, the place, the language, the hash seed and the order."""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

from typer.main import get_command

from pdmap.cli.application import application

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("outputs.py")
COMMANDS = 110
"""How many commands there are."""
FEW = 5
"""How many there are of the few."""
Environment = tuple[str, str, str, tuple[str, str]]
"""A hash seed, a time zone, a locale, and a place: the order of files, and a working folder."""
SEEDS, ZONES, LOCALES = ("0", "1", "random"), ("UTC", "Pacific/Chatham"), ("C", "tr_TR.UTF-8", "de_DE.UTF-8")
PLACES = (("forwards", "plain"), ("backwards", "ö ü/deep"))
"""Orders of files, and working folders."""
EVERY = [*product(SEEDS, ZONES, LOCALES, PLACES)]
WHOLE = [EVERY[0], ("1", ZONES[1], LOCALES[1], PLACES[1])]
"""In which every command is run."""
SOME = [("random", ZONES[1], LOCALES[2], PLACES[0])]
"""In which a few are: with the others, each value is taken. `make pythons` takes all."""


def told(folder: Path, environment: Environment, *more: str) -> list[str]:
    """Return what every command gives, run in a folder."""
    seed, zone, locale, (order, place) = environment
    here = folder / place
    here.mkdir(parents=True)
    variables = {
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "LC_ALL": locale,
        "LANG": locale,
        "HOME": str(here.parent / "home-of-somebody"),
        "USER": f"somebody-from-{folder.name}",
    }
    command = [sys.executable, str(SCRIPT), str(ROOT), order, *more]
    done = subprocess.run(
        command, cwd=here, check=False, env={**os.environ, **variables}, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_some_of_many_environments_are_covered_as_a_whole() -> None:
    for number, values in enumerate((SEEDS, ZONES, LOCALES, PLACES)):
        assert {environment[number] for environment in (*WHOLE, *SOME)} == {*values}


# One test, because workers of pytest would each run all commands for one of several.
def test_no_environment_changes_a_byte(tmp_path: Path) -> None:
    usual, strange = (told(tmp_path / name, environment) for name, environment in zip("ab", WHOLE, strict=True))
    assert len({line.split()[0] for line in usual}) == len(usual) == COMMANDS  # each gives something of its own
    assert {line.split()[1] for line in usual} == {*vars(get_command(application()))["commands"]}
    assert strange == usual
    for number, environment in enumerate(EVERY if os.environ.get("PDMAP_ENVIRONMENTS") == "all" else SOME):
        few = told(tmp_path / str(number), environment, "few")
        assert len(few) == FEW
        assert {*few} <= {*usual}, environment
