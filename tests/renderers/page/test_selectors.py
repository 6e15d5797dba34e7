"""The page reads selectors as the command line does: both are held to the same cases."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from pdmap.app.atlas import atlas_of
from pdmap.app.draw import draw_atlas
from pdmap.app.load import load_texts
from pdmap.questions.transfers import transfer_legs
from pdmap.renderers.html import render_atlas
from pdmap.views.material import Material
from pdmap.views.overview import VIEW

AS_OF = dt.date(2026, 11, 23)

CASES: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "questions" / "selectors" / "cases.json").read_text("utf-8")
)
RUN = """
([select]) => {
  try {
    return [...pdmapPage.selected(select)].sort();
  } catch (problem) {
    return problem.message;
  }
}
"""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    loaded = load_texts({"inventory.yaml": json.dumps(CASES["inventory"]).encode()})
    legs = transfer_legs(loaded.inventory, loaded.graph, AS_OF)
    material = Material(loaded.inventory, loaded.graph, legs, AS_OF)
    path = tmp_path_factory.mktemp("cases") / "map.html"
    path.write_bytes(draw_atlas(atlas_of(material, {}, VIEW.build(material)), render_atlas))
    opened = browser.new_page()
    opened.goto(path.as_uri())
    yield opened
    opened.close()


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["select"])
def test_selector_selects(case: dict[str, Any], page: Page) -> None:
    found = set(page.evaluate(RUN, [case["select"] or "*"]))
    left_out = set(page.evaluate(RUN, [case["exclude"]])) if "exclude" in case else set()
    assert sorted(found - left_out) == case["selected"]


@pytest.mark.parametrize("case", CASES["errors"], ids=lambda case: case["select"])
def test_mistake_is_told(case: dict[str, Any], page: Page) -> None:
    message = page.evaluate(RUN, [case["select"]])
    assert message.startswith(f"column {case['column']}: ")
    assert case["error"] in message
    assert ("did you mean" in message) == ("suggestion" in case)
    assert f"did you mean {case.get('suggestion')}?" in message or "suggestion" not in case
