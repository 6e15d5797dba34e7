import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from pdmap.app.draw import material_of
from pdmap.app.load import load_texts
from pdmap.views.material import Material
from pdmap.views.survey import survey

SHOP = "organization: {name: A, country: DE}\nsystems: {shop: {kind: application, fields: [name]}}\n"


def test_views_of_one_inventory_share_what_is_looked_up(material_from: Callable[[str], Material]) -> None:
    material = material_from(SHOP)
    assert survey(replace(material, argument="shop", is_full=True)) is survey(material)


def test_equal_inventories_are_looked_up_apart(material_from: Callable[[str], Material]) -> None:
    one, other = material_from(SHOP), material_from(SHOP)
    assert survey(one).graph is one.graph
    assert survey(other).graph is other.graph


def test_other_findings_are_other_notes() -> None:
    material = material_of(load_texts({"inventory.yaml": SHOP.encode()}), dt.date(2026, 11, 23))
    assert survey(material).notes
    assert not survey(replace(material, findings=())).notes
