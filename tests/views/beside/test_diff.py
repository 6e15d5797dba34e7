import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdmap.app.draw import renderers
from pdmap.graph import ElementKind
from pdmap.host.engine import engine
from pdmap.questions.changes import Names, Side, compare
from pdmap.questions.changes.links import end_id, link_id
from pdmap.views.material import Material
from pdmap.views.nodes import node_id
from pdmap.views.signs import Change, Emphasis, LegendKind
from pdmap.views.view import Edge, Node, View

MakeMaterial = Callable[[str], Material]
Build = Callable[[str, Material], View]

CASES = Path(__file__).parent / "cases"
SHOP = """
organization: {name: Acme, country: DE}
systems:
  shop: {location: DE, subjects: [customer], fields: [email.address, phone]}
  crm: {location: DE, subjects: [customer], fields: [email.address], hosted_by: host}
  far: {location: DE, subjects: [customer], fields: [phone]}
parties:
  host: {role: processor, country: FR}
  mail: {role: processor, country: FR}
flows:
  sign-up: {from: customer, to: shop, data: [email.address]}
  one: {from: shop, to: crm, data: [email.address]}
  two: {from: shop, to: crm, data: [phone]}
  three: {from: crm, to: mail, data: [email.address]}
  four: {from: shop, to: far, data: [phone]}
"""
MIRRORED = {
    Change.SAME: Change.SAME,
    Change.CHANGED: Change.CHANGED,
    Change.ADDED: Change.REMOVED,
    Change.REMOVED: Change.ADDED,
}


@pytest.fixture(scope="session")
def diff(material: MakeMaterial, built: Build) -> Callable[..., View]:
    """Build the view of changes between two manifests given as text."""

    def build(before: str, after: str, *, is_full: bool = False) -> View:
        made = replace(material(after), earlier=material(before), is_full=is_full)
        return built("diff", made)

    return build


def tables(view: View) -> dict[str, list[tuple[str, ...]]]:
    return {table.title: list(table.rows) for table in view.facts}


def changes(view: View) -> dict[str, str]:
    parts: list[Node | Edge] = [*view.nodes, *view.edges]
    return {part.id: part.change.value for part in parts if part.change is not Change.SAME}


def test_what_did_not_change_is_left_out_unless_it_is_touched(diff: Callable[..., View]) -> None:
    view = diff(SHOP, SHOP.replace("three: {from: crm", "three: {transport: tls, from: crm"))
    assert {node.id: node.emphasis for node in view.nodes} == {
        "system:crm": Emphasis.FAINT,
        "party:mail": Emphasis.FAINT,
    }
    assert changes(view) == {"system:crm>party:mail": "changed"}
    assert view.hidden == "Shown: what changed, and faintly what it touches; 2 of 6 elements, 1 of 6 flows."


def test_a_changed_element_comes_with_all_its_links(diff: Callable[..., View]) -> None:
    view = diff(SHOP, SHOP.replace("crm: {location: DE", "crm: {owner: sales, location: DE"))
    assert {node.id for node in view.nodes} == {"system:crm", "system:shop", "party:mail", "party:host"}
    assert len(view.flows) == 4
    assert all(edge.emphasis is Emphasis.FAINT for edge in view.edges)


def test_a_line_that_lost_one_of_two_flows_has_changed_and_keeps_both(diff: Callable[..., View]) -> None:
    view = diff(SHOP, SHOP.replace("  two: {from: shop, to: crm, data: [phone]}\n", ""))
    edge = next(edge for edge in view.edges if edge.id == "system:shop>system:crm")
    assert (edge.change, edge.links) == (Change.CHANGED, ("one", "two"))
    assert {row.link: row.change for row in view.flows} == {"one": Change.SAME, "two": Change.REMOVED}


def test_a_flow_that_is_led_elsewhere_shows_where_it_went_before(diff: Callable[..., View]) -> None:
    before = SHOP.replace("  host: {role", "  post: {role: processor, country: FR}\n  host: {role")
    view = diff(before, before.replace("to: mail", "to: post"))
    assert {node.id for node in view.nodes} == {"system:crm", "party:mail", "party:post"}
    assert changes(view) == {"system:crm>party:mail": "removed", "system:crm>party:post": "added"}
    assert [(row.link, row.target, row.change) for row in view.flows] == [
        ("three", "party:mail", Change.REMOVED),
        ("three", "party:post", Change.ADDED),
    ]
    assert len({row.number for row in view.flows}) == view.counts.flows == 1
    assert "3 of 7 elements, 1 of 6 flows" in view.hidden


def test_people_who_come_and_go_are_told(diff: Callable[..., View]) -> None:
    view = diff(SHOP, SHOP.replace("from: customer", "from: visitor"))
    assert changes(view)["subject:visitor"] == "added"
    assert changes(view)["subject:customer"] == "removed"


def test_the_legend_explains_the_changes_that_there_are(diff: Callable[..., View]) -> None:
    view = diff(SHOP, SHOP.replace("  four: {from: shop, to: far, data: [phone]}\n", ""))
    assert [(entry.kind, entry.key) for entry in view.legend[-2:]] == [
        (LegendKind.CHANGE, Change.REMOVED),
        (LegendKind.EMPHASIS, Emphasis.FAINT),
    ]


@pytest.mark.parametrize(
    "name", ["svg", "png", "pdf", "dot", "mermaid", "json", "markdown", "html", "drawio", "graphml"]
)
def test_every_format_draws_changes(diff: Callable[..., View], name: str) -> None:
    view = diff(
        SHOP, SHOP.replace("  four: {from: shop, to: far, data: [phone]}\n", "").replace("mail: {", "mail: {name: M, ")
    )
    renderer = renderers()[name]
    written = renderer.render(view, engine())
    assert written
    if not renderer.is_binary:
        assert "removed" in written.decode()


def test_a_removed_flow_whose_number_another_has_now_gets_a_number_of_its_own(diff: Callable[..., View]) -> None:
    # `f33` and `f4` share three digits.
    from pdmap.questions.flow_numbers import flow_numbers

    ids = [f"f{number}" for number in range(200)]
    by_number: dict[int, list[str]] = {}
    for id_ in ids:
        by_number.setdefault(flow_numbers([id_])[id_], []).append(id_)
    old, new, *_ = next(group for group in by_number.values() if len(group) > 1)
    text = f"{SHOP}  {old}: {{from: far, to: crm, data: [phone]}}\n"
    view = diff(text, text.replace(f"  {old}: {{from: far", f"  {new}: {{transport: tls, from: far"))
    numbers = [row.number for row in view.flows]
    assert len(set(numbers)) == len(numbers)
    assert set(numbers) == {number for edge in view.edges for number in edge.numbers}


def test_selected_elements_and_what_went_are_kept(material: MakeMaterial, built: Build) -> None:
    after = SHOP.replace("  mail: {role: processor, country: FR}\n", "").replace("to: mail", "to: host")
    made = replace(material(after), earlier=material(SHOP))
    kept = frozenset(element for element in made.graph.elements if element.id == "crm")
    assert [node.id for node in built("diff", replace(made, selected=kept)).nodes] == ["party:mail", "system:crm"]


def test_without_an_earlier_revision_there_is_nothing_to_compare(material: MakeMaterial, built: Build) -> None:
    with pytest.raises(ValueError, match="no earlier revision"):
        built("diff", material(SHOP))


LINES = [line for line in SHOP.splitlines() if line.startswith("  ")]
FLOWS = [line for line in LINES if "from:" in line]
ENDS = ("shop", "crm", "far", "host", "mail")
EDITS = st.tuples(
    st.sets(st.sampled_from(LINES), max_size=3),
    st.dictionaries(
        st.sampled_from(FLOWS), st.tuples(st.sampled_from(("from", "to")), st.sampled_from(ENDS)), max_size=2
    ),
)
Way = tuple[str, str, str]
Edits = tuple[set[str], dict[str, tuple[str, str]]]


def edited(edits: Edits) -> str:
    """Take lines out, but leave sections that still have some, and lead flows elsewhere."""
    gone, led = edits
    kept = (line for line in SHOP.splitlines() if line not in gone)
    return "\n".join(led_elsewhere(line, *led[line]) if line in led else line for line in kept) + "\n"


def led_elsewhere(line: str, key: str, end: str) -> str:
    return re.sub(rf"{key}: [a-z]+", f"{key}: {end}", line)


@settings(max_examples=60)
@given(one=EDITS, other=EDITS, is_full=st.booleans())
def test_the_two_directions_mirror_each_other_and_nothing_is_lost(
    diff: Callable[..., View], material: MakeMaterial, one: Edits, other: Edits, *, is_full: bool
) -> None:
    before, after = edited(one), edited(other)
    forth, back = diff(before, after, is_full=is_full), diff(after, before, is_full=is_full)
    assert {node.id: node.change for node in forth.nodes} == {node.id: MIRRORED[node.change] for node in back.nodes}
    assert {edge.id: edge.change for edge in forth.edges} == {edge.id: MIRRORED[edge.change] for edge in back.edges}
    ways = {(row.link, row.source, row.target) for row in forth.flows}
    assert len(ways) == len(forth.flows)
    assert {(link, edge.source, edge.target) for edge in forth.edges for link in edge.links} == ways
    elements, was, now = told_by(material(before), material(after))
    if is_full:
        assert {node.id for node in forth.nodes} == elements
        assert ways == was | now
    assert {(row.link, row.source, row.target) for row in forth.flows if row.change is Change.ADDED} == now - was
    assert {(row.link, row.source, row.target) for row in forth.flows if row.change is Change.REMOVED} == was - now
    assert {end for edge in forth.edges for end in (edge.source, edge.target)} <= {node.id for node in forth.nodes}
    frames = {frame.id for frame in forth.frames}
    assert {node.frame for node in forth.nodes} <= frames
    assert {frame.parent for frame in forth.frames if frame.parent} <= frames


def told_by(before: Material, after: Material) -> tuple[set[str], set[Way], set[Way]]:
    """Return the elements of both revisions, and the ways of the links of each, by later ids."""
    sides = [Side(made.inventory, made.graph, made.legs) for made in (before, after)]
    names = (compare(*sides).names, Names())
    elements, ways = set(), []
    for made, named in zip((before, after), names, strict=True):
        ends = {each: f"{each.kind.value}:{end_id(each, named)}" for each in made.graph.elements}
        elements |= set(ends.values())
        ways.append({(link_id(link, named), ends[link.source], ends[link.target]) for link in made.graph.links})
    return elements, ways[0], ways[1]


@settings(max_examples=20)
@given(EDITS)
def test_an_inventory_does_not_differ_from_itself(diff: Callable[..., View], edits: Edits) -> None:
    view = diff(edited(edits), edited(edits))
    assert (view.nodes, view.edges, view.flows, view.facts, view.hidden) == ((), (), (), (), "Nothing differs.")
    full = diff(edited(edits), edited(edits), is_full=True)
    assert {node.change for node in full.nodes} <= {Change.SAME}
    assert not [entry for entry in full.legend if entry.kind.value == "change"]


def test_every_element_of_a_breach_or_request_stands_in_the_inventory(material: MakeMaterial, built: Build) -> None:
    made = material(SHOP)
    known = {node_id(element) for element in made.graph.elements}
    for element in made.graph.elements:
        name = "request" if element.kind is ElementKind.SUBJECT else "breach"
        view = built(f"{name}:{element.id}", made)
        assert {node.id for node in view.nodes} <= known
        assert node_id(element) in {node.id for node in view.nodes if node.emphasis is Emphasis.FOCUS}


ACTIVITY = """
activities:
  sales:
    {role: controller, purposes: [{text: Sell, basis: contract}], subjects: [customer], data: [email.address],
     systems: [shop], recipients: [%s], collection: direct}
"""


def test_what_needs_a_new_look_is_told_beside_the_map(diff: Callable[..., View]) -> None:
    view = diff(SHOP + ACTIVITY % "host", SHOP + ACTIVITY % "host, mail")
    looks = tables(view)["What needs a new look"]
    assert {row[1] for row in looks} == {"look at what people are told", "issue the record anew"}
    assert {row[0] for row in looks} == {"sales"}
    assert all("new recipient: mail" in row[3] for row in looks)


def test_a_new_name_asks_for_no_new_look(diff: Callable[..., View]) -> None:
    view = diff(
        SHOP, SHOP.replace("{location: DE, subjects: [customer], fields: [phone]}", "{name: Far, location: DE}")
    )
    assert "What needs a new look" not in tables(view)
    assert "What changed" in tables(view)
