import pytest

from pdmap.documents.document import Cell, Line
from pdmap.writers.direction import is_right_to_left, is_turned

HEBREW = "\u05e9\u05dc\u05d5\u05dd"


@pytest.mark.parametrize("text", [HEBREW, f"(1) {HEBREW} x", "\u0645\u0631\u062d\u0628\u0627 12"])
def test_texts_in_hebrew_and_arabic_are_read_from_right_to_left(text: str) -> None:
    assert is_right_to_left(text)


@pytest.mark.parametrize("text", ["", "12", "x", f"x {HEBREW} {HEBREW}", f"{HEBREW}: processor"])
def test_others_are_not_even_if_they_begin_with_a_name(text: str) -> None:
    assert not is_right_to_left(text)


def test_only_a_cell_with_a_single_text_is_turned() -> None:
    line = Line(HEBREW)
    assert is_turned(Cell((line,)))
    assert not is_turned(Cell((line, Line("second"))))
    assert not is_turned(Cell((line, line)))
    assert not is_turned(Cell(()))
