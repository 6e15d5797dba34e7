from __future__ import annotations

import pytest

from pdmap.findings import Position, Span
from pdmap.source.text import SourceText


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ("",)),
        ("a", ("a",)),
        ("a\n", ("a", "")),
        ("a\nb", ("a", "b")),
        ("a\r\nb\rc\n\nd", ("a", "b", "c", "", "d")),
        ("a\u2028b\x0bc\x1cd\x85e", ("a\u2028b\x0bc\x1cd\x85e",)),
    ],
)
def test_lines_break_where_yaml_breaks_them(text: str, lines: tuple[str, ...]) -> None:
    assert SourceText.of(text).lines == lines


@pytest.mark.parametrize(
    ("offset", "position"),
    [(0, (1, 1)), (1, (1, 2)), (2, (1, 3)), (3, (1, 3)), (4, (2, 1)), (5, (2, 2)), (6, (3, 1)), (99, (3, 1))],
)
def test_an_offset_has_a_line_and_a_column(offset: int, position: tuple[int, int]) -> None:
    assert SourceText.of("ab\r\nc\n").position(offset) == Position(*position)


def test_columns_count_code_points() -> None:
    assert SourceText.of("👩‍💻é: x").position(4) == Position(1, 5)


def test_a_span_lies_between_two_offsets() -> None:
    assert SourceText.of("ab\ncd").span(1, 4) == Span(Position(1, 2), Position(2, 2))


def test_the_line_around_an_offset_is_known() -> None:
    text = SourceText.of("ab\ncd\n")

    assert (text.line_start(4), text.line_end(4)) == (3, 5)
    assert (text.line_start(6), text.line_end(6)) == (6, 6)
