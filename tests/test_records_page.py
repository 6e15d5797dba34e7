"""What the page on records shows is what the tools do."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

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


def test_every_command_does_what_it_says(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "inventories", tmp_path / "inventories")
    told = ""
    for command in COMMANDS:
        ended = run(tmp_path, command)
        assert ended.returncode == 0, (command, ended.stderr)
        named = re.search(r"^pdmap .* -o ([\w-]+)", command)
        assert not named or list(tmp_path.glob(f"{named[1]}*")), command
        told = ended.stdout
    files = unpacked((tmp_path / "records.zip").read_bytes())
    assert {f"records/controller{writer.suffix}" for writer in writers().values()} <= files.keys()
    assert told == f"{read_listing(files['manifest.json']).digest}  -\n"


def test_every_option_that_is_told_is_one(tmp_path: Path) -> None:
    told = run(tmp_path, "COLUMNS=200 pdmap records --help").stdout
    assert OPTIONS
    assert [option for option in OPTIONS if option not in told] == []
