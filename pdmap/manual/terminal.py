"""A page as text for people at a terminal, or for a pipe: wrapped, indented and, where asked for, in color."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import assert_never

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from pdmap.frozen import dataclass
from pdmap.manual.page import Block, Code, Heading, Items, Page, Paragraph, Quotation, Table, spans

WIDEST_TEXT = 88
"""Cells of a line of running text at most: longer ones are hard to follow."""

_TITLE_STYLE = "bold"
_HEADING_STYLE = "bold cyan"
_CODE_STYLE = "cyan"
_LAW_STYLE = "italic"
_MARK_STYLE = "bold yellow"
_MARK = "  # <- finding"
_INDENT = 2
_CODE_INDENT = 4
_WORD_CELLS = 12


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a page is read."""

    width: int
    """Cells of a line."""
    color: bool = False


def render(page: Page, screen: Screen) -> str:
    """Return a page as text that ends with a line break; code and what programs print is never wrapped."""
    out = StringIO()
    console = Console(
        file=out,
        width=screen.width,
        color_system="standard" if screen.color else None,
        force_terminal=screen.color,
        no_color=not screen.color,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    text_width = min(screen.width, WIDEST_TEXT)
    console.print(_inline(page.title, _TITLE_STYLE), width=text_width)
    above: Block | None = None
    for block in page.blocks:
        if not isinstance(above, Heading):
            console.print()
        above = block
        for part, width in _parts(block, text_width, screen.width):
            console.print(part, width=width, soft_wrap=width is None)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


# Private functions


def _parts(block: Block, text_width: int, width: int) -> Iterator[tuple[RenderableType, int | None]]:
    """Yield what to print, each with the width to wrap it at; `None` keeps its lines whole."""
    match block:
        case Heading():
            yield _inline(block.text, _HEADING_STYLE), text_width
        case Paragraph():
            yield _indented(_inline(block.text)), text_width
        case Items():
            for text in block.texts:
                yield _item(text), text_width
        case Quotation():
            yield from ((part, text_width) for part in _quotation(block))
        case Code():
            for line in _code_lines(block):
                yield line, None
        case Table():
            yield _grid(block), width
        case never:
            assert_never(never)


def _inline(text: str, style: str = "") -> Text:
    """Return running text; without colors the back-ticks say what is code."""
    shown = Text(style=style)
    for span in spans(" ".join(text.split())):
        if span.is_code:
            shown.append(f"`{span.text}`", _CODE_STYLE)
        else:
            shown.append(span.text)
    return shown


def _indented(text: Text, cells: int = _INDENT) -> Padding:
    return Padding(text, (0, 0, 0, cells))


def _item(text: str) -> Grid:
    """Return a point of a list, whose further lines stand under its first word."""
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=_INDENT + 1)
    grid.add_column()
    grid.add_row(f"{'':{_INDENT}}-", _inline(text))
    return grid


def _quotation(block: Quotation) -> Iterator[RenderableType]:
    name = f": {block.name}" if block.name else ""
    yield _indented(Text.assemble((block.citation, "bold"), name))
    yield from (_indented(Text(line, _LAW_STYLE), _CODE_INDENT) for line in block.lines)


def _code_lines(block: Code) -> Iterator[Text]:
    for number, line in enumerate(Text.from_ansi(block.text.rstrip("\n")).split("\n", allow_blank=True), start=1):
        shown = Text(" " * _CODE_INDENT) + line
        if number in block.marked:
            shown.append(_MARK, _MARK_STYLE)
        yield shown


def _grid(block: Table) -> Grid:
    """Return a table; columns of words keep their width, those of texts share the rest, so that tables line up."""
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False, expand=True)
    for title, cells in zip(block.columns, zip(*block.rows, strict=True), strict=True):
        is_text = max(map(len, cells)) > _WORD_CELLS
        grid.add_column(title, overflow="fold", ratio=1 if is_text else None, no_wrap=not is_text)
    for row in block.rows:
        grid.add_row(*map(_inline, row))
    return grid
