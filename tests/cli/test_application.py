"""Commands are loaded and put together one by one: what others need is no matter of the one that runs."""

import re
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

from pdmap.cli.application import COMMANDS, application, asked, put_together

Run = Callable[..., CompletedProcess[str]]


def test_every_command_is_there_under_its_name() -> None:
    assert set(put_together(tuple(COMMANDS)).commands) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_alone_is_the_one_among_all(name: str) -> None:
    alone, among_all = put_together((name,)).commands, put_together(tuple(COMMANDS)).commands
    assert set(alone) == {name}
    assert alone[name].help == among_all[name].help
    assert [each.name for each in alone[name].params] == [each.name for each in among_all[name].params]


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["--version"], ()),
        (["map", "--help"], ("map",)),
        (["export", "parquet", "map"], ("export",)),
        ([], tuple(COMMANDS)),
        (["--help"], tuple(COMMANDS)),
        (["-h", "map"], tuple(COMMANDS)),
        (["vlidate"], tuple(COMMANDS)),
        (["--version", "map"], tuple(COMMANDS)),
    ],
)
def test_a_command_line_loads_what_it_can_need(arguments: list[str], names: tuple[str, ...]) -> None:
    assert asked(arguments) == names


def test_all_commands_are_put_together_once() -> None:
    assert application() is application()


def test_a_command_that_is_misspelled_is_told_the_right_one(pdmap: Run) -> None:
    ended = pdmap("vlidate")
    assert ended.returncode == 2
    assert "Did you mean 'validate'?" in ended.stderr


def test_the_help_names_all_commands_in_their_order(pdmap: Run) -> None:
    listed = re.findall(r"^│ ([a-z]+) ", pdmap("--help").stdout.partition("Commands")[2], re.MULTILINE)
    assert listed == list(COMMANDS)


@pytest.mark.parametrize("arguments", [("scan", "--help"), ("export", "parquet", "--help"), ("--help",)])
def test_a_help_is_broken_where_the_screen_ends_and_gives_switches_no_type(
    pdmap: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    shown = pdmap(*arguments).stdout
    assert "<bool>" not in shown
    prose = [line.strip() for line in shown.partition("╭")[0].splitlines() if line.strip()]
    assert all(line.endswith((".", "]", "...")) for line in prose), prose
