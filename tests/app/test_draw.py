"""When a map is too large to be drawn without being asked for in so many words."""

import datetime as dt

import pytest

from pdmap.app import draw
from pdmap.app.load import load_texts
from pdmap.views import whole
from pdmap.views.view import View

MANIFEST = """\
organization: {name: A, country: DE}
parties: {bureau: {role: processor, country: DE}}
systems: {shop: {kind: application, location: DE, subjects: [customer], fields: [name.full]}}
flows:
  order: {from: customer, to: shop, data: [name.full]}
  score: {from: shop, to: bureau, data: [name.full]}
"""


@pytest.fixture(scope="module")
def view() -> View:
    return whole.build(draw.material_of(load_texts({"inventory.yaml": MANIFEST.encode()}), dt.date(2026, 11, 23)))


@pytest.mark.parametrize(("elements", "lines", "is_too_much"), [(3, 2, False), (2, 2, True), (3, 1, True)])
def test_elements_and_lines_have_a_limit(
    elements: int,
    lines: int,
    is_too_much: bool,  # noqa: FBT001
    view: View,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(draw, "MOST_ELEMENTS", elements)
    monkeypatch.setattr(draw, "MOST_LINES", lines)
    assert bool(draw.too_much(view)) == is_too_much


def test_advice_says_what_can_be_written(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draw, "MOST_LINES", 1)
    assert draw.too_much(view) == (
        "3 elements and 2 flows cannot be read on a page: narrow them with --select '1+shop+1', "
        "draw --view overview, or draw all of it, simplified, with --full"
    )
