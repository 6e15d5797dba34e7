import datetime as dt
from collections.abc import Callable

import pytest

from pdmap.app.load import Loaded
from pdmap.questions.exports import Export, exports, named, names_of
from pdmap.questions.transfers import transfer_legs

Load = Callable[[str], Loaded]

AS_OF = dt.date(2026, 11, 23)

MANIFEST = """\
parties:
  host: {role: processor, country: US, subprocessors: [helper]}
  helper: {role: sub-processor, country: IN}
  near: {role: processor, country: DE}
  partner: {role: controller, country: BR}
systems:
  shop: {hosted_by: host, location: US, subjects: [customer], fields: [email.address]}
activities: {sales: {role: controller, systems: [shop]}}
flows:
  leads: {from: shop, to: partner, data: [email.address], activity: sales}
  letters: {from: shop, to: near, data: [email.address], activity: sales}
"""


@pytest.fixture
def found(load: Load) -> tuple[Export, ...]:
    loaded = load(MANIFEST)
    return exports(loaded.inventory, loaded.graph, transfer_legs(loaded.inventory, loaded.graph, AS_OF), AS_OF)


def test_each_step_to_an_importer_abroad_is_one_transfer(found: tuple[Export, ...]) -> None:
    steps = [(each.importer.id, each.exporter and each.exporter.id, each.link and each.link.id) for each in found]
    assert steps == [
        ("helper", "host", "subprocessing:host:helper"),
        ("host", None, "hosting:shop:host"),
        ("partner", None, "leads"),
    ]


def test_a_transfer_tells_what_it_carries_and_what_for(found: tuple[Export, ...]) -> None:
    hosting = named(found, "host")[0]
    assert (set(hosting.data), set(hosting.subjects)) == ({"email.address"}, {"customer"})
    assert [activity.id for activity in hosting.activities] == ["sales"]
    assert hosting.system
    assert {leg.presence.value for leg in hosting.legs} == {"establishment", "location"}


def test_transfers_are_named_by_importers_and_flows(found: tuple[Export, ...]) -> None:
    assert names_of(found) == ("helper", "host", "partner", "leads")
    assert named(found, "leads") == named(found, "partner")
    assert named(found, "letters") == ()


def test_an_importer_goes_before_a_flow_of_the_same_id(load: Load) -> None:
    loaded = load(MANIFEST.replace("letters: {from: shop, to: near", "host: {from: shop, to: partner"))
    legs = transfer_legs(loaded.inventory, loaded.graph, AS_OF)
    several = exports(loaded.inventory, loaded.graph, legs, AS_OF)
    assert {export.importer.id for export in named(several, "host")} == {"host"}


@pytest.mark.parametrize(
    ("transfers", "importers"),
    [
        ("[{country: IN, importer: faraway}]", ["faraway"]),
        ("[{country: [IN, US], importer: faraway}, {country: BR, importer: faraway}]", ["faraway"]),
        ("[{country: FR, importer: faraway}]", []),
        ("[{country: IN}]", []),
        ("none", []),
    ],
)
def test_what_an_activity_declares_is_a_transfer_without_any_flow(
    transfers: str, importers: list[str], load: Load
) -> None:
    loaded = load(f"""\
parties: {{faraway: {{role: processor}}}}
activities: {{care: {{role: controller, data: [phone], subjects: [customer], transfers: {transfers}}}}}
""")
    found = exports(loaded.inventory, loaded.graph, (), AS_OF)
    assert [each.importer.id for each in found] == importers
    assert [each.declared_by and each.declared_by.id for each in found] == ["care"] * len(importers)
    assert all((each.data, each.subjects) == (frozenset({"phone"}), frozenset({"customer"})) for each in found)


def test_what_a_flow_shows_is_not_told_again_as_declared(load: Load) -> None:
    declared = "{role: controller, systems: [shop], transfers: [{country: BR, importer: partner}]}"
    loaded = load(MANIFEST.replace("{role: controller, systems: [shop]}", declared))
    legs = transfer_legs(loaded.inventory, loaded.graph, AS_OF)
    assert not any(each.declared_by for each in exports(loaded.inventory, loaded.graph, legs, AS_OF))
