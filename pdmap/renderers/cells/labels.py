"""Labels of cells: HTML of lines, of which every word that a manifest says is escaped."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.escape import html
from pdmap.renderers.picture import style
from pdmap.renderers.picture.boxes import Block, Box, Label
from pdmap.renderers.picture.frames import is_stacked


def block_label(blocks: Iterable[Block]) -> str:
    """Return blocks of text, one below the other."""
    return "<br>".join(_block(block) for block in blocks)


def edge_label_html(label: Label) -> str:
    """Return the label of a line: number and words on one line, the marks below it."""
    heading = " ".join(_block(block) for block in (label.number, label.words) if block)
    return "<br>".join(part for part in (heading, *map(_block, label.marks)) if part)


def frame_label(box: Box) -> str:
    """Return the caption of a frame: its title, and its role or ground behind or below it."""
    separator = "<br>" if is_stacked(box) else " "
    return separator.join(_block(block) for block in box.blocks if block.lines)


def text_label(lines: Iterable[tuple[str, style.Font]]) -> str:
    """Return lines in their fonts."""
    return "<br>".join(_span(html(line), font, font.color) for line, font in lines)


# Private functions


def _block(block: Block) -> str:
    text = "<br>".join(html(line) for line in block.lines)
    if block.mark is None:
        return _span(text, block.font, block.font.color)
    return _span(text, block.font, style.GRAVE if block.mark.is_grave else style.WARNING_INK)


def _span(text: str, font: style.Font, color: str) -> str:
    """Return text in a font; a blank keeps the height of a line that says nothing."""
    weight = "font-weight:bold;" if font.is_bold else ""
    struck = "text-decoration:line-through;" if font.is_struck else ""
    return f'<span style="font-size:{font.size:g}px;{weight}{struck}color:{color}">{text or " "}</span>'
