import io
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import etree
from pypdf import PdfReader

from pdmap.engine import Engine, Program, Typescript
from pdmap.renderers.paper.leaves import Leaf, PictureLeaf, TableLeaf
from pdmap.renderers.paper.sheets import leaves_of
from pdmap.renderers.paper.sizes import MARGIN, PAPERS, SMALLEST, SMALLEST_SCALE
from pdmap.renderers.pdf import render_atlas
from pdmap.renderers.picture.skeleton import skeleton_of
from pdmap.views.layers import RECIPIENTS
from pdmap.views.tables import FlowRow, Table
from pdmap.views.view import Atlas, Sheet, View
from tests.printed import texts_of

SVG = "{http://www.w3.org/2000/svg}"


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page, with single blanks."""
    return [" ".join(text.split()) for text in texts_of(pdf)]


def pictures(leaves: tuple[Leaf, ...]) -> list[PictureLeaf]:
    return [leaf for leaf in leaves if isinstance(leaf, PictureLeaf)]


def crowded(view: View, count: int) -> View:
    """Return a view with many elements of one kind."""
    node = next(node for node in view.nodes if node.id.startswith("system:"))
    many = tuple(replace(node, id=f"system:{number}", title=f"System {number}") for number in range(count))
    return replace(view, nodes=(*view.nodes, *many))


def sprawling(view: View) -> View:
    """Return a view that no grouping makes small: each element has a frame of its own."""
    frame = next(frame for frame in view.frames if frame.parent is None)
    node = view.nodes[0]
    frames = tuple(replace(frame, id=f"f{number}", title=f"Country {number}") for number in range(40))
    nodes = tuple(replace(node, id=f"n{number}", title=f"Element {number}", frame=f"f{number}") for number in range(40))
    return replace(view, frames=frames, nodes=nodes, edges=())


def handing_on(view: View) -> View:
    """Return a small view that overhangs a sheet a little however it is grouped: each country has a frame."""
    system, edge = next(node for node in view.nodes if node.id.startswith("system:")), view.edges[0]
    third = next(frame for frame in view.frames if frame.parent is None and frame.id != system.frame)
    names = [f"Country {number}" for number in range(3)]
    frames = tuple(
        replace(third, id=name, title=name, caption="third country, no mechanism recorded") for name in names
    )
    parties = tuple(replace(system, id=f"party:{name}", frame=name, layer=RECIPIENTS) for name in names)
    edges = tuple(replace(edge, id=f"to {name}", source=system.id, target=f"party:{name}") for name in names)
    return replace(view, nodes=(*view.nodes, *parties), frames=(*view.frames, *frames), edges=(*view.edges, *edges))


@pytest.fixture
def atlas(view_of: Callable[[str], View]) -> Atlas:
    view = view_of("hosting")
    transfers = replace(view, name="transfers", scope="Transfers alone")
    activity = replace(
        view, name="activity:orders", scope="Orders alone", facts=(Table("Entry", (), (("Role", "own"),)),)
    )
    return Atlas((view, transfers, activity), whole=view_of("shop"), sheet=Sheet.A4)


@pytest.mark.parametrize("sheet", list(Sheet))
def test_sheets_lie_across_and_are_of_the_size_that_was_asked_for(sheet: Sheet, atlas: Atlas, engine: Engine) -> None:
    read = PdfReader(io.BytesIO(render_atlas(replace(atlas, sheet=sheet), engine)))
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in read.pages}
    assert sizes == {{Sheet.A4: (842, 595), Sheet.A3: (1191, 842)}[sheet]}


def test_the_first_view_comes_first_and_transfers_and_flows_last(atlas: Atlas, engine: Engine) -> None:
    read = pages(render_atlas(atlas, engine))
    order = [
        next(place for place, page in enumerate(read) if words in page) for words in ("Orders alone", "Transfers alone")
    ]
    assert "All data subjects, systems and parties" in read[0]
    assert 0 < order[0] < order[1] < len(read) - 1
    assert "Flows" in read[-1]
    assert atlas.whole
    assert all(str(row.number) in read[-1] for row in atlas.whole.flows)
    assert all(f"page {number} of {len(read)}" in page for number, page in enumerate(read, start=1))
    assert all(atlas.views[0].organization in page for page in read)


def test_one_view_has_no_flow_table(view_of: Callable[[str], View], engine: Engine) -> None:
    read = pages(render_atlas(Atlas((view_of("hosting"),)), engine))
    assert len(read) == 1
    assert "page 1 of 1" in read[0]


def test_two_runs_give_the_same_bytes_and_the_day_of_the_inventory(atlas: Atlas, engine: Engine) -> None:
    first = render_atlas(atlas, engine)
    assert render_atlas(atlas, engine) == first
    assert b"/CreationDate(D:20261123000000Z)" in first


def test_long_tables_repeat_their_heading_and_title_on_each_page(
    view_of: Callable[[str], View], engine: Engine
) -> None:
    view = view_of("shop")
    row = view.flows[0]
    rows: tuple[FlowRow, ...] = tuple(replace(row, number=9000 + number) for number in range(120))
    read = pages(render_atlas(Atlas((view_of("hosting"),), whole=replace(view, flows=rows), sheet=Sheet.A4), engine))
    with_rows = [page for page in read if re.search(r"\b90\d\d\b|\b91\d\d\b", page)]
    assert len(with_rows) > 2
    assert all("Transfers and gaps" in page and view.organization in page for page in with_rows)
    assert {number for page in with_rows for number in map(int, re.findall(r"\b9[01]\d\d\b", page))} == set(
        range(9000, 9120)
    )


@pytest.mark.parametrize("sheet", list(Sheet))
@pytest.mark.parametrize("count", [0, 12, 60])
def test_no_text_is_smaller_than_six_points(
    count: int, sheet: Sheet, view_of: Callable[[str], View], engine: Engine
) -> None:
    leaves = leaves_of(crowded(view_of("shop"), count), PAPERS[sheet], engine)
    for leaf in pictures(leaves):
        tree = etree.fromstring(leaf.svg.encode())
        assert float(tree.get("width")) * leaf.scale == pytest.approx(PAPERS[sheet].width - 2 * MARGIN, abs=0.1)
        assert float(tree.get("height")) * leaf.scale <= PAPERS[sheet].inner_height + 0.1
        sizes = [float(text.get("font-size")) * leaf.scale for text in tree.iter(f"{SVG}text")]
        assert min(sizes) >= SMALLEST - 0.001


def test_what_does_not_fit_is_drawn_as_groups_and_that_is_said(view_of: Callable[[str], View], engine: Engine) -> None:
    view = crowded(view_of("shop"), 60)
    drawn = pictures(leaves_of(view, PAPERS[Sheet.A4], engine))[0].svg
    assert "Elements are drawn as groups, so that the map fits A4 and can be read." in drawn
    assert view.hidden in drawn


def test_a_small_map_is_set_closer_together_before_it_goes_over_several_sheets(
    view_of: Callable[[str], View], engine: Engine
) -> None:
    view = handing_on(view_of("hosting"))
    (leaf,) = leaves_of(view, PAPERS[Sheet.A4], engine)
    assert isinstance(leaf, PictureLeaf)
    assert 'id="legend"' in leaf.svg
    assert "continues on sheet" not in leaf.svg


def test_what_no_grouping_makes_small_goes_on_on_the_next_sheet(view_of: Callable[[str], View], engine: Engine) -> None:
    view = sprawling(view_of("shop"))
    leaves = pictures(leaves_of(view, PAPERS[Sheet.A4], engine))
    tiles = [leaf.svg for leaf in leaves if "continues on sheet" in leaf.svg]
    assert len(tiles) > 1
    names = [re.findall(r"Sheet ([A-Z]+\d+) of A1", svg)[0] for svg in tiles]
    assert len(set(names)) == len(names)
    pointed = {name for svg in tiles for name in re.findall(r"continues on sheet ([A-Z]+\d+)", svg)}
    assert pointed <= set(names)


def test_neighboring_sheets_share_no_more_than_a_margin_or_an_element(
    view_of: Callable[[str], View], engine: Engine
) -> None:
    view = sprawling(view_of("shop"))
    boxes = skeleton_of(view).nodes.values()
    windows = [
        tuple(map(float, window.get("viewBox").split()))
        for leaf in pictures(leaves_of(view, PAPERS[Sheet.A4], engine))
        for window in etree.fromstring(leaf.svg.encode()).findall(f"{SVG}svg")
    ]
    margin = 5 * 72 / 25.4 / SMALLEST_SCALE + 0.1
    for axis, most in ((0, max(box.width for box in boxes)), (1, max(box.height for box in boxes))):
        stretches = sorted({(window[axis], window[axis] + window[axis + 2]) for window in windows})
        shared = [first[1] - second[0] for first, second in pairwise(stretches)]
        assert all(0 < both <= max(margin, most) for both in shared)


def test_every_element_is_whole_on_one_of_the_sheets(view_of: Callable[[str], View], engine: Engine) -> None:
    view = sprawling(view_of("shop"))
    leaves = pictures(leaves_of(view, PAPERS[Sheet.A4], engine))
    whole: set[str] = set()
    for leaf in leaves:
        tree = etree.fromstring(leaf.svg.encode())
        for window in tree.findall(f"{SVG}svg"):
            left, top, width, height = map(float, window.get("viewBox").split())
            for text in window.iter(f"{SVG}text"):
                x, y, half = float(text.get("x")), float(text.get("y")), float(text.get("textLength") or 0) / 2
                if left <= x - half and x + half <= left + width and top <= y - 10 and y <= top + height:
                    whole.add(text.text)
    assert {node.title for node in view.nodes} <= whole


def test_facts_that_fit_stand_on_the_sheet_of_the_map(view_of: Callable[[str], View], engine: Engine) -> None:
    facts = (Table("Entry", (), (("Role", "controller"),)),)
    (leaf,) = leaves_of(replace(view_of("hosting"), facts=facts), PAPERS[Sheet.A3], engine)
    assert isinstance(leaf, PictureLeaf)
    assert ">Entry<" in leaf.svg


def test_facts_that_do_not_fit_follow_whole(view_of: Callable[[str], View], engine: Engine) -> None:
    rows = tuple((f"name {number}", "answer") for number in range(200))
    view = replace(view_of("hosting"), facts=(Table("Entry", ("Name", "Answer"), rows),))
    leaves = leaves_of(view, PAPERS[Sheet.A4], engine)
    (tables,) = [leaf for leaf in leaves if isinstance(leaf, TableLeaf)]
    assert tables.tables == view.facts
    read = pages(render_atlas(Atlas((view,), sheet=Sheet.A4), engine))
    assert all(any(f"name {number} " in page for page in read) for number in range(200))


@pytest.mark.parametrize(
    "name",
    [
        '#panic() *bold* _x_ $1$ @ref <label> `raw` \\ [x](y) #image("/etc/passwd")',
        "<script>alert(1)</script>&amp;",
        "a" * 300,
        "שלום \u202eevil\u202c",
        "a\x00b\x1b[31mc\nd",
        "",
        " ",
    ],
    ids=ascii,
)
def test_hostile_names_arrive_as_text(
    name: str, whole_view_named: Callable[[str], View], matrix_named: Callable[[str], View], engine: Engine
) -> None:
    view = whole_view_named(name)
    long = replace(view, facts=(Table(name, (name, name), ((name,), (name, name, name)) * 30),))
    pdf = render_atlas(Atlas((view, long, matrix_named(name)), whole=view, sheet=Sheet.A4), engine)
    read = "".join(pages(pdf))
    assert "\u202e" not in read
    if name.startswith("#panic()"):
        assert "#panic()" in read


def test_maps_of_several_views_are_laid_out_in_one_run(atlas: Atlas, engine: Engine) -> None:
    runs: list[int] = []

    class Counting:
        def layout(self, dot: str) -> bytes:
            return engine.layout(dot)

        def layouts(self, dots: Sequence[str], program: Program) -> tuple[bytes, ...]:
            runs.extend([len(dots)] if program is Program.DOT else [])
            return engine.layouts(dots, program)

        def typeset(self, script: Typescript) -> bytes:
            return engine.typeset(script)

    shop = replace(atlas.views[0], nodes=atlas.views[0].nodes[:-1], edges=())
    wider = replace(atlas, views=(*atlas.views, shop))
    assert render_atlas(wider, Counting()) == render_atlas(wider, engine)
    assert runs == [2]
