"""No command writes over a file that it goes by: a manifest, the configuration, the baseline."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

SHOP = """\
organization: {name: Acme, country: DE}
parties: {mail: {role: processor, country: US}}
systems: {shop: {location: DE, subjects: [customer], fields: [email.address]}}
activities: {work: {role: controller, systems: [shop], subjects: [customer], data: [email.address]}}
flows: {send: {from: shop, to: mail, data: [email.address]}}
"""
CONFIGURATION = "profile = 'minimal'\nbaseline = 'known.json'\n"
BASELINE = '{"format": "pdmap.baseline/1", "entries": []}\n'
KEPT = {
    "own.toml": "is the configuration",
    "link.txt": "is the configuration",
    "known.json": "is the baseline",
    "inv.txt": "is a manifest of the inventory",
    "pdmap.toml": "is a name of a configuration",
}
COMMANDS = {
    "validate": ("inv.txt",),
    "map": ("inv.txt", "-f", "json"),
    "records": ("inv.txt", "--role", "controller", "-f", "json"),
    "records --check": ("inv.txt", "--role", "controller", "-f", "json"),
    "document subprocessors": ("inv.txt", "-f", "json"),
    "query shop": ("-i", "inv.txt", "-f", "json"),
    "trace email.address": ("inv.txt", "-f", "json"),
    "breach shop": ("-i", "inv.txt", "-f", "json"),
    "subject customer": ("-i", "inv.txt", "-f", "json"),
    "diff HEAD HEAD": ("--path", "inv.txt", "-f", "json"),
    "diff HEAD": ("--path", "inv.txt", "-f", "json"),
}


@pytest.fixture
def shop(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an inventory of one file of any name, with a configuration of any name, in a repository."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    place = folder / "shop"
    place.mkdir()
    monkeypatch.chdir(place)
    for name, text in {"inv.txt": SHOP, "own.toml": CONFIGURATION, "known.json": BASELINE, "pdmap.toml": ""}.items():
        (place / name).write_text(text)
    (place / "link.txt").symlink_to("own.toml")
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], cwd=place, check=True)
    return place


@pytest.mark.parametrize(
    ("command", "output"),
    [*((command, "own.toml") for command in COMMANDS), *(("diff HEAD HEAD", output) for output in KEPT)],
)
def test_no_command_writes_over_what_it_goes_by(pdmap: Run, shop: Path, command: str, output: str) -> None:
    before = {path.name: path.read_bytes() for path in shop.iterdir() if path.is_file()}
    ended = pdmap(*command.split(), *COMMANDS[command], "--config", "own.toml", "-o", output)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.splitlines()[-1] == f"pdmap: {output}: {KEPT[output]}; name another file"
    assert {path.name: path.read_bytes() for path in shop.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("command", COMMANDS)
def test_every_other_file_may_be_written(pdmap: Run, shop: Path, command: str) -> None:
    ended = pdmap(*command.split(), *COMMANDS[command], "--config", "own.toml", "-o", "out.json")
    assert ended.returncode in (0, 1)
    assert (shop / "out.json").read_bytes()


def test_neither_of_two_folders_is_written_into(pdmap: Run, shop: Path) -> None:
    for name in ("old", "new"):
        (shop / name).mkdir()
        (shop / name / "a.yaml").write_text(SHOP)
    for output in ("old/a.yaml", "new/a.yaml", "old/b.yaml", "new/b.yaml"):
        ended = pdmap("diff", "old", "new", "-f", "text", "-o", output)
        assert (ended.returncode, ended.stdout) == (2, "")
    assert sorted(path.name for name in ("old", "new") for path in (shop / name).iterdir()) == ["a.yaml", "a.yaml"]


def test_the_baseline_command_writes_the_baseline_and_nothing_else_that_is_kept(pdmap: Run, shop: Path) -> None:
    assert pdmap("baseline", "inv.txt", "--config", "own.toml").returncode == 0
    assert (shop / "known.json").read_text() != BASELINE
    ended = pdmap("baseline", "inv.txt", "--config", "own.toml", "--baseline", "own.toml")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert (shop / "own.toml").read_text() == CONFIGURATION
