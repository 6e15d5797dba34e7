from collections.abc import Callable
from dataclasses import replace

import pytest
from lxml import etree

from pdmap.engine import Engine
from pdmap.renderers.picture.boxes import node_box
from pdmap.renderers.picture.drawing import draw, picture_of
from pdmap.renderers.picture.looks import change_paint, change_sign, edge_paint, node_paint
from pdmap.renderers.picture.tables import MOST_ROWS
from pdmap.views.signs import Change, Emphasis, LegendEntry, LegendKind, Shape, Weight
from pdmap.views.tables import MatrixCell, Table
from pdmap.views.view import Edge, View

SVG = "{http://www.w3.org/2000/svg}"


def drawn(view: View, engine: Engine) -> etree._Element:
    return etree.fromstring(draw(picture_of(view, engine)).encode())


def texts(tree: etree._Element) -> list[str]:
    return [text.text or "" for text in tree.iter(f"{SVG}text")]


def test_changes_differ_in_line_and_not_in_color() -> None:
    paints = [change_paint(change) for change in Change]
    assert len({(paint.width, paint.dashes) for paint in paints}) == len(Change)
    assert len({paint.stroke for paint in paints}) == 1


@pytest.mark.parametrize("shape", list(Shape))
def test_emphasis_differs_in_weight(shape: Shape) -> None:
    widths = [node_paint(shape, Change.SAME, emphasis).width for emphasis in (Emphasis.FAINT, *Emphasis)]
    faint, normal, focus, _ = widths
    assert faint < normal < focus


def test_an_added_edge_is_heavier_than_it_was(view_of: Callable[[str], View]) -> None:
    edge = view_of("shop").edges[0]
    assert edge_paint(replace(edge, change=Change.ADDED)).width > edge_paint(edge).width
    assert edge_paint(replace(edge, change=Change.REMOVED)).dashes != edge_paint(edge).dashes


@pytest.mark.parametrize(
    ("change", "sign"), [(Change.ADDED, "+"), (Change.REMOVED, "\N{MINUS SIGN}"), (Change.CHANGED, "~")]
)
def test_a_change_has_a_sign_and_a_word(
    change: Change, sign: str, view_named: Callable[[str], View], engine: Engine
) -> None:
    view = view_named("Console")
    nodes = tuple(replace(node, change=change) for node in view.nodes)
    edges = tuple(replace(edge, change=change) for edge in view.edges)
    tree = drawn(replace(view, nodes=nodes, edges=edges), engine)
    said = texts(tree)
    assert f"{sign} Console" in said
    assert f"{sign} 1007" in said
    assert any(change.value.upper() in text for text in said)
    struck = [text.text for text in tree.iter(f"{SVG}text") if text.get("text-decoration") == "line-through"]
    assert bool(struck) is (change is Change.REMOVED)


def test_what_the_map_is_of_has_a_second_outline(view_named: Callable[[str], View], engine: Engine) -> None:
    view = view_named("A")
    focused = replace(view, nodes=tuple(replace(node, emphasis=Emphasis.FOCUS) for node in view.nodes))
    count = len(list(drawn(view, engine).iter(f"{SVG}rect")))
    assert len(list(drawn(focused, engine).iter(f"{SVG}rect"))) == count + len(view.nodes)


@pytest.mark.parametrize(("kind", "signs"), [(LegendKind.CHANGE, Change), (LegendKind.EMPHASIS, Emphasis)])
def test_the_legend_draws_every_sign(
    kind: LegendKind, signs: type[Change] | type[Emphasis], view_named: Callable[[str], View], engine: Engine
) -> None:
    legend = tuple(LegendEntry(kind, sign.value, f"meaning of {sign.value}") for sign in signs)
    tree = drawn(replace(view_named("A"), legend=legend), engine)
    (group,) = tree.xpath("//*[@id='legend']")
    assert {f"meaning of {sign.value}" for sign in signs} <= set(texts(group))
    assert len(list(group.iter(f"{SVG}path", f"{SVG}rect"))) > len(signs)
    assert not {sign.value for sign in signs} & set(texts(group))


@pytest.mark.parametrize("change", [Change.ADDED, Change.REMOVED, Change.CHANGED])
def test_a_legend_may_name_a_change_by_its_sign(
    change: Change, view_named: Callable[[str], View], engine: Engine
) -> None:
    legend = (LegendEntry(LegendKind.CHANGE, change_sign(change), "meaning"),)
    by_sign = draw(picture_of(replace(view_named("A"), legend=legend), engine))
    named = (LegendEntry(LegendKind.CHANGE, change.value, "meaning"),)
    assert draw(picture_of(replace(view_named("A"), legend=named), engine)) == by_sign


def test_facts_are_tables_and_long_ones_say_what_is_left_out(view_named: Callable[[str], View], engine: Engine) -> None:
    rows = tuple((f"name {number}", f"answer {number}") for number in range(MOST_ROWS + 3))
    view = replace(view_named("A"), facts=(Table("Facts", ("Name", "Answer"), rows), Table("None", (), ())))
    said = texts(drawn(view, engine))
    assert {"Facts", "Name", "Answer", "None", f"answer {MOST_ROWS - 1}"} <= set(said)
    assert f"answer {MOST_ROWS}" not in said
    assert "and 3 more rows: see the HTML map or --format markdown" in said


def test_an_entry_of_names_and_answers_is_never_cut(view_named: Callable[[str], View], engine: Engine) -> None:
    rows = tuple((f"name {number}", "word " * 60 + f"end{number}") for number in range(MOST_ROWS + 3))
    said = " ".join(texts(drawn(replace(view_named("A"), facts=(Table("Entry", (), rows),)), engine)))
    assert all(f"end{number}" in said for number in range(MOST_ROWS + 3))
    assert "more rows" not in said


def test_a_matrix_stands_in_the_place_of_the_map(
    matrix_named: Callable[[str], View], scripted_engine: Callable[..., Engine]
) -> None:
    tree = drawn(matrix_named("Zauberwort"), scripted_engine([]))
    assert not tree.xpath("//*[@id='map']")
    (matrix,) = tree.xpath("//*[@class='matrix']")
    assert {"CO", "HEA*", "2", "3* ▲ ✖"} <= set(texts(matrix))
    borders = {rect.get("stroke-width") for rect in matrix.iter(f"{SVG}rect")} - {None}
    assert len(borders) == 2


def test_cells_differ_in_border_and_hatching(
    matrix_named: Callable[[str], View], scripted_engine: Callable[..., Engine]
) -> None:
    view = matrix_named("A")
    assert view.matrix
    looks = []
    for weight in Weight:
        rows = (("A", "B", (MatrixCell(1, weight), MatrixCell(0))),)
        tree = drawn(replace(view, matrix=replace(view.matrix, rows=rows)), scripted_engine([]))
        (matrix,) = tree.xpath("//*[@class='matrix']")
        borders = sorted(rect.get("stroke-width") or "" for rect in matrix.iter(f"{SVG}rect"))
        looks.append((tuple(borders), len(list(matrix.iter(f"{SVG}path")))))
    assert len(set(looks)) == len(Weight)


def test_up_to_three_numbers_are_listed(view_named: Callable[[str], View], engine: Engine) -> None:
    view = view_named("A")

    def numbered(*numbers: int) -> list[str]:
        edges: tuple[Edge, ...] = tuple(
            replace(edge, numbers=numbers, links=tuple(map(str, numbers))) for edge in view.edges
        )
        return texts(drawn(replace(view, edges=edges), engine))

    assert "101, 102, 103" in numbered(101, 102, 103)
    assert any(text.startswith("4 flows") for text in numbered(101, 102, 103, 104))


def test_the_sign_of_a_change_stands_once_in_a_box(view_of: Callable[[str], View]) -> None:
    node = replace(view_of("shop").nodes[0], change=Change.ADDED)
    lines = [line for block in node_box(node).blocks for line in block.lines]
    assert lines[0].startswith("ADDED · ")
    assert sum(line.startswith("+ ") for line in lines) == 1
