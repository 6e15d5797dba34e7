"""Formats without a picture hold every flow, fact and cell of a matrix."""

import csv
import io
from collections.abc import Callable

import pytest
from markdown_it import MarkdownIt

from pdmap.engine import Engine
from pdmap.renderers import csv as csv_format
from pdmap.renderers import markdown as markdown_format
from pdmap.views.view import View

ViewOf = Callable[[str], View]


@pytest.fixture(params=["shop", "hosting", "empty"])
def view(request: pytest.FixtureRequest, view_of: ViewOf) -> View:
    return view_of(request.param)


def csv_rows(view: View, engine: Engine) -> list[dict[str, str]]:
    text = csv_format.render(view, engine).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def markdown_tables(view: View, engine: Engine) -> list[list[list[str]]]:
    """Return the cells of every table, headings first."""
    tables: list[list[list[str]]] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown_format.render(view, engine).decode())
    for token, inner in zip(tokens, [*tokens[1:], tokens[-1]], strict=True):
        if token.type == "table_open":
            tables.append([])
        elif token.type == "tr_open":
            tables[-1].append([])
        elif token.type in ("td_open", "th_open"):
            tables[-1][-1].append("".join(child.content for child in inner.children or ()))
    return tables


def test_the_sheet_has_a_row_for_every_flow(view: View, engine: Engine) -> None:
    rows = csv_rows(view, engine)
    assert [(row["No."], row["From"], row["To"], row["Id"], row["Written in"]) for row in rows] == [
        (str(row.number), row.source_title, row.target_title, row.link, row.location) for row in view.flows
    ]
    assert [row["Data"].split("; ") for row in rows] == [list(row.data) for row in view.flows]


def test_rows_end_as_the_standard_says(view_of: ViewOf, engine: Engine) -> None:
    data = csv_format.render(view_of("shop"), engine)
    assert data.count(b"\r\n") == data.count(b"\n") == len(view_of("shop").flows) + 1


def test_the_page_has_the_same_table(view: View, engine: Engine) -> None:
    rows = csv_rows(view, engine)
    if not rows:
        assert markdown_tables(view, engine) == []
        return
    (table,) = markdown_tables(view, engine)
    assert table[0] == list(rows[0])
    assert [[*row[:4], *row[-2:]] for row in table[1:]] == [
        [*list(row.values())[:4], *list(row.values())[-2:]] for row in rows
    ]


def test_changes_have_a_column_where_there_are_some(whole_view_named: ViewOf, view_of: ViewOf, engine: Engine) -> None:
    assert [row["Change"] for row in csv_rows(whole_view_named("Acme"), engine)] == ["~ changed"]
    assert "Change" not in csv_rows(view_of("shop"), engine)[0]


def test_facts_and_the_matrix_are_tables(matrix_named: ViewOf, engine: Engine) -> None:
    facts, pairs, matrix, flows = markdown_tables(matrix_named("Acme"), engine)
    assert facts == [["Acme", "Acme"], ["Acme", "Acme"]]
    assert pairs == [["", ""], ["Acme", "Acme"]]
    assert matrix == [
        ["Recipient", "Country", "CO", "HEA*"],
        ["Acme", "Acme", "", "3* ▲ ✖"],
        ["Acme", "Acme", "2", ""],
    ]
    assert flows[1][0] == "1007"
