"""What the page on exporting maps shows is what the tool does."""

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import networkx as nx
import pytest

from pdmap.app.draw import renderers

Run = Callable[..., CompletedProcess[str]]
Line = Callable[[str], CompletedProcess[str]]

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "how-to" / "export-maps.md").read_text("utf-8")
COMMANDS = re.findall(r"^\$ pdmap (map .*)$", PAGE, re.MULTILINE)
ROW = re.compile(r"^\| \[?`(\w+)`(?:\]\(#([\w-]+)\))? \| `(\.\w+)` \|", re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "inventories", tmp_path / "inventories")
    return tmp_path


@pytest.fixture
def run(folder: Path, pdmap: Run, monkeypatch: pytest.MonkeyPatch) -> Line:
    """Run a line of the page in the folder, in this process."""
    monkeypatch.chdir(folder)
    return lambda arguments: pdmap(*shlex.split(arguments), "--as-of", "2026-11-23")


def test_every_format_is_told_with_the_end_of_its_files() -> None:
    told = {name: suffix for name, _, suffix in ROW.findall(PAGE)}
    assert told == {name: renderer.suffix for name, renderer in renderers().items()}


def test_every_link_into_the_page_leads_to_a_heading() -> None:
    headings = {heading.replace("`", "").replace(" ", "-") for heading in re.findall(r"^## (.*)$", PAGE, re.MULTILINE)}
    assert {anchor for _, anchor, _ in ROW.findall(PAGE) if anchor} <= headings


@pytest.mark.parametrize("arguments", [command for command in COMMANDS if "--serve" not in command])
def test_every_command_writes_what_it_says(arguments: str, folder: Path, run: Line) -> None:
    ended = run(arguments)
    assert ended.returncode == 0, ended.stderr
    named = re.search(r"-o (\S+)", arguments)
    assert (folder / named[1]).stat().st_size if named else ended.stdout


def test_the_graph_can_be_asked_as_shown(folder: Path, run: Line) -> None:
    assert run("map inventories/cloudkarafka -o map.graphml").returncode == 0
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
