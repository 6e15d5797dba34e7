"""What the page on questions shows is what the tool does."""

import re
import shlex
import sys
from pathlib import Path

import pytest

from pdmap.cli.process import run

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "how-to" / "query.md").read_text("utf-8")
SHOWN = re.findall(r"```console\n\$ pdmap ([^\n]*)\n(.*?)```", PAGE, re.DOTALL)
LISTED = re.findall(r"^\|[^|]*\| `pdmap ((?:query|trace) [^`]*)` \|$", PAGE, re.MULTILINE)
INVENTORY = """\
organization: {name: A, country: SE}
parties: {stripe: {role: controller, country: US}}
systems:
  console:
    owner: platform team
    location: US
    fields: [{type: health, subjects: [employee]}, financial, {type: email.address, source: data_subject}]
activities: {care: {role: controller, systems: [console], recipients: [stripe]}}
flows: {f: {from: console, to: stripe, data: [health, financial, email.address]}}
"""


def ended(command: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["pdmap", *shlex.split(command), "--as-of", "2026-11-23"])
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


@pytest.mark.parametrize("command", LISTED)
def test_a_question_of_the_page_has_an_answer(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "inventory.yaml").write_text(INVENTORY, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert ended(command, monkeypatch) == 0
    told = capsys.readouterr()
    assert (told.out != "", told.err) == (True, "")


def test_the_page_shows_something() -> None:
    assert (len(SHOWN), len(LISTED)) == (4, 12)
