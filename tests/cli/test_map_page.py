"""`pdmap map -o map.html` writes an atlas that leads back to the manifests."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

INVENTORY = Path(__file__).parents[2] / "inventories" / "cloudkarafka"

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture(autouse=True)
def shop(folder: Path) -> None:
    shutil.copytree(INVENTORY, folder / "shop")


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_the_page_opens_with_the_view_that_is_asked_for_and_holds_the_others(pdmap: Run, folder: Path) -> None:
    names = [
        [view["name"] for view in data_of(pdmap("map", "shop", "--format", "html", *options).stdout)["views"]]
        for options in ([], ["--view", "system:console"])
    ]
    assert names[0][0] == "overview"
    assert names[1][0] == "system:console"
    assert set(names[0]) == set(names[1])


@pytest.mark.parametrize(("output", "way"), [("map.html", "shop/"), ("out/map.html", "../shop/")])
def test_the_page_leads_to_the_manifests(pdmap: Run, folder: Path, output: str, way: str) -> None:
    (folder / "out").mkdir()
    pdmap("map", "shop", "--output", output)
    assert data_of((folder / output).read_text("utf-8"))["manifests"] == way


def test_the_page_does_not_tell_the_way_through_the_machine(pdmap: Run, folder: Path) -> None:
    elsewhere = folder.parent / "elsewhere.html"
    pdmap("map", "shop", "--output", str(elsewhere))
    assert data_of(elsewhere.read_text("utf-8"))["manifests"] is None


def test_what_is_selected_on_the_command_line_is_all_that_the_page_holds(pdmap: Run, folder: Path) -> None:
    ended = pdmap("map", "shop", "--format", "html", "--select", "system:*")
    data = data_of(ended.stdout)
    nodes = [data["nodes"][place] for view in data["views"] for place in view["nodes"]]
    elements = [element for node in nodes for element in node.get("elements", [node["id"]])]
    assert elements
    assert not [element for element in elements if not element.startswith("system:")]
