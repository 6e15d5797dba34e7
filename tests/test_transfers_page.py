"""What the page on transfers shows is what the tool does."""

import re
import shlex
import sys
from pathlib import Path

import pytest

from pdmap.cli.process import run
from pdmap.questions.transferring import OpenPoint

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "how-to" / "transfers.md").read_text("utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
SHOWN = [tuple(block.removeprefix("$ pdmap ").split("\n", 1)) for block in BLOCKS if " -o " not in block]
WRITTEN = [line.removeprefix("$ pdmap ") for block in BLOCKS if " -o " in block for line in block.splitlines()]
LISTED = re.findall(r"^\|[^|]*\| `pdmap (transfers [^`]*)` \|$", PAGE, re.MULTILINE)
INVENTORY = """\
organization: {name: A, country: SE}
parties: {stripe: {role: controller, country: US}, lab: {role: processor, country: US}}
systems: {console: {location: SE, subjects: [customer], fields: [health]}}
activities: {billing: {role: controller, systems: [console]}}
flows:
  f: {from: console, to: stripe, data: [health], activity: billing}
  g: {from: console, to: lab, data: [health]}
"""


def ended(command: str, monkeypatch: pytest.MonkeyPatch) -> int:
    as_of = () if "--as-of" in command else ("--as-of", "2026-11-23")
    monkeypatch.setattr(sys, "argv", ["pdmap", *shlex.split(command), *as_of])
    with pytest.raises(SystemExit) as stopped:
        run()
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


@pytest.mark.parametrize(("command", "screen"), SHOWN, ids=[command for command, _ in SHOWN])
def test_a_screen_is_what_the_page_shows(
    command: str, screen: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    ended(command, monkeypatch)
    told = capsys.readouterr()
    assert told.out + told.err == screen


@pytest.mark.parametrize("command", WRITTEN)
def test_a_file_of_the_page_is_written(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inventories").symlink_to(ROOT / "inventories")
    assert ended(command, monkeypatch) == 0
    name = re.search(r" -o (\S+)", command)
    assert name
    assert (tmp_path / name[1]).stat().st_size > 500


@pytest.mark.parametrize("command", LISTED)
def test_a_question_of_the_page_has_an_answer(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "inventory.yaml").write_text(INVENTORY, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert ended(command, monkeypatch) == 0
    told = capsys.readouterr()
    name = re.search(r" -o (\S+)", command)
    assert (tmp_path / name[1]).is_file() if name else "stripe" in told.out or "lab" in told.out
    assert "no transfer" not in told.err


def test_the_page_names_everything_that_can_be_open() -> None:
    named = re.findall(r"^\| `([a-z][a-z-]*)` \|", PAGE, re.MULTILINE)
    assert sorted(named) == sorted(point.value.replace("_", "-") for point in OpenPoint)


def test_the_page_shows_something() -> None:
    assert (len(SHOWN), len(WRITTEN), len(LISTED)) == (2, 3, 7)
