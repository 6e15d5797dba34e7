import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

import html5lib
import pytest
from lxml import etree

from pdmap.engine import Engine
from pdmap.renderers.drawio import render
from pdmap.renderers.picture.geometry import Area
from pdmap.renderers.picture.layout import lay_out
from pdmap.renderers.picture.positions import Layout
from pdmap.views.signs import Change, Dash, Emphasis, FrameKind, Shape, Weight
from pdmap.views.view import View

ViewOf = Callable[[str], View]


@dataclass
class Drawn:
    """A cell as draw.io reads it."""

    parent: str
    style: dict[str, str]
    text: str
    area: Area | None
    ends: tuple[str | None, str | None]
    points: int
    data: dict[str, str] = field(default_factory=dict)


Cells = dict[str, Drawn]


@pytest.fixture(params=["shop", "hosting", "empty", "whole"])
def view(request: pytest.FixtureRequest, view_of: ViewOf, whole_view_named: ViewOf) -> View:
    return whole_view_named("Acme & <b>AB</b>") if request.param == "whole" else view_of(request.param)


@pytest.fixture
def tree(view: View, engine: Engine) -> etree._Element:
    return etree.fromstring(render(view, engine))


@pytest.fixture
def cells(tree: etree._Element) -> Cells:
    return read(tree)


@pytest.fixture
def layout(view: View, engine: Engine) -> Layout:
    return lay_out(view, engine)


def read(tree: etree._Element) -> Cells:
    """Return the cells by id; areas as seen from the page."""
    found: Cells = {}
    for cell in tree.iter("UserObject"):
        inner = cell.find("mxCell")
        geometry = inner.find("mxGeometry")
        style = dict(part.split("=", 1) for part in inner.get("style").rstrip(";").split(";"))
        area = None
        if inner.get("vertex") == "1":
            x, y, width, height = (float(geometry.get(side, 0)) for side in ("x", "y", "width", "height"))
            outer = found[inner.get("parent")].area if inner.get("parent") in found else None
            area = Area(x + (outer.x if outer else 0), y + (outer.y if outer else 0), width, height)
        found[cell.get("id")] = Drawn(
            parent=inner.get("parent"),
            style=style,
            text=shown(cell.get("label")),
            area=area,
            ends=(inner.get("source"), inner.get("target")),
            points=len(geometry.findall("Array/mxPoint")),
            data={name: value for name, value in cell.attrib.items() if name not in ("id", "label")},
        )
    return found


def shown(label: str) -> str:
    """Return what a browser shows of a label, which holds nothing but lines and fonts."""
    body: Element = html5lib.parse(label, namespaceHTMLElements=False).find("body")
    assert {element.tag for element in body.iter()} <= {"body", "span", "br"}
    for element in body.iter("span"):
        assert set(element.attrib) <= {"style"}
        assert re.fullmatch(
            r"font-size:[\d.]+px;(font-weight:bold;)?(text-decoration:line-through;)?color:#[0-9a-f]{6}",
            element.attrib["style"],
        )
    for line_break in body.iter("br"):
        line_break.text = "\n"
    return "".join(body.itertext())


def of(cells: Cells, kind: str) -> Cells:
    """Return the cells of the map of a kind by the ids of the view."""
    return {cell.data["map_id"]: cell for name, cell in cells.items() if re.fullmatch(rf"{kind}-\d+", name)}


def test_every_part_of_the_view_is_a_cell_of_its_own(view: View, cells: Cells) -> None:
    assert list(of(cells, "frame")) == [frame.id for frame in view.frames]
    assert list(of(cells, "node")) == [node.id for node in view.nodes]
    assert list(of(cells, "edge")) == [edge.id for edge in view.edges]


def test_what_stands_in_a_frame_is_its_child(view: View, cells: Cells) -> None:
    names = {cell.data.get("map_id"): name for name, cell in cells.items()}
    for frame in view.frames:
        drawn = of(cells, "frame")[frame.id]
        assert drawn.parent == (names[frame.parent] if frame.parent else "layer")
        assert drawn.style["container"] == "1"
        said = drawn.text.replace("\n", " ")
        assert said.startswith(frame.title)
        assert frame.caption in said
    for node in view.nodes:
        assert of(cells, "node")[node.id].parent == names[node.frame]


def test_lines_are_connected_to_their_ends(view: View, cells: Cells) -> None:
    names = {cell.data.get("map_id"): name for name, cell in cells.items()}
    for edge in view.edges:
        drawn = of(cells, "edge")[edge.id]
        assert drawn.ends == (names[edge.source], names[edge.target])
        assert drawn.points
        assert {"exitX", "exitY", "entryX", "entryY"} <= set(drawn.style)
        assert all(0 <= float(drawn.style[side]) <= 1 for side in ("exitX", "exitY", "entryX", "entryY"))


def test_everything_stands_where_the_picture_has_it(layout: Layout, cells: Cells) -> None:
    moves = set()
    for kind, areas in (("frame", layout.frames), ("node", layout.nodes)):
        for id_, area in areas.items():
            drawn = of(cells, kind)[id_].area
            assert drawn
            assert (drawn.width, drawn.height) == pytest.approx((area.width, area.height), abs=0.02)
            moves.add((round(drawn.x - area.x), round(drawn.y - area.y)))
    assert len(moves) <= 1


def test_everything_lies_on_the_page(tree: etree._Element, cells: Cells) -> None:
    page = tree.find(".//mxGraphModel")
    width, height = float(page.get("pageWidth")), float(page.get("pageHeight"))
    for cell in cells.values():
        if cell.area:
            assert 0 <= cell.area.x <= cell.area.x + cell.area.width <= width
            assert 0 <= cell.area.y <= cell.area.y + cell.area.height <= height


def test_nodes_say_and_hold_what_is_known(view: View, cells: Cells) -> None:
    for node in view.nodes:
        drawn = of(cells, "node")[node.id]
        said = re.sub(r"\s+", " ", drawn.text)
        assert node.title in said
        assert all(code in said for code in node.codes)
        assert all(badge.words in said for badge in node.badges)
        assert drawn.data["kind"] == node.kind
        assert drawn.data.get("location", "") == node.location
        assert all(finding.message in drawn.data["findings"] for finding in node.findings)


def test_lines_hold_their_numbers_and_look_like_what_they_are(view: View, cells: Cells) -> None:
    for edge in view.edges:
        drawn = of(cells, "edge")[edge.id]
        assert drawn.data["numbers"] == ", ".join(map(str, edge.numbers))
        if edge.change is not Change.SAME:
            continue
        assert ("dashed" in drawn.style) is (edge.dash is not Dash.SOLID)
        widths = {Weight.NORMAL: 1.2, Weight.RESTRICTED: 2.4, Weight.UNGROUNDED: 3.8}
        assert float(drawn.style["strokeWidth"]) == widths[edge.weight]


def test_title_legend_and_facts_stand_around_the_map(view: View, cells: Cells) -> None:
    texts = [cell.text for cell in cells.values()]
    assert cells["title"].text.startswith(view.organization)
    assert view.hidden in cells["title"].text.replace("\n", " ")
    assert all(entry.text in texts for entry in view.legend)
    for table in view.facts:
        assert table.title in texts
        assert all(field in texts for row in (table.columns, *table.rows) for field in row)


def test_ids_are_unique_and_parents_come_first(tree: etree._Element) -> None:
    seen: set[str] = set()
    for cell in tree.find(".//root"):
        inner = cell if cell.tag == "mxCell" else cell.find("mxCell")
        assert inner.get("parent") in {None, *seen}
        assert cell.get("id") not in seen
        seen.add(cell.get("id"))


def test_every_shape_has_a_look_of_its_own(view_of: ViewOf, engine: Engine) -> None:
    view = view_of("shop")
    cells = read(etree.fromstring(render(view, engine)))
    looks = {node.shape: of(cells, "node")[node.id].style for node in view.nodes}
    assert set(looks) == set(Shape) - {Shape.GROUP}
    assert len({tuple(style.items()) for style in looks.values()}) == len(looks)
    assert looks[Shape.DATASTORE]["shape"] == "cylinder3"
    assert looks[Shape.PAPER]["shape"] == "note"
    assert looks[Shape.ENDPOINT]["shape"] == "parallelogram"
    assert looks[Shape.EXTERNAL_ENTITY]["double"] == looks[Shape.PROCESS]["rounded"] == "1"
    frames = {frame.kind: of(cells, "frame")[frame.id].style for frame in view.frames}
    assert frames[FrameKind.THIRD_COUNTRY]["dashed"] == "1"
    assert "dashed" not in frames[FrameKind.TERRITORY]


def test_changes_and_emphasis_are_words_and_lines(whole_view_named: ViewOf, engine: Engine) -> None:
    view = whole_view_named("Acme")
    cells = read(etree.fromstring(render(view, engine)))
    people, system = (of(cells, "node")[node.id] for node in view.nodes)
    (line,) = of(cells, "edge").values()
    assert [node.change for node in view.nodes] == [Change.REMOVED, Change.ADDED]
    assert people.text.startswith("REMOVED · ACME\n− Acme")
    assert people.style["dashed"] == "1"
    assert view.nodes[1].emphasis is Emphasis.FOCUS
    assert system.text.startswith("ADDED · ACME\n+ Acme")
    assert float(system.style["strokeWidth"]) > float(people.style["strokeWidth"])
    assert line.text.startswith("~ 1007")
    assert line.data["change"] == "~ changed"


def test_a_matrix_is_a_table_of_cells(matrix_named: ViewOf, engine: Engine) -> None:
    cells = read(etree.fromstring(render(matrix_named("Acme"), engine)))
    rows = [[cells[f"matrix-{row}-{column}"].text for column in range(4)] for row in range(3)]
    assert rows == [["Recipient", "Country", "CO", "HEA*"], ["Acme", "Acme", "", "3* ▲ ✖"], ["Acme", "Acme", "2", ""]]
    assert not of(cells, "node")
