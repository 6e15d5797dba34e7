"""Cells as paragraphs: a single statement as it is, several as a list, details as a list within it."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Cell, Column, State
from pdmap.documents.words import Words
from pdmap.writers.direction import is_turned
from pdmap.writers.lines import Shown, shown
from pdmap.writers.word.links import Links
from pdmap.writers.word.text import paragraph, runs


def cell_text(cell: Cell, words: Words, links: Links, *, is_optional: bool = False) -> str:
    """Return the paragraphs of a cell.

    Args:
        cell: The cell.
        words: Words of the document.
        links: Where its texts may lead.
        is_optional: Whether nobody expects an answer, so that silence is not marked.
    """
    statements = [*shown(cell, words)]
    is_list = len(statements) > 1 or any(item.details for item in statements)
    paragraphs = (
        paragraph(_runs(item, links, is_optional=is_optional), style, spoken=item.line.text if is_turned(cell) else "")
        for item, style in _styled(statements, _LISTS if is_list else ("CellText", *_LISTS))
    )
    return "".join(paragraphs) or paragraph("", "CellText")


def head_text(column: Column, style: str) -> str:
    """Return the title of a column, with the provision that asks for it below."""
    title = paragraph(runs(column.title), style, spoken=column.title)
    reference = paragraph(runs(column.reference, f"{style}Law"), style) if column.reference else ""
    return f"{title}{reference}"


# Private functions

_LISTS = ("ListBullet", "ListBullet2", "ListBullet3")


def _styled(items: list[Shown], styles: tuple[str, ...]) -> Iterator[tuple[Shown, str]]:
    """Yield statements and their details in reading order, each with the style of its depth."""
    style, *deeper = styles
    for item in items:
        yield item, style
        yield from _styled([*item.details], tuple(deeper) or styles)


def _runs(item: Shown, links: Links, *, is_optional: bool) -> str:
    text = runs(item.line.text, _style(item, is_optional=is_optional))
    if item.line.anchor in links.names:
        text = links.inward(item.line.anchor, runs(item.line.text, "Hyperlink"))
    assumption = runs(f" ({item.assumption})", "Assumed") if item.assumption else ""
    sources = f"{runs('  ', 'Source')}{links.sources(item.line)}" if item.source else ""
    return f"{text}{assumption}{sources}"


def _style(item: Shown, *, is_optional: bool) -> str:
    """Return the style that tells the state; all but facts have one, and the words tell the state too."""
    if item.is_remark:
        return "Assumed"
    styles = {
        State.RECORDED: "Derived" if item.line.is_derived else "",
        State.NONE: "None",
        State.UNKNOWN: "Open",
        State.NOT_RECORDED: "Silent" if is_optional else "Open",
    }
    return styles[item.line.state]
