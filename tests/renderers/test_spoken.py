from collections.abc import Callable

from pdmap.renderers.spoken import edge_lines, frame_line, legend_lines, map_facts, node_lines, spoken_edge, spoken_node
from pdmap.views.view import View


def test_a_node_says_its_kind_its_title_and_what_stands_out(view_of: Callable[[str], View]) -> None:
    node = next(node for node in view_of("shop").nodes if node.id == "party:snowflake")
    assert node_lines(node) == ("PROCESSOR", "Snowflake Inc.", "ID", "✖ contract expired")
    assert spoken_node(node) == "Snowflake Inc. (processor); ID; contract expired"


def test_an_edge_says_its_number_its_ends_and_what_it_relies_on(view_of: Callable[[str], View]) -> None:
    view = view_of("shop")
    edge = next(edge for edge in view.edges if edge.target == "party:kolkata")
    titles = {node.id: node.title for node in view.nodes}
    assert edge_lines(edge) == (f"{edge.numbers[0]} sub-processor CO", "▲ no transfer mechanism")
    assert spoken_edge(edge, titles) == (
        f"{edge.numbers[0]}: Zendesk Inc. to Kolkata BPO Pvt; sub-processor; CO; no transfer mechanism"
    )


def test_roles_stand_in_brackets_and_grounds_behind_a_colon(view_of: Callable[[str], View]) -> None:
    lines = {frame.id: frame_line(frame) for frame in view_of("shop").frames}
    assert lines["organization"] == "Acme GmbH [controller]"
    assert lines["country:GB"] == "United Kingdom: third country, adequacy decision"
    assert lines["people"] == "Data subjects"


def test_the_facts_name_the_day_and_the_counts(view_of: Callable[[str], View]) -> None:
    assert map_facts(view_of("shop")) == (
        "as of 2026-11-23 · 2 groups of data subjects · 5 systems · 8 parties · 13 flows"
        " · 3 links by hosting or sub-processing · 6 transfers to third countries"
    )


def test_the_legend_names_shapes_in_words_and_codes_as_they_are(view_of: Callable[[str], View]) -> None:
    lines = legend_lines(view_of("shop").legend)
    assert lines[0] == "double box: group of data subjects"
    assert "CO: Contact details" in lines
