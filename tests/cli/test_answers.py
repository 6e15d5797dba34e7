import datetime as dt

from pdmap.cli.answers import answer_text
from pdmap.documents.document import Block, Cell, Column, Document, Heading, Layout, Line, Metadata, Row, State, Table
from pdmap.manual.terminal import Screen


def text_of(*blocks: Block, width: int = 80, is_unicode: bool = True) -> str:
    metadata = Metadata(kind="t", organization="", as_of=dt.date(2026, 11, 23), version="0.0.0")
    document = Document(title="T", language="en", metadata=metadata, blocks=(Heading(2, "H", "h"), *blocks))
    return answer_text(document, Screen(width), is_unicode=is_unicode)


def facts(*cells: tuple[str, tuple[Line, ...]]) -> Table:
    columns = tuple(Column(title, title) for title, _ in cells)
    return Table("t", "T", columns, (Row(tuple(Cell(lines) for _, lines in cells)),), Layout.FACTS)


def test_neighbors_that_leave_the_same_open_are_told_once() -> None:
    silence = (Line("not recorded", State.NOT_RECORDED),)
    told = text_of(facts(("A", silence), ("B", silence), ("C", (Line("x"),)), ("D", (Line("x"),))))
    assert told == "T\nAs of: 2026-11-23\n\nH\n  A, B: not recorded\n  C: x\n  D: x\n"


def test_an_assumption_is_marked() -> None:
    assert "A: x (assumed: a guess)" in text_of(facts(("A", (Line("x", assumption="a guess"),))))


def test_short_statements_stand_in_a_row_and_long_ones_below_with_their_details() -> None:
    told = text_of(facts(("A", (Line("x"), Line("y"))), ("B", (Line("x"), Line("because", level=1)))))
    assert "  A: x; y\n  B:\n    x\n      because\n" in told


def test_what_speaks_of_the_document_is_left_out() -> None:
    for anchor in ("about", "open-points", "reading"):
        assert "secret" not in text_of(Heading(2, "secret", anchor), facts(("secret", (Line("secret"),))))


def test_arrows_are_spelled_where_a_terminal_has_none() -> None:
    assert "a -> b" in text_of(facts(("A", (Line("a → b"),))), is_unicode=False)


def test_no_text_of_an_author_moves_the_cursor() -> None:
    assert "\x1b" not in text_of(facts(("A", (Line("\x1b[31mred"),))))


def test_a_table_that_is_cut_says_how_many_rows_are_left() -> None:
    rows = tuple(Row((Cell((Line(str(number)),)),) * 3, title=str(number)) for number in range(100))
    columns = (Column("a", "A"), Column("b", "B"), Column("c", "C"))
    for layout in (Layout.GRID, Layout.REGISTER):
        assert "and 76 more, which a document tells\n" in text_of(Table("t", "T", columns, rows, layout))
    assert "and 76 more" in text_of(Table("t", "T", columns[:2], tuple(Row(row.cells[:2]) for row in rows)))
