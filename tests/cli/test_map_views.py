"""`pdmap map --view NAME:ID`: every view of something says what it may be of."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]

MANIFEST = """\
organization: {name: A, country: DE}
parties: {bureau: {role: processor, country: US}}
systems: {shop: {kind: application, location: DE, subjects: [customer], fields: [name.full]}}
activities: {sales: {role: controller, systems: [shop]}}
flows: {score: {from: shop, to: bureau, data: [name.full], activity: sales}}
"""


@pytest.fixture(autouse=True)
def inventory(folder: Path) -> None:
    (folder / "shop").mkdir()
    (folder / "shop" / "a.yaml").write_text(MANIFEST, "utf-8")


def test_a_request_may_come_from_a_broader_group_than_the_manifests_name(pdmap: Run, folder: Path) -> None:
    (folder / "shop" / "a.yaml").write_text(MANIFEST.replace("[customer]", "[subscriber]"), "utf-8")
    assert "step 1" in pdmap("map", "shop", "--view", "request:customer", "-f", "dot").stdout


def test_a_file_whose_name_says_another_format_is_told(pdmap: Run) -> None:
    ended = pdmap("map", "shop", "-f", "dot", "-o", "map.png")
    assert (ended.returncode, ended.stderr) == (0, "pdmap: map.png is written as .dot, which its name does not say\n")


@pytest.mark.parametrize(
    ("view", "focus"),
    [
        ("system:shop", ["system:shop"]),
        ("party:bureau", ["party:bureau"]),
        ("subject:customer", ["subject:customer"]),
        ("activity:sales", []),
        ("data:name", []),
        ("transfers", []),
        ("countries", []),
    ],
)
def test_a_view_is_drawn_with_what_it_is_of_in_focus(view: str, focus: list[str], pdmap: Run) -> None:
    ended = pdmap("map", "shop", "--view", view, "-f", "json")
    assert ended.returncode == 0, ended.stderr
    drawn = json.loads(ended.stdout)
    assert drawn["view"] == view
    assert [node["id"] for node in drawn["nodes"] if node.get("emphasis") == "focus"] == focus


@pytest.mark.parametrize(
    ("view", "told"),
    [
        ("system:shpo", "--view system is `shpo`; did you mean `shop`?"),
        ("party:burau", "--view party is `burau`; did you mean `bureau`?"),
        ("activity:sale", "--view activity is `sale`; did you mean `sales`?"),
        ("data:name.ful", "--view data is `name.ful`; did you mean `name.full`?"),
        ("subject:custmer", "--view subject is `custmer`; did you mean `customer`?"),
        ("data:health", "--view data is `health`; choose from: identity, name, name.full"),
        ("system", "--view system needs to be told of what, such as system:shop"),
        ("transfers:US", "--view transfers takes nothing behind a colon"),
        ("countries:US", "--view countries takes nothing behind a colon"),
    ],
)
def test_a_wrong_name_is_one_line_and_writes_nothing(view: str, told: str, pdmap: Run, folder: Path) -> None:
    ended = pdmap("map", "shop", "--view", view, "-o", "map.svg")
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", f"pdmap: {told}\n")
    assert not (folder / "map.svg").exists()


def test_a_view_of_nothing_that_the_inventory_has_is_refused(pdmap: Run) -> None:
    ended = pdmap("map", "good", "--view", "activity:x")
    assert (ended.returncode, ended.stderr) == (2, "pdmap: --view activity: the inventory has none\n")
