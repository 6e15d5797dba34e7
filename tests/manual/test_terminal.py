"""Pages for a terminal: prose is wrapped, code is not, and colors only repeat what the text says."""

import re

import pytest
from rich.cells import cell_len

from pdmap.manual.page import Block, Code, Heading, Items, Page, Paragraph, Quotation, Table
from pdmap.manual.terminal import WIDEST_TEXT, Screen, render

LONG = "word " * 60
PROSE: list[Block] = [
    Heading(LONG),
    Paragraph(LONG),
    Items((LONG, "short")),
    Quotation("Art. 1 GDPR", LONG, (LONG,)),
]


def page(*blocks: Block) -> Page:
    return Page("Title", blocks)


@pytest.mark.parametrize("width", [40, 60, 120, 300])
@pytest.mark.parametrize("block", PROSE, ids=lambda block: type(block).__name__)
def test_prose_fits_the_width_and_stays_readable_on_wide_screens(block: Block, width: int) -> None:
    lines = render(page(block), Screen(width)).splitlines()
    assert max(map(len, lines)) <= min(width, WIDEST_TEXT)
    assert sum(line.count("word") for line in lines) % 60 == 0


@pytest.mark.parametrize("width", [40, 300])
def test_code_is_never_wrapped_cut_or_styled_by_what_it_says(width: int) -> None:
    line = "x: [bold]y[/bold] :smile: " + "z" * 200
    shown = render(page(Code(f"a: 1\n\n{line}\n")), Screen(width))
    assert shown == f"Title\n\n    a: 1\n\n    {line}\n"


def test_marked_lines_are_pointed_out() -> None:
    shown = render(page(Code("a: 1\nb: 2\n", "yaml", (2,))), Screen(80))
    assert shown.endswith("    a: 1\n    b: 2  # <- finding\n")


def test_further_lines_of_a_point_stand_under_its_first_word() -> None:
    first, *others = render(page(Items((LONG,))), Screen(40)).splitlines()[2:]
    assert first.startswith("  - word")
    assert all(re.match(r" {4}word", line) for line in others)


@pytest.mark.parametrize("width", [60, 100, 200])
def test_tables_below_each_other_line_up(width: int) -> None:
    tables = [
        Table(("code", "title", "law"), (("TRF001", text, LONG),))
        for text in ("a title of some length", LONG, LONG * 2)
    ]
    lines = render(page(*tables), Screen(width)).splitlines()
    heads = {line for line in lines if line.startswith("code")}
    assert len(heads) == 1
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("blocks", [PROSE, [Code("a: 1", marked=(1,)), Table(("a",), (("`b`",),))]])
def test_colors_repeat_what_the_text_says(blocks: list[Block], monkeypatch: pytest.MonkeyPatch) -> None:
    plain = render(page(*blocks), Screen(80))
    for name, value in {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "20", "FORCE_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    colored = render(page(*blocks), Screen(80, color=True))
    assert "\x1b[" in colored
    assert "\x1b" not in plain
    stripped = re.sub("\x1b\\[[0-9;]*m", "", colored)
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()


def test_what_a_program_printed_keeps_its_colors_only_where_there_are_any() -> None:
    block = Code("\x1b[1;31merror\x1b[0m: x")
    assert "\x1b[1;31merror" in render(page(block), Screen(80, color=True))
    assert render(page(block), Screen(80)) == "Title\n\n    error: x\n"
