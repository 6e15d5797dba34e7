from collections.abc import Callable
from dataclasses import replace

import pytest

from pdmap.views.material import Material
from pdmap.views.signs import Dash, FrameKind, Weight
from pdmap.views.view import Edge, Node, View

Build = Callable[[str, str], View]

SHOP = """
organization: {name: Acme GmbH, country: DE}
parties:
  mailer: {name: Mailer, role: processor, country: US, access_from: [IN]}
  host: {name: Host, role: processor, country: DE}
  parent: {name: Daughter, role: processor, country: FR, parent_country: JP}
  vague: {name: Vague, country: worldwide}
  silent: {name: Silent}
  quiet: {name: Quiet, country: {unknown: asked}}
systems:
  shop: {name: Shop, location: DE, hosted_by: host, fields: [phone, health], subjects: [customer]}
  spread: {name: Spread, location: [DE, SE], fields: [phone], subjects: [customer]}
  chosen: {name: Chosen, location: {choice: [GB, DE], by: customer}, fields: [phone], subjects: [customer]}
  far: {name: Far, location: CH, fields: [phone], subjects: [customer]}
flows:
  collect: {from: customer, to: shop, data: [phone], transport: none}
  offers: {from: shop, to: mailer, data: [phone]}
  print: {from: shop, to: parent, data: [phone], transport: tls}
  scatter: {from: far, to: spread, data: [phone]}
  lose: {from: shop, to: vague, data: [phone]}
  ask: {from: shop, to: quiet, data: [phone]}
  tell: {from: shop, to: silent, data: [phone]}
"""


@pytest.fixture
def view(view_of: Build) -> View:
    return view_of(SHOP, "countries")


def node(view: View, id_: str) -> Node:
    return next(node for node in view.nodes if node.id == id_)


def edge(view: View, id_: str) -> Edge:
    return next(edge for edge in view.edges if edge.id == id_)


def test_there_is_a_box_for_every_country_in_a_frame_of_its_kind(view: View) -> None:
    assert {each.id: each.frame for each in view.nodes} == {
        "people": "people",
        "country:DE": "territory",
        "country:FR": "territory",
        "country:SE": "territory",
        "country:CH": "third-country",
        "country:GB": "third-country",
        "country:IN": "third-country",
        "country:US": "third-country",
        "unplaced:worldwide": "unplaced",
        "unplaced:unknown": "unplaced",
        "unplaced:not-recorded": "unplaced",
    }
    assert [frame.kind for frame in view.frames] == [
        FrameKind.PEOPLE,
        FrameKind.TERRITORY,
        FrameKind.THIRD_COUNTRY,
        FrameKind.UNPLACED,
    ]


def test_who_is_in_several_countries_is_in_each(view: View) -> None:
    assert [each.id for each in view.nodes if "party:mailer" in each.elements] == ["country:IN", "country:US"]
    assert [each.id for each in view.nodes if "system:spread" in each.elements] == ["country:DE", "country:SE"]


def test_a_flow_goes_to_every_country_of_its_target(view: View) -> None:
    assert edge(view, "country:DE>country:US").links == ("offers",)
    assert edge(view, "country:DE>country:IN").links == ("offers",)
    assert {each.target for each in view.edges if "scatter" in each.links} == {"country:DE", "country:SE"}


def test_the_country_of_a_parent_is_none_but_is_told(view: View) -> None:
    assert not any(each.id == "country:JP" for each in view.nodes)
    (table,) = view.facts
    (row,) = (row for row in table.rows if row[0] == "Japan")
    assert row[2:] == (
        "Daughter (the recipient's parent company is established there)",
        "a parent alone is no transfer",
    )


def test_a_line_says_the_worst_that_any_of_its_flows_relies_on(view_of: Build) -> None:
    view = view_of(
        """
organization: {name: Acme GmbH, country: DE}
parties:
  good: {country: US, dpf: {status: active, scope: [non-hr]}}
  bad: {country: US}
systems: {s: {location: DE, fields: [phone], subjects: [customer]}}
flows: {f: {from: s, to: good, data: [phone]}, g: {from: s, to: bad, data: [phone], transport: none}}
""",
        "countries",
    )
    (line,) = view.edges
    assert (line.weight, line.dash, line.links) == (Weight.UNGROUNDED, Dash.DASHED, ("f", "g"))
    assert list(map(str, line.marks)) == ["▲ no transfer mechanism", "◌ not encrypted"]
    assert list(map(str, node(view, "country:US").badges)) == ["▲ no transfer mechanism", "▲ Data Privacy Framework"]


def test_boxes_count_who_is_there_and_what_stays_inside(view: View) -> None:
    assert node(view, "country:DE").notes == ("3 systems", "1 party", "1 flow inside")
    assert node(view, "country:IN").notes == ("1 more has data or people there",)
    assert node(view, "country:GB").notes == ("1 more has data or people there", "if customer chooses it")


def test_boxes_and_lines_carry_the_codes_of_their_data(view: View) -> None:
    assert node(view, "country:DE").codes == ("CO", "HEA*")
    assert edge(view, "country:DE>country:US").codes == ("CO",)


def test_what_is_drawn_is_said(view: View) -> None:
    told = "Drawn by country: 11 elements in 11 boxes; who is in several countries is in each of them."
    assert view.hidden == f"Everything is shown. {told}"


def test_the_law_of_a_third_country_is_told(view: View) -> None:
    (table,) = view.facts
    told = {row[0]: row[1] for row in table.rows}
    assert told["India"] == "no adequacy decision"
    assert told["Switzerland"] == "Decision 2000/518/EC"
    assert told["United States"].startswith("Implementing Decision (EU) 2023/1795 (Data Privacy Framework); only for")
    assert told["Germany"] == "inside the territory"
    assert told["worldwide"] == told["Country not recorded"] == "not told which country"


def test_every_flow_is_in_the_table_once(view: View) -> None:
    links = [row.link for row in view.flows]
    assert sorted(links) == sorted(set(links))
    assert len(links) == 8


def test_countries_of_the_territory_share_a_box_where_their_lines_are_a_tangle(
    material_from: Callable[[str], Material], build: Callable[[Material, str], View]
) -> None:
    inside = ["AT", "BE", "DE", "DK", "ES", "FI", "FR", "IE", "IT", "NL"]
    systems = "".join(f"  s{code.lower()}: {{location: {code}, fields: [phone]}}\n" for code in inside)
    flows = "".join(
        f"  {one.lower()}-{other.lower()}: {{from: s{one.lower()}, to: s{other.lower()}, data: [phone]}}\n"
        for one in inside
        for other in inside
        if one != other
    )
    material = material_from(
        f"organization: {{name: A, country: DE}}\nparties: {{m: {{country: US}}}}\nsystems:\n{systems}"
        f"flows:\n{flows}  abroad: {{from: sde, to: m, data: [phone]}}\n"
    )
    view = build(material, "countries")
    assert [each.id for each in view.nodes] == ["territory", "country:US"]
    assert node(view, "territory").notes == ("10 systems", "90 flows inside")
    assert [each.links for each in view.edges] == [("abroad",)]
    assert "the territory as one" in view.hidden
    assert {row[0] for row in view.facts[0].rows} >= {"Austria", "Germany", "United States"}
    full = build(replace(material, is_full=True), "countries")
    assert len(full.nodes) == len(inside) + 1


def test_a_third_country_that_no_step_leads_to_has_no_ground_to_record(view_of: Build) -> None:
    text = SHOP.replace("  silent: {", "  idle: {name: Idle, role: processor, country: BR}\n  silent: {")
    rows = {row[0]: row[3] for table in view_of(text, "countries").facts for row in table.rows}
    assert rows["Brazil"] == "no step is recorded"
    assert rows["United States"] == "no transfer mechanism"
    assert rows["Country not recorded"] == "not recorded"
