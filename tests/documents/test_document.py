import pytest

from pdmap.documents.document import Cell, Line, State
from pdmap.findings import Location, Position, Span


def place(line: int) -> Location:
    return Location("a.yaml", Span(Position(line, 1), Position(line, 2)))


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        ([Line("no", State.NONE)], State.NONE),
        ([Line("yes"), Line("later", State.UNKNOWN)], State.RECORDED),
        ([Line("no", State.NONE), Line("later", State.UNKNOWN)], State.UNKNOWN),
        ([Line("silent", State.NOT_RECORDED), Line("later", State.UNKNOWN)], State.NOT_RECORDED),
        ([Line("no", State.NONE), Line("but it follows", is_derived=True)], State.NONE),
        ([Line("it follows", is_derived=True)], State.RECORDED),
        ([Line("yes"), Line("detail", State.NOT_RECORDED, level=1)], State.RECORDED),
        ([], State.NOT_RECORDED),
    ],
)
def test_a_cell_answers_what_its_declared_statements_answer(lines: list[Line], state: State) -> None:
    assert Cell(tuple(lines)).state is state


def test_the_sources_of_a_cell_are_those_of_its_lines_without_repetitions() -> None:
    lines = (Line("a", sources=(place(2), place(1))), Line("b", sources=(place(1),)))
    assert Cell(lines).sources == (place(2), place(1))
