"""`pdmap map --select` and `--exclude`."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

MANIFEST = """\
organization: {name: A, country: DE}
parties: {bureau: {role: processor, country: DE}}
systems:
  shop: {kind: application, location: DE, subjects: [customer], fields: [name.full]}
  ward: {kind: datastore, location: DE, subjects: [patient], fields: [health.record]}
flows: {score: {from: shop, to: bureau, data: [name.full]}}
"""


@pytest.fixture(autouse=True)
def inventory(folder: Path) -> None:
    (folder / "shop").mkdir()
    (folder / "shop" / "a.yaml").write_text(MANIFEST, "utf-8")


def test_options_may_be_repeated(pdmap: Run) -> None:
    ended = pdmap("map", "shop", "-s", "shop+", "--select", "ward", "--exclude", "bureau", "-f", "json")
    view = json.loads(ended.stdout)
    assert [node["id"] for node in view["nodes"]] == ["system:shop", "system:ward"]
    assert view["scope"] == "Part of the inventory, selected by shop+ ward, without bureau"


def test_a_mistake_is_one_line_and_writes_nothing(pdmap: Run, folder: Path) -> None:
    ended = pdmap("map", "shop", "--select", "wrad", "-o", "map.svg")
    message = "pdmap: --select `wrad`: column 1: nothing is called wrad; did you mean ward?\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", message)
    assert not (folder / "map.svg").exists()


@pytest.mark.parametrize("text", ["\x1b[31mshop", "a\nb", "'" * 3, "\u202eshop", "x" * 5000])
def test_hostile_selectors_end_in_one_line(text: str, pdmap: Run) -> None:
    ended = pdmap("map", "shop", "--select", text)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.count("\n") == 1
    assert "\x1b" not in ended.stderr
    assert "\u202e" not in ended.stderr
    assert len(ended.stderr) < 1000


def test_what_cannot_be_read_is_only_drawn_when_asked_for(
    pdmap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pdmap.app.draw.MOST_ELEMENTS", 2)
    ended = pdmap("map", "shop", "--view", "whole", "-o", "map.svg")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        "pdmap: 3 elements and 1 flow cannot be read on a page: narrow them with --select '1+shop+1', "
        "draw --view overview, or draw all of it, simplified, with --full\n"
    )
    assert not (folder / "map.svg").exists()
    assert pdmap("map", "shop", "--view", "whole", "-s", "shop ward", "-o", "part.svg").returncode == 0
    assert pdmap("map", "shop", "--view", "whole", "--full", "-o", "map.svg").returncode == 0
