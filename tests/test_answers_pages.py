"""What the how-to pages on breaches and requests show is what the tool does."""

import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from pdmap.cli.process import run

ROOT = Path(__file__).parent.parent
PAGES = {
    name: (ROOT / "docs" / "how-to" / f"{name}.md").read_text("utf-8")
    for name in ("answer-a-breach", "answer-a-request")
}
COMMANDS = [
    line.removeprefix("$ pdmap ")
    for page in PAGES.values()
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    for line in block.splitlines()
    if line.startswith("$ pdmap ")
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_is_shown_answers(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    shutil.copytree(ROOT / "inventories" / "cloudkarafka", tmp_path / "inventories" / "cloudkarafka")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["pdmap", *shlex.split(command)])
    with pytest.raises(SystemExit) as ended:
        run()
    assert ended.value.code == 0
    name = command.partition(" -o ")[2]
    assert (tmp_path / name).is_file() if name else capfdbinary.readouterr().out


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_list_of_pages_names_it(name: str) -> None:
    assert f"(how-to/{name}.md)" in (ROOT / "docs" / "README.md").read_text("utf-8")
