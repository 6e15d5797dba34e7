"""What the page on records shows is what the tools do."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pdmap.app.record import writers
from pdmap.bundles.archive import unpacked
from pdmap.bundles.listing import read_listing

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "how-to" / "records.md").read_text("utf-8")
COMMANDS = re.findall(r"^\$ (.*)$", PAGE, re.MULTILINE)
OPTIONS = re.findall(r"^\| `(--[\w-]+)` \|", PAGE, re.MULTILINE)


def run(folder: Path, command: str) -> "subprocess.CompletedProcess[str]":
    line = f'pdmap() {{ {shlex.quote(sys.executable)} -m pdmap "$@"; }}; {command}'
    return subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, "subprocess.CompletedProcess[str]"]:
    """Return what each command of the page prints, run one after the other as a reader does."""
    folder = tmp_path_factory.mktemp("page")
    shutil.copytree(ROOT / "inventories", folder / "inventories")
    ended = {}
    for command in COMMANDS:
        ended[command] = run(folder, command)
        named = re.search(r"^pdmap .* -o (\S+)", command)
        stem = (folder / named[1]).stem if named else ""
        assert not named or list(folder.glob(f"{stem}*")), command
    ended["the bundle"] = subprocess.CompletedProcess([str(folder / "records.zip")], 0)
    return ended


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_does_what_it_says(command: str, outputs: dict[str, "subprocess.CompletedProcess[str]"]) -> None:
    assert outputs[command].returncode == 0, outputs[command].stderr


def test_the_last_command_prints_the_digest_that_the_bundle_tells(
    outputs: dict[str, "subprocess.CompletedProcess[str]"],
) -> None:
    (path,) = outputs["the bundle"].args
    listing = read_listing(unpacked(Path(path).read_bytes())["manifest.json"])
    assert outputs[COMMANDS[-1]].stdout == f"{listing.digest}  -\n"


def test_the_bundle_has_every_format(outputs: dict[str, "subprocess.CompletedProcess[str]"]) -> None:
    (path,) = outputs["the bundle"].args
    names = set(unpacked(Path(path).read_bytes()))
    assert {f"records/controller{writer.suffix}" for writer in writers().values()} <= names


def test_every_option_that_is_told_is_one(
    outputs: dict[str, "subprocess.CompletedProcess[str]"], tmp_path: Path
) -> None:
    assert outputs
    told = run(tmp_path, "COLUMNS=200 pdmap records --help").stdout
    assert [option for option in OPTIONS if option not in told] == []
