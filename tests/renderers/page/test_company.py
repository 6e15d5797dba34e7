"""The page of a company of two thousand systems opens its groups little by little."""

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pdmap.app.atlas import atlas_of
from pdmap.app.draw import draw_atlas
from pdmap.app.load import load_texts
from pdmap.questions.transfers import transfer_legs
from pdmap.renderers.html import render_atlas
from pdmap.views.material import Material
from pdmap.views.overview import VIEW

Open = Callable[..., Page]
AS_OF = dt.date(2026, 11, 23)
GENERATOR = Path(__file__).parents[3] / "benchmarks" / "generate.py"
FEW = 300


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of a made-up company, without views of its parts."""
    folder = tmp_path_factory.mktemp("company")
    command = [sys.executable, str(GENERATOR), "--systems", "2000", "--fields", "2", str(folder)]
    subprocess.run(command, check=True)
    loaded = load_texts({str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.yaml")})
    legs = transfer_legs(loaded.inventory, loaded.graph, AS_OF)
    material = Material(loaded.inventory, loaded.graph, legs, AS_OF)
    path = folder / "map.html"
    path.write_bytes(draw_atlas(atlas_of(material, {}, VIEW.build(material)), render_atlas))
    return path


def test_groups_are_opened_by_frame_and_then_one_by_one(company: Path, open_file: Open) -> None:
    page = open_file(company)
    status = page.get_by_role("status")
    before = page.locator("#map .node").count()
    page.get_by_role("button", name="Open groups").click()
    expect(status).to_contain_text("Groups of kinds stay closed")
    assert before <= page.locator("#map .node").count() <= FEW
    group = page.locator("#map .s-group").first
    group.focus()
    page.keyboard.press("Enter")
    page.locator("#card").get_by_role("button", name="Open the group").click()
    assert page.locator("#map .node").count() > before
    page.get_by_role("button", name="Close into groups").click()
    expect(status).not_to_contain_text("Groups of kinds stay closed")


def test_every_flow_is_counted_in_a_line_or_a_box(company: Path, open_file: Open) -> None:
    page = open_file(company, "#open=*")
    rows, in_lines, in_boxes = page.evaluate(
        "(({ rows, nodes, edges }) => { const box = new Map(nodes.flatMap(({ node }) => node.elements.map((id) => "
        "[id, node]))); return [rows.length, edges.reduce((sum, { edge }) => sum + edge.links.length, 0), "
        "rows.filter(({ source, target }) => box.get(source) === box.get(target)).length]; })(pdmapPage.scene())"
    )
    assert rows == in_lines + in_boxes
