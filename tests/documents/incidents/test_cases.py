"""Each case is a file: what it shows, the compromised places, and what the answer says, worked out by hand."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from pdmap.documents.document import Document, Row
from pdmap.writers import markdown

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
TABLES = ("signs", "summary", "notification", "reached", "exposed")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_an_answer_says_what_was_worked_out(case: Path, tell: Callable[..., Document]) -> None:
    text = case.read_text("utf-8")
    wanted = [line.removeprefix("# ").partition(": ") for line in text.splitlines() if line.startswith("# ")]
    (asked,) = (value for key, _, value in wanted if key == "breach")
    places, _, aware = asked.partition(" aware ")
    document = tell(text, *places.split(), aware_at=dt.datetime.fromisoformat(aware) if aware else None)
    tasks = [value for key, _, value in wanted if key == "task"]
    assert not tasks or [f"{first} => {whom}" for first, _, whom in map(_cells, _rows(document, "first"))] == tasks
    for key, _, value in wanted:
        if key in TABLES:
            assert value in _told(document, key)
        elif key == "when":
            assert value in {line.text for row in _rows(document, "first") for line in row.cells[1].lines}
        elif key == "never":
            assert value not in markdown.write(document).decode()
    assert len(tasks) + sum(key in {*TABLES, "when"} for key, _, _ in wanted) > 0


def _rows(document: Document, key: str) -> tuple[Row, ...]:
    return next((table.rows for table in document.tables if table.key == key), ())


def _told(document: Document, key: str) -> list[str]:
    """Return the rows of a table as `FIRST CELL => SECOND`; of facts each fact, of holdings all that follows."""
    if key == "summary":
        (table,) = (each for each in document.tables if each.key == key)
        return [f"{column.title} => {text}" for column, text in zip(table.columns, _cells(table.rows[0]), strict=True)]
    rows = [_cells(row) for row in _rows(document, key)]
    if key == "exposed":
        return [f"{cells[0]} => {' / '.join(cells[1:])}" for cells in rows]
    return [f"{cells[0]} => {cells[1]}" for cells in rows]


def _cells(row: Row) -> list[str]:
    return ["; ".join(line.text for line in cell.lines) for cell in row.cells]
