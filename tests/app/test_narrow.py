"""Maps of what selectors select."""

import datetime as dt

import pytest

from pdmap.app.draw import material_of
from pdmap.app.load import load_texts
from pdmap.app.narrow import names_of, narrowed
from pdmap.app.selecting import SelectionError
from pdmap.views import overview, transfers
from pdmap.views.material import Material
from pdmap.views.signs import LegendKind
from pdmap.views.view import View

MANIFEST = """\
organization: {name: A, country: DE}
parties:
  bureau: {role: processor, country: DE, dpa: {status: missing}}
  printer: {role: processor, country: IN}
systems:
  shop: {kind: application, location: DE, subjects: [customer], fields: [name.full]}
  ward: {kind: datastore, location: DE, subjects: [patient], fields: [health.record]}
activities:
  selling: {role: controller, systems: [shop]}
flows:
  order: {from: customer, to: shop, data: [name.full]}
  score: {from: shop, to: bureau, data: [name.full]}
  print: {from: shop, to: printer, data: [name.full], transport: none}
  file: {from: ward, to: printer, data: [health.record]}
"""


@pytest.fixture(scope="module")
def material() -> Material:
    return material_of(load_texts({"inventory.yaml": MANIFEST.encode()}), dt.date(2026, 11, 23))


def view_of(material: Material, *selectors: str, exclude: tuple[str, ...] = ()) -> View:
    return overview.build(narrowed(material, selectors, exclude))


def test_without_selectors_nothing_changes(material: Material) -> None:
    assert narrowed(material, [], []) is material


def test_every_flow_between_selected_elements_is_drawn_and_no_other(material: Material) -> None:
    view = view_of(material, "shop+1", "ward")
    assert {node.id for node in view.nodes} == {"party:bureau", "party:printer", "system:shop", "system:ward"}
    assert {link for edge in view.edges for link in edge.links} == {"score", "print", "file"}
    assert {row.link for row in view.flows} == {"score", "print", "file"}


def test_title_block_says_what_was_selected_and_what_is_hidden(material: Material) -> None:
    view = view_of(material, "shop+1", "ward", exclude=("  bureau\n", "party:p*"))
    assert view.scope == "Part of the inventory, selected by shop+1 ward, without bureau party:p*"
    assert view.hidden == ("Shown: 0 of 1 group of data subjects, 2 of 2 systems, 0 of 2 parties, 0 of 4 flows.")
    assert (view.counts.systems, view.counts.parties, view.counts.flows, view.counts.transfers) == (2, 0, 0, 0)


def test_facts_beside_a_map_say_that_they_are_not_narrowed(material: Material) -> None:
    view = transfers.build(narrowed(material, ["ward", "printer"], []))
    assert view.facts
    assert view.hidden.endswith("tell of everything that the view is of, not only of what is selected.")
    assert "tables" not in transfers.build(material).hidden


def test_exclude_alone_leaves_the_rest(material: Material) -> None:
    view = view_of(material, exclude=("kind:party",))
    assert {node.id for node in view.nodes} == {"subject:customer", "system:shop", "system:ward"}
    assert view.scope == "Part of the inventory, without kind:party"


def test_legend_and_frames_tell_only_of_what_is_selected(material: Material) -> None:
    whole, part = overview.build(material), view_of(material, "shop bureau")
    assert "country:IN" in {frame.id for frame in whole.frames} - {frame.id for frame in part.frames}
    codes = [{entry.key for entry in view.legend if entry.kind is LegendKind.CATEGORY} for view in (whole, part)]
    assert codes == [{"HEA", "ID", "*"}, {"ID"}]


def test_findings_are_counted_on_what_is_shown(material: Material) -> None:
    part = view_of(material, "bureau")
    (node,) = part.nodes
    assert part.open_findings == len(node.findings) > 0
    assert overview.build(material).open_findings == len(material.findings or ())


def test_numbers_of_flows_are_those_of_the_whole_map(material: Material) -> None:
    whole = {row.link: row.number for row in overview.build(material).flows}
    part = {row.link: row.number for row in view_of(material, "shop+1").flows}
    assert part.items() <= whole.items()


@pytest.mark.parametrize(
    ("selectors", "excluded", "message"),
    [
        (["shp"], [], "--select `shp`: column 1: nothing is called shp; did you mean shop?"),
        (["shop"], ["shop,wrad"], "--exclude `shop,wrad`: column 6: nothing is called wrad; did you mean ward?"),
        (["shop"], ["shop"], "--exclude `shop`: nothing is left of 1 element"),
        ([], ["*"], "--exclude `*`: nothing is left of 5 elements"),
        (
            ["shop,ward"],
            [],
            "--select `shop,ward`: nothing is selected: shop is 1 element and ward is 1 element, and none is both",
        ),
        (
            ["kind:system,kind:datastore,shop"],
            [],
            (
                "--select `kind:system,kind:datastore,shop`: nothing is selected: "
                "kind:system is 2 elements, kind:datastore is 1 element, shop is 1 element, and none is all"
            ),
        ),
        (
            ["kind:paper"],
            [],
            (
                "--select `kind:paper`: nothing is selected: the inventory has nothing of kind:paper; "
                "there are kind:application, kind:datastore, kind:party, kind:subject, kind:system"
            ),
        ),
        (
            ["owner:me"],
            [],
            "--select `owner:me`: column 1: nothing matches owner:me; the inventory has none",
        ),
    ],
)
def test_what_cannot_be_drawn_is_told(
    selectors: list[str], excluded: list[str], message: str, material: Material
) -> None:
    with pytest.raises(SelectionError) as raised:
        narrowed(material, selectors, excluded)
    assert str(raised.value) == message


def test_one_empty_selector_among_several_is_no_mistake(material: Material) -> None:
    assert len(narrowed(material, ["kind:paper", "shop"], ["kind:endpoint"]).selected or ()) == 1


def test_open_findings_can_be_selected(material: Material) -> None:
    names = names_of(material)["flag"]["open-finding"]
    noted = {node.id for node in overview.build(material).nodes if node.findings}
    assert noted
    assert noted <= {f"{element.kind.value}:{element.id}" for element in names}


def test_flags_and_badges_tell_the_same(material: Material) -> None:
    flags = names_of(material)["flag"]
    view = overview.build(material)
    for flag, words in (("no-contract", "contract"), ("no-retention", "no retention"), ("special", "Art. 9")):
        badged = {node.id for node in view.nodes for badge in node.badges if words in badge.words}
        assert badged == {f"{element.kind.value}:{element.id}" for element in flags[flag]} != set()
