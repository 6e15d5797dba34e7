"""What the page on publishing sub-processors shows is what the tool does."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from pdmap.cli.process import run
from pdmap.documents.announcements.changes import Change

PAGE = (Path(__file__).parent.parent / "docs" / "how-to" / "publish-subprocessors.md").read_text("utf-8")
MANIFESTS = re.findall(r"```yaml\n# (\S+) on (\S+)\n(.*?)```", PAGE, re.DOTALL)
SHOWN = re.findall(r"```console\n\$ pdmap ([^\n]*)\n(.*?)```", PAGE, re.DOTALL)
WORKFLOW: dict[Any, Any] = yaml.safe_load(re.findall(r"```yaml\n(name:.*?)```", PAGE, re.DOTALL)[0])
STEPS = WORKFLOW["jobs"]["publish"]["steps"]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the repository of the page; the first command stands before its second commit."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772409600")
    monkeypatch.chdir(tmp_path)
    git("init", "-qb", "main", "--object-format=sha1")
    return tmp_path


def git(*arguments: str, day: str = "") -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@b.example")
    dates = {"GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "GIT_AUTHOR_DATE": f"{day}T12:00:00Z"} if day else {}
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, env={**os.environ, **dates})


def commit(number: int) -> None:
    name, day, text = MANIFESTS[number]
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text, "utf-8")
    git("add", "personal-data")
    git("commit", "-qm", day, day=day)


def ended(command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setattr(sys, "argv", ["pdmap", *command])
    with pytest.raises(SystemExit) as stopped:
        run()
    told = capsys.readouterr()
    assert stopped.value.code == 0, told.err
    return told.out + told.err


def test_the_screens_are_what_the_page_shows(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (len(MANIFESTS), len(SHOWN)) == (2, 4)
    commit(0)
    found = [ended(shlex.split(command), monkeypatch, capsys) for command, _ in SHOWN[:2]]
    commit(1)
    found += [ended(shlex.split(command), monkeypatch, capsys) for command, _ in SHOWN[2:]]
    assert found == [screen for _, screen in SHOWN]


def test_every_kind_of_entry_is_in_the_table() -> None:
    table = PAGE.partition("| entry | when |")[2].partition("\n\n")[0]
    first = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    assert [name for cell in first for name in re.findall("`([a-z]+)`", cell)] == [change.value for change in Change]


def test_the_workflow_has_the_least_privilege_and_the_whole_history() -> None:
    assert WORKFLOW["permissions"] == {}
    assert WORKFLOW["jobs"]["publish"]["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert STEPS[0]["with"] == {"fetch-depth": 0, "persist-credentials": False}
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"]) for step in STEPS if "uses" in step)
    assert not any("${{" in step.get("run", "") for step in STEPS)


def test_the_commands_of_the_workflow_write_the_site(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(0)
    commit(1)
    (step,) = [step for step in STEPS if "env" in step]
    make, *lines = step["run"].splitlines()
    assert make == "mkdir site"
    (repository / "site").mkdir()
    for line in lines:
        program, *command = shlex.split(line.replace("$PAGE", step["env"]["PAGE"]))
        assert program == "pdmap"
        ended(command, monkeypatch, capsys)
    assert {path.name for path in (repository / "site").iterdir()} == {"index.html", "feed.xml", "feed.json"}
    assert 'href="https://OWNER.github.io/subprocessors/feed.xml"' in (repository / "site/feed.xml").read_text("utf-8")
