"""Screens as plain text are what rich sets."""

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from pdmap.cli.layout import Branch, Forest, Grid, Heading, Part
from pdmap.cli.screens import printed
from pdmap.cli.setting import _PLAIN, MOST_COLORED, _colored, set_text
from pdmap.cli.wrapping import wrapped
from pdmap.manual.terminal import Screen

texts = st.text(alphabet="ab.,-/  \n日é\u0301\t", max_size=60) | st.sampled_from(["", "kept 30 days", "x" * 90])
lines = st.lists(st.tuples(texts, st.just("bold")), max_size=3).map(tuple)
widths = st.integers(40, 100)


def set_by_rich(part: Part, width: int, *, is_unicode: bool) -> str:
    text = printed(_colored(part, is_unicode=is_unicode), Screen(width))
    return text if is_unicode else text.translate(_PLAIN)


@given(
    rows=st.lists(st.tuples(lines, lines, lines), max_size=4),
    width=widths,
    share=st.integers(1, 6),
    is_unicode=st.booleans(),
)
def test_a_table_is_as_rich_sets_it(
    rows: list[tuple[tuple[tuple[str, str], ...], ...]], width: int, share: int, *, is_unicode: bool
) -> None:
    grid = Grid({"system": 4, "what": share, "data": 5}, rows)
    assert set_text([grid], Screen(width), is_unicode=is_unicode) == set_by_rich(grid, width, is_unicode=is_unicode)


@st.composite
def forests(draw: st.DrawFn) -> Forest:
    branches: list[Branch] = []
    for _ in range(draw(st.integers(1, 7))):
        depth = draw(st.integers(0, branches[-1].depth + 1)) if branches else 0
        branches.append(Branch(min(depth, 6), draw(lines), draw(lines)))
    return Forest(branches)


@given(forest=forests(), width=widths, is_unicode=st.booleans())
def test_a_tree_is_as_rich_sets_it(forest: Forest, width: int, *, is_unicode: bool) -> None:
    assert set_text([forest], Screen(width), is_unicode=is_unicode) == set_by_rich(forest, width, is_unicode=is_unicode)


@given(texts, widths)
def test_a_heading_is_as_rich_sets_it(text: str, width: int) -> None:
    assert set_text([Heading(text)], Screen(width)) == set_by_rich(Heading(text), width, is_unicode=True)


@given(st.lists(st.text(alphabet="ab", min_size=1, max_size=9), max_size=9), st.integers(4, 12))
def test_lines_break_where_rich_breaks_them(words: list[str], width: int) -> None:
    text = "  ".join(words)
    lines = Text(text, overflow="fold").wrap(Console(file=StringIO()), width)
    assert wrapped(text, width) == tuple(line.plain.rstrip() for line in lines)


@pytest.mark.parametrize("number", [2, MOST_COLORED + 1])
def test_colors_are_for_what_people_read(number: int) -> None:
    grid = Grid({"system": 1}, [((("shop", "bold"),),)] * number)
    text = set_text([grid], Screen(80, color=True))
    assert ("\x1b" in text) == (number == 2)
    assert text.count("shop") == number
