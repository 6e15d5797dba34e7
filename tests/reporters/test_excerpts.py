import pytest
from rich.cells import cell_len

from pdmap.findings import Position, Span
from pdmap.reporters.excerpts import CUT, LEAD_CELLS, LINE_CELLS, Excerpt, excerpt


def test_a_short_line_is_shown_whole() -> None:
    assert excerpt("  to: mailer", _span(7, 13)) == Excerpt("  to: mailer", indent=6, width=6)


def test_a_line_that_just_fits_is_shown_whole() -> None:
    line = "x" * LINE_CELLS
    assert excerpt(line, _span(1, 2)).text == line
    assert excerpt(line + "x", _span(1, 2)).text == line + CUT


def test_a_long_line_is_cut_on_both_sides_of_the_span() -> None:
    shown = excerpt("a" * 500 + "BBB" + "c" * 500, _span(501, 504))
    assert shown.text == CUT + "a" * LEAD_CELLS + "BBB" + "c" * (LINE_CELLS - LEAD_CELLS - 3) + CUT
    assert shown.text[shown.indent : shown.indent + shown.width] == "BBB"


def test_the_end_of_a_long_line_is_not_cut() -> None:
    assert excerpt("a" * 500 + "B", _span(501, 502)).text == CUT + "a" * LEAD_CELLS + "B"


def test_a_span_longer_than_the_cut_is_underlined_as_far_as_it_is_shown() -> None:
    shown = excerpt("a" * 500 + "b" * 500, _span(501, 1001))
    assert shown.indent + shown.width + len(CUT) == len(shown.text)


@pytest.mark.parametrize("character", ["東", "\U000e0041", "e\u0301", "\x1b", "\t", "#"], ids=ascii)
def test_a_long_line_of_any_characters_keeps_the_span_in_sight(character: str) -> None:
    lead = character * 300
    shown = excerpt(f"{lead}B{lead}", _span(len(lead) + 1, len(lead) + 2))
    assert cell_len(shown.text) <= LINE_CELLS + 2 * len(CUT)
    before, _, _ = shown.text.partition("B")
    assert (shown.indent, shown.width) == (cell_len(before), 1)


@pytest.mark.parametrize("cut_off", ["\u2602\ufe0f", "e\u0301", "\U0001f469\u200d", "e\u0301\u0302"], ids=ascii)
def test_what_belongs_to_a_character_that_is_cut_off_goes_with_it(cut_off: str) -> None:
    behind = "b" * LEAD_CELLS
    line = f"{'a' * LINE_CELLS}{cut_off}{behind}B"
    assert excerpt(line, _span(len(line), len(line) + 1)).text == f"{CUT}{behind}B"


def test_a_span_of_several_lines_is_underlined_to_the_end_of_the_first() -> None:
    several = Span(Position(1, 3), Position(4, 1))
    assert excerpt("- a: b   ", several) == Excerpt("- a: b   ", indent=2, width=4)


@pytest.mark.parametrize("span", [(4, 4), (9, 12), (3, 2)])
def test_an_empty_span_or_one_behind_the_line_is_one_cell_wide(span: tuple[int, int]) -> None:
    assert excerpt("abc", _span(*span)).width == 1


def test_only_what_can_be_shown_of_a_huge_line_is_looked_at() -> None:
    class Line(str):
        __slots__ = ()

        def replace(self, *_: object) -> str:
            raise AssertionError

    assert excerpt(Line("a" * 10_000_000), _span(5_000_000, 5_000_001)).indent == LEAD_CELLS + len(CUT)


def _span(start: int, end: int) -> Span:
    return Span(Position(1, start), Position(1, end))
