"""What the page on exporting maps shows is what the tool does."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from pdmap.app.draw import renderers

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "how-to" / "export-maps.md").read_text("utf-8")
COMMANDS = re.findall(r"^\$ pdmap (map .*)$", PAGE, re.MULTILINE)
ROW = re.compile(r"^\| \[?`(\w+)`(?:\]\(#([\w-]+)\))? \| `(\.\w+)` \|", re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "inventories", tmp_path / "inventories")
    return tmp_path


def run(folder: Path, arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "pdmap", *shlex.split(arguments), "--as-of", "2026-11-23"]
    return subprocess.run(
        command, cwd=folder, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False
    )


def test_every_format_is_told_with_the_end_of_its_files() -> None:
    told = {name: suffix for name, _, suffix in ROW.findall(PAGE)}
    assert told == {name: renderer.suffix for name, renderer in renderers().items()}


def test_every_link_into_the_page_leads_to_a_heading() -> None:
    headings = {heading.replace("`", "").replace(" ", "-") for heading in re.findall(r"^## (.*)$", PAGE, re.MULTILINE)}
    assert {anchor for _, anchor, _ in ROW.findall(PAGE) if anchor} <= headings


@pytest.mark.parametrize("arguments", [command for command in COMMANDS if "--serve" not in command])
def test_every_command_writes_what_it_says(arguments: str, folder: Path) -> None:
    ended = run(folder, arguments)
    assert ended.returncode == 0, ended.stderr
    named = re.search(r"-o (\S+)", arguments)
    assert (folder / named[1]).stat().st_size if named else ended.stdout


def test_the_graph_can_be_asked_as_shown(folder: Path) -> None:
    assert run(folder, "map inventories/cloudkarafka -o map.graphml").returncode == 0
    graph = nx.read_graphml(folder / "map.graphml", force_multigraph=True)
    assert "party:paypal" in nx.descendants(graph, "subject:customer")


def test_the_line_that_the_preview_prints_is_shown() -> None:
    assert [command for command in COMMANDS if "--serve" in command] == [
        "map inventories/cloudkarafka --serve --port 8000"
    ]
    source = (ROOT / "pdmap" / "cli" / "preview.py").read_text("utf-8")
    shown = "pdmap: the map is at http://127.0.0.1:8000/ and follows the manifests (Ctrl-C ends it)"
    assert shown in PAGE
    assert shown.removeprefix("pdmap: ").replace("http://127.0.0.1:8000/", "{server.url}") in source
