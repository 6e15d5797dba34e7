import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.documents.document import Cell, Column, Line, Row, Table
from pdmap.typeface import text_width
from pdmap.writers.grids import ACROSS, UPRIGHT, is_legible_as_grid, measured

WORDS = st.text("abc WM\u4f60-", max_size=300)


def table_of(titles: list[str], *rows: list[str]) -> Table:
    columns = tuple(Column(f"c{number}", title) for number, title in enumerate(titles))
    return Table("t", "T", columns, tuple(Row(tuple(Cell((Line(text),)) for text in row)) for row in rows))


@given(st.integers(1, 14).flatmap(lambda count: st.lists(st.lists(WORDS, min_size=count, max_size=count), min_size=1)))
def test_columns_fill_the_page_and_each_has_room(rows: list[list[str]]) -> None:
    titles, *others = rows
    measures = measured(table_of(titles, *others))
    assert sum(measures.widths) == pytest.approx(ACROSS if measures.is_wide else UPRIGHT, abs=0.2)
    assert all(measures.room(place) > 10 for place in range(len(titles)))


def test_a_column_holds_its_longest_word() -> None:
    measures = measured(table_of(["A", "B"], ["Datenschutzbeauftragte", "word " * 500]))
    assert measures.room(0) >= text_width("Datenschutzbeauftragte", measures.size)


@pytest.mark.parametrize(("columns", "is_wide"), [(2, False), (4, False), (7, True), (12, True)])
def test_many_columns_lie_across(columns: int, *, is_wide: bool) -> None:
    assert measured(table_of(["Title"] * columns, ["word"] * columns)).is_wide is is_wide


def test_long_words_make_a_few_columns_lie_across() -> None:
    assert measured(table_of(["A"] * 5, ["Datenschutzgrundverordnung"] * 5)).is_wide


def test_more_columns_than_a_page_holds_are_no_grid() -> None:
    assert is_legible_as_grid(table_of(["A"] * 14, ["x"] * 14))
    assert not is_legible_as_grid(table_of(["A"] * 15, ["x"] * 15))
