import re
from collections.abc import Callable

import pytest

from pdmap.comparisons.comparison import Comparison, Page
from pdmap.comparisons.formats.text import MOST_REASONS, render


def test_the_text_is_written_whole(comparison: Comparison, golden: Callable[[str, str], None]) -> None:
    golden("diff.txt", render(comparison, Page()))


def test_where_nothing_differs_that_is_said_and_nothing_else(nothing: Comparison) -> None:
    assert render(nothing, Page()) == "main (0123456789) -> these manifests, as of 2026-11-23\nnothing differs\n"


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_page(comparison: Comparison, width: int) -> None:
    lines = render(comparison, Page(width)).splitlines()
    assert max(map(len, lines)) <= width


def test_color_says_nothing_that_words_do_not(comparison: Comparison) -> None:
    colored = render(comparison, Page(color=True))
    assert "\x1b[" in colored
    words = re.sub("\x1b\\[[0-9;]*m", "", colored)
    assert [line.rstrip() for line in words.splitlines()] == render(comparison, Page()).splitlines()


def test_reasons_that_are_not_told_are_counted(comparison: Comparison) -> None:
    longest = max(len(review.reasons) for review in comparison.reviews)
    assert longest > MOST_REASONS
    assert "more reason" in render(comparison, Page())


def test_text_from_outside_shows_nothing_dangerous(
    hostile_comparison: Comparison, assert_harmless: Callable[[str], None]
) -> None:
    assert_harmless(render(hostile_comparison, Page()))
