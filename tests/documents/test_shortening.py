import datetime as dt

import pytest

from pdmap.documents.document import Cell, Column, Document, Line, Metadata, Paragraph, Row, Table
from pdmap.documents.shortening import MOST_LINES, MOST_ROWS, shortened
from pdmap.documents.words import ENGLISH


def document(rows: int, lines: int) -> Document:
    cell = Cell(tuple(Line(str(number)) for number in range(lines)))
    table = Table("t", "T", (Column("a", "A"), Column("b", "B")), tuple(Row((cell, cell)) for _ in range(rows)))
    metadata = Metadata(kind="t", organization="", as_of=dt.date(2026, 11, 23), version="0.0.0")
    return Document(title="T", language="en", metadata=metadata, blocks=(Paragraph("p"), table))


@pytest.mark.parametrize(("rows", "lines"), [(0, 1), (1, 1), (MOST_ROWS, MOST_LINES)])
def test_what_is_short_stays_as_it_is(rows: int, lines: int) -> None:
    assert shortened(document(rows, lines), ENGLISH) == document(rows, lines)


def test_what_lacks_is_counted() -> None:
    (table,) = shortened(document(MOST_ROWS + 3, MOST_LINES + 2), ENGLISH).tables
    assert len(table.rows) == MOST_ROWS + 1
    assert table.rows[-1].title == "and 3 more, which a document tells"
    assert [line.text for line in table.rows[0].cells[1].lines[MOST_LINES - 1 :]] == [
        str(MOST_LINES - 1),
        "and 2 more, which a document tells",
    ]


def test_details_are_not_counted_as_more() -> None:
    lines = (*(Line(str(number)) for number in range(MOST_LINES)), Line("detail", level=1))
    table = Table("t", "T", (Column("a", "A"),), (Row((Cell(lines),)),))
    whole = document(0, 1)
    (shown,) = shortened(Document(title="T", language="en", metadata=whole.metadata, blocks=(table,)), ENGLISH).tables
    assert shown.rows[0].cells[0].lines == lines
