import datetime as dt

import pytest

from pdmap.app import atlas
from pdmap.app.atlas import atlas_of
from pdmap.app.draw import material_of, view_kinds
from pdmap.app.load import load_texts
from pdmap.views.view import Atlas

INVENTORY = """\
organization: {name: Exempel AB, country: SE}
systems:
  web: {kind: service, location: SE, subjects: [customer], fields: [email.address]}
  shop: {kind: service, location: SE, subjects: [customer, employee], fields: [email.address]}
activities:
  accounts: {role: controller, systems: [web]}
flows:
  to-shop: {from: web, to: shop, data: [email.address]}
"""
ALWAYS = ["overview", "transfers", "countries", "activity:accounts"]


def page(*, is_live: bool = False) -> Atlas:
    material = material_of(load_texts({"a.yaml": INVENTORY.encode()}), dt.date(2026, 11, 23))
    kinds = view_kinds()
    return atlas_of(material, kinds, kinds["overview"].build(material), is_live=is_live)


def names(found: Atlas) -> set[str]:
    return {view.name for view in found.views}


def test_small_page_holds_the_requests_of_all_groups() -> None:
    assert {"request:customer", "request:employee", "system:web"} <= names(page())


def test_what_a_page_does_not_hold_is_told() -> None:
    assert page().elsewhere == ("Views that are not in this file: breach (2). Draw one with --view breach:shop.")


def test_large_page_tells_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atlas, "LARGEST_FOCUSED", 1)
    monkeypatch.setattr(atlas, "MOST_ACTIVITIES", 0)
    found = page()
    assert names(found) <= {"overview", "transfers", "countries"}
    for kind in ("activity (1)", "breach (2)", "request (3)", "system (2)"):
        assert kind in found.elsewhere


def test_live_page_holds_few_views_and_tells_so() -> None:
    found = page(is_live=True)
    assert names(found) <= set(ALWAYS)
    assert "activity:accounts" in names(found)
    assert "system (2)" in found.elsewhere
