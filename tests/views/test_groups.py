import datetime as dt
from dataclasses import replace

from pdmap.findings import Severity
from pdmap.views.groups import by_frame, by_kind, grouped
from pdmap.views.signs import Change, Dash, Emphasis, LegendEntry, LegendKind, Mark, Shape, Weight
from pdmap.views.view import Counts, Edge, Node, Note, View

MISSING = Mark("✖", "no contract recorded", is_grave=True)


def node(id_: str, kind: str, frame: str, *badges: Mark, codes: tuple[str, ...] = ()) -> Node:
    return Node(id_, kind, Shape.PROCESS, id_, codes, (), badges, frame, elements=(id_,))


def edge(number: int, source: str, target: str, *marks: Mark, weight: Weight = Weight.NORMAL) -> Edge:
    return Edge(
        f"{source}>{target}", (number,), source, target, ("ID",), "", marks, weight, Dash.SOLID, (f"f{number}",)
    )


def view(nodes: tuple[Node, ...], edges: tuple[Edge, ...] = ()) -> View:
    legend = (
        LegendEntry(LegendKind.SHAPE, "process", "system"),
        LegendEntry(LegendKind.LINE, "normal", "flow"),
        LegendEntry(LegendKind.LINE, "restricted", "transfer"),
    )
    return View("v", "all", "A", dt.date(2026, 1, 1), Counts(0, 2, 1, 2, 0, 0), None, (), nodes, edges, legend, "all")


def test_groups_are_made_of_one_kind_in_one_frame() -> None:
    several = view((node("a", "app", "x"), node("b", "app", "x"), node("c", "store", "x"), node("d", "app", "y")))
    assert [each.title for each in grouped(several, by_kind).nodes] == ["app (2)", "c", "d"]
    assert [each.title for each in grouped(several, by_frame).nodes] == ["app, store (3)", "d"]


def test_a_node_alone_stays_as_it_is() -> None:
    alone = view((node("a", "app", "x"), node("b", "app", "y")), (edge(101, "a", "b"),))
    made = grouped(alone, by_kind)
    assert (made.nodes, made.edges, made.hidden) == (alone.nodes, alone.edges, alone.hidden)


def test_lines_between_groups_are_bundled_with_the_worst_weight_and_every_link() -> None:
    nodes = (node("a", "app", "x"), node("b", "app", "x"), node("c", "store", "x"))
    edges = (edge(101, "a", "c"), edge(102, "b", "c", weight=Weight.RESTRICTED))
    (line,) = grouped(view(nodes, edges), by_kind).edges
    assert (line.source, line.target) == ("group:x:app", "c")
    assert (line.numbers, line.weight, line.links) == ((101, 102), Weight.RESTRICTED, ("f101", "f102"))


def test_a_line_alone_keeps_its_number() -> None:
    nodes = (node("a", "app", "x"), node("b", "app", "x"), node("c", "store", "x"))
    (line,) = grouped(view(nodes, (edge(101, "a", "c"),)), by_kind).edges
    assert (line.numbers, line.source) == ((101,), "group:x:app")


def test_lines_inside_a_group_are_counted_in_its_box() -> None:
    nodes = (node("a", "app", "x"), node("b", "app", "x"))
    made = grouped(view(nodes, (edge(101, "a", "b"), edge(102, "b", "a"))), by_kind)
    assert made.edges == ()
    assert made.nodes[0].notes == ("2 flows inside",)


def test_a_flow_of_an_element_to_itself_stays_a_line() -> None:
    made = grouped(view((node("a", "app", "x"), node("b", "store", "x")), (edge(101, "a", "a"),)), by_kind)
    assert [line.numbers for line in made.edges] == [(101,)]


def test_badges_are_counted_and_only_their_signs_where_they_are_many() -> None:
    few = view((node("a", "app", "x", MISSING), node("b", "app", "x", MISSING)))
    assert [*map(str, grouped(few, by_kind).nodes[0].badges)] == ["✖ no contract recorded (2)"]
    marks = [Mark("▲", f"country {number}", is_grave=number == 3) for number in range(4)]
    many = view(tuple(node(f"n{number}", "app", "x", mark) for number, mark in enumerate(marks)))
    assert grouped(many, by_kind).nodes[0].badges == (Mark("▲", "4 outside the territory", is_grave=True),)


def test_a_category_with_special_data_somewhere_is_marked_once() -> None:
    several = view((node("a", "app", "x", codes=("HEA*", "ID")), node("b", "app", "x", codes=("HEA",))))
    assert grouped(several, by_kind).nodes[0].codes == ("HEA*", "ID")


def test_the_legend_follows_what_is_still_drawn() -> None:
    nodes = (node("a", "app", "x"), node("b", "app", "x"))
    made = grouped(view(nodes, (edge(101, "a", "b", weight=Weight.RESTRICTED),)), by_kind)
    assert [entry.key for entry in made.legend] == ["group"]
    assert made.hidden == "all 2 elements are drawn as 1 boxes; every flow is counted in a line or a box."


def test_a_group_has_the_findings_of_its_members_and_matters_as_much_as_the_first_of_them() -> None:
    note = Note("LAW001", Severity.ERROR, "no lawful basis", "a.yaml:1:1")
    one = replace(node("a", "app", "x"), findings=(note,), emphasis=Emphasis.FOCUS)
    other = replace(node("b", "app", "x"), findings=(note,), emphasis=Emphasis.FAINT)
    (group,) = grouped(view((one, other)), by_kind).nodes
    assert (group.findings, group.emphasis) == ((note,), Emphasis.FOCUS)


def test_a_group_is_added_only_where_all_of_it_was() -> None:
    added = (replace(node(name, "app", "x"), change=Change.ADDED) for name in "ab")
    (whole,) = grouped(view(tuple(added)), by_kind).nodes
    assert whole.change is Change.ADDED
    (part,) = grouped(view((node("a", "app", "x"), replace(node("b", "app", "x"), change=Change.ADDED))), by_kind).nodes
    assert part.change is Change.CHANGED


def test_grouping_again_loses_no_flow_inside_and_tells_the_boxes_once() -> None:
    nodes = (node("a", "app", "x"), node("b", "app", "x"), node("c", "store", "x"), node("d", "store", "x"))
    edges = (edge(101, "a", "b"), edge(102, "a", "c"), edge(103, "c", "d"))
    made = grouped(grouped(view(nodes, edges), by_kind), by_frame)
    assert made.nodes[0].notes == ("3 flows inside",)
    assert made.hidden == "all 4 elements are drawn as 1 boxes; every flow is counted in a line or a box."
