"""What the page on views shows is what the tool does."""

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pdmap.app.draw import view_kinds

Run = Callable[..., CompletedProcess[str]]
Line = Callable[[str], CompletedProcess[str]]

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "how-to" / "maps.md").read_text("utf-8")
COMMANDS = re.findall(r"^\$ pdmap (map .*)$", PAGE, re.MULTILINE)
SHOWN = re.findall(r"^\$ pdmap (map [^\n]*)\n```(?:(?!^\$ )[\s\S])*?```markdown\n([\s\S]*?)```", PAGE, re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "inventories", tmp_path / "inventories")
    return tmp_path


@pytest.fixture
def run(folder: Path, pdmap: Run, monkeypatch: pytest.MonkeyPatch) -> Line:
    """Run a line of the page in the folder, in this process."""
    monkeypatch.chdir(folder)
    return lambda arguments: pdmap(*shlex.split(arguments), "--as-of", "2026-11-23")


def test_every_view_answers_a_question() -> None:
    told = {name for name, _ in re.findall(r"\| `(\w+)(:\w+)?` \|", PAGE)}
    assert told == set(view_kinds())


def test_views_of_something_are_told_with_what_they_are_of() -> None:
    of_something = {name for name, argument in re.findall(r"\| `(\w+)(:\w+)?` \|", PAGE) if argument}
    asked = {name for name, kind in view_kinds().items() if kind.choices}
    assert asked <= of_something


@pytest.mark.parametrize("arguments", COMMANDS)
def test_every_command_draws_a_map(arguments: str, folder: Path, run: Line) -> None:
    ended = run(arguments)
    assert ended.returncode == 0, ended.stderr
    named = re.search(r"-o (\S+)", arguments)
    assert (folder / named[1]).stat().st_size if named else ended.stdout


def test_most_views_are_shown_with_a_part_of_their_facts() -> None:
    assert len(SHOWN) == 6


@pytest.mark.parametrize(("arguments", "lines"), SHOWN)
def test_the_lines_that_the_page_shows_are_drawn(arguments: str, lines: str, run: Line) -> None:
    assert lines in run(arguments).stdout
