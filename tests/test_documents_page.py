"""What the page about documents shows is what the tool does."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pdmap.app.document import document_kinds
from pdmap.app.load import load_texts
from pdmap.cli.application import application

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "how-to" / "documents.md").read_text("utf-8")
COMMANDS = [line.partition(" #")[0].strip() for line in re.findall(r"^\$ pdmap (.*)$", PAGE, re.MULTILINE)]
ROWS = re.findall(r"^\| \[`([a-z-]+)`\]", PAGE, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_page_works(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inventories").symlink_to(ROOT / "inventories")
    ended = CliRunner().invoke(application(), shlex.split(command))
    assert ended.exit_code == 0, ended.output
    assert ended.output


def test_every_document_of_the_page_exists_and_has_a_section() -> None:
    sections = re.findall(r"^## ([a-z-]+)$", PAGE, re.MULTILINE)
    assert sections == ROWS
    assert set(ROWS) <= document_kinds().keys()


@pytest.mark.parametrize(
    "text", re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL), ids=("contract", "measure", "breach")
)
def test_an_example_of_the_page_fits_the_language(text: str) -> None:
    assert load_texts({"a.yaml": text.encode()}).findings == ()
