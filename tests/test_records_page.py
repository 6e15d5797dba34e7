"""What the page on records shows is what the tools do."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pdmap.app.record import writers
from pdmap.bundles.archive import unpacked
from pdmap.bundles.listing import read_listing

Run = Callable[..., CompletedProcess[str]]
Line = Callable[[str], CompletedProcess[str]]

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "how-to" / "records.md").read_text("utf-8")
COMMANDS = re.findall(r"^\$ (.*)$", PAGE, re.MULTILINE)
OPTIONS = re.findall(r"^\| `(--[\w-]+)` \|", PAGE, re.MULTILINE)


@pytest.fixture
def run(pdmap: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Line:
    """Run a line of the page in a folder of its own: pdmap in this process, and other programs in a shell."""
    monkeypatch.chdir(tmp_path)

    def run_line(command: str) -> CompletedProcess[str]:
        program, *arguments = shlex.split(command)
        if program == "pdmap":
            return pdmap(*arguments)
        return subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)

    return run_line


def test_every_command_does_what_it_says(tmp_path: Path, run: Line) -> None:
    shutil.copytree(ROOT / "inventories", tmp_path / "inventories")
    told = ""
    for command in COMMANDS:
        ended = run(command)
        assert ended.returncode == 0, (command, ended.stderr)
        named = re.search(r"^pdmap .* -o ([\w-]+)", command)
        assert not named or list(tmp_path.glob(f"{named[1]}*")), command
        told = ended.stdout
    files = unpacked((tmp_path / "records.zip").read_bytes())
    assert {f"records/controller{writer.suffix}" for writer in writers().values()} <= files.keys()
    assert told == f"{read_listing(files['manifest.json']).digest}  -\n"


def test_every_option_that_is_told_is_one(pdmap: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    told = pdmap("records", "--help").stdout
    assert OPTIONS
    assert [option for option in OPTIONS if option not in told] == []
