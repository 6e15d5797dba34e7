from pdmap.documents.document import Cell, Column, Line, State
from pdmap.documents.words import ENGLISH
from pdmap.findings import Location, Position, Span
from pdmap.writers.lines import column_title, shown, source_text


def place(path: str, line: int) -> Location:
    return Location(path, Span(Position(line, 1), Position(line, 2)))


def test_details_belong_to_the_statement_above() -> None:
    lines = (Line("a"), Line("b", level=1), Line("c", level=1), Line("d"))
    told = [(item.line.text, [detail.line.text for detail in item.details]) for item in shown(Cell(lines), ENGLISH)]
    assert told == [("a", ["b", "c"]), ("d", [])]


def test_a_detail_without_a_statement_is_shown_all_the_same() -> None:
    assert [item.line.text for item in shown(Cell((Line("b", level=1),)), ENGLISH)] == ["b"]


def test_one_reason_for_several_statements_is_told_once_below_them() -> None:
    lines = (
        Line("a", assumption="guess"),
        Line("detail", State.UNKNOWN, level=1),
        Line("b", assumption="guess"),
        Line("c", assumption="other"),
    )
    told = [(item.line.text, item.assumption, item.is_remark) for item in shown(Cell(lines), ENGLISH)]
    assert told == [
        ("a", "", False),
        ("b", "", False),
        ("all of the above is assumed: guess", "", True),
        ("c", "assumed: other", False),
    ]


def test_the_reason_of_a_statement_is_not_repeated_in_its_details() -> None:
    lines = (Line("a", assumption="guess"), Line("b", level=1, assumption="guess"), Line("c", level=1, assumption="x"))
    (item,) = shown(Cell(lines), ENGLISH)
    assert (item.assumption, [detail.assumption for detail in item.details]) == ("assumed: guess", ["", "assumed: x"])


def test_sources_are_gathered_by_file_and_sorted_by_line() -> None:
    places = [place("b.yaml", 12), place("a.yaml", 3), place("b.yaml", 2), place("b.yaml", 12), Location("c.yaml")]
    assert source_text(places) == "b.yaml:2, 12; a.yaml:3; c.yaml"


def test_a_column_is_called_with_its_provision() -> None:
    assert column_title(Column("a", "Purposes", "Art. 30(1)(b) GDPR"), ENGLISH) == "Purposes (Art. 30(1)(b) GDPR)"
    assert column_title(Column("a", "Owner"), ENGLISH) == "Owner"
