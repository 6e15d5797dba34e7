"""Documents as one HTML file without scripts, to read on a screen, to print, and to hand over."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files
from itertools import groupby
from typing import assert_never

from pdmap.documents.document import Block, Cell, Column, Document, Heading, Layout, Note, Paragraph, Row, Table
from pdmap.documents.languages import words_of
from pdmap.documents.words import Words
from pdmap.escape import html as escaped
from pdmap.writers.lines import Shown, shown
from pdmap.writers.writer import Writer, alone


def write(document: Document) -> bytes:
    """Return a document as HTML that loads nothing and runs nothing."""
    return ("\n".join(_page(document, words_of(document.language))) + "\n").encode()


WRITER = Writer("one file to read on a screen, to print and to hand over", ".html", alone(write))


# Private functions


def _page(document: Document, words: Words) -> Iterator[str]:
    style = (files("pdmap.writers") / "style.css").read_text("utf-8")
    title = escaped(document.title)
    yield "<!doctype html>"
    yield f'<html lang="{escaped(document.language)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escaped(_policy(style))}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f'<meta name="generator" content="pdmap {escaped(document.metadata.version)}">'
    yield f"<title>{title}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"
    yield "<body>"
    yield f'<header><h1 dir="auto">{title}</h1></header>'
    yield from _contents(document, words)
    yield "<main>"
    for block in document.blocks:
        yield from _block(block, words)
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _policy(style: str) -> str:
    """Return a policy that forbids everything but the one style sheet, even if escaping failed somewhere."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _contents(document: Document, words: Words) -> Iterator[str]:
    """Yield the table of contents: headings, with the rows of registers below them."""
    title = escaped(words.contents)
    yield f'<nav aria-label="{title}"><h2>{title}</h2><ol>'
    for heading, tables in _sections(document):
        rows = [row for table in tables for row in table.rows]
        inner = "".join(f"<li>{_link(row.anchor, row.title)}</li>" for row in rows)
        yield f"<li>{_link(heading.anchor, heading.text)}{f'<ol>{inner}</ol>' if inner else ''}</li>"
    yield "</ol></nav>"


def _sections(document: Document) -> Iterator[tuple[Heading, list[Table]]]:
    """Yield each heading of the second level with the registers that stand below it."""
    heading: Heading | None = None
    tables: list[Table] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 2:
            if heading:
                yield heading, tables
            heading, tables = block, []
        elif isinstance(block, Table) and block.layout is Layout.REGISTER:
            tables.append(block)
    if heading:
        yield heading, tables


def _link(anchor: str, text: str) -> str:
    return f'<a href="#{escaped(anchor)}" dir="auto">{escaped(text)}</a>'


def _block(block: Block, words: Words) -> Iterator[str]:
    match block:
        case Heading():
            yield f'<h{block.level} id="{escaped(block.anchor)}">{escaped(block.text)}</h{block.level}>'
        case Paragraph():
            yield f'<p dir="auto">{escaped(block.text)}</p>'
        case Note():
            yield f'<dl class="note"><dt>{escaped(block.title)}</dt><dd>{escaped(block.text)}</dd></dl>'
        case Table():
            yield from _table(block, words)
        case never:
            assert_never(never)


def _table(table: Table, words: Words) -> Iterator[str]:
    match table.layout:
        case Layout.GRID:
            yield from _grid(table, words)
        case Layout.FACTS:
            for row in table.rows:
                yield from _pairs(table.caption, table.columns, row, words)
        case Layout.REGISTER:
            for row in table.rows:
                yield f'<section id="{escaped(row.anchor)}"><h3 dir="auto">{escaped(row.title)}</h3>'
                yield from _pairs(row.title, table.columns, row, words)
                yield "</section>"
        case never:
            assert_never(never)


def _grid(table: Table, words: Words) -> Iterator[str]:
    yield f'<table class="grid"><caption>{escaped(table.caption)}</caption><thead><tr>'
    yield from (f'<th scope="col">{_title(column)}</th>' for column in table.columns)
    yield "</tr></thead><tbody>"
    asks = any(column.is_expected for column in table.columns)
    openings = ['<td class="optional">' if asks and not column.is_expected else "<td>" for column in table.columns[1:]]
    for row in table.rows:
        first, *others = row.cells
        cells = "".join(f"{opening}{_cell(cell, words)}</td>" for opening, cell in zip(openings, others, strict=True))
        yield f'<tr><th scope="row">{_cell(first, words)}</th>{cells}</tr>'
    yield "</tbody></table>"


def _pairs(caption: str, columns: tuple[Column, ...], row: Row, words: Words) -> Iterator[str]:
    """Yield a table with a line for each column, in bodies for their groups."""
    yield f'<table class="pairs"><caption>{escaped(caption)}</caption><colgroup><col><col></colgroup>'
    for group, members in groupby(zip(columns, row.cells, strict=True), key=lambda pair: pair[0].group):
        yield "<tbody>"
        if group:
            yield f'<tr><th class="group" colspan="2" scope="rowgroup">{escaped(group)}</th></tr>'
        for column, cell in members:
            opening = "<tr>" if column.is_expected or cell.is_expected else '<tr class="optional">'
            yield f'{opening}<th scope="row">{_title(column)}</th><td>{_cell(cell, words)}</td></tr>'
        yield "</tbody>"
    yield "</table>"


def _title(column: Column) -> str:
    reference = f'<span class="law">{escaped(column.reference)}</span>' if column.reference else ""
    return f"{escaped(column.title)}{reference}"


def _cell(cell: Cell, words: Words) -> str:
    statements = [*shown(cell, words)]
    if len(statements) == 1 and not statements[0].details:
        return f"<div{_attributes(statements[0])}>{_content(statements[0])}</div>"
    return f"<ul>{''.join(map(_item, statements))}</ul>"


def _item(item: Shown) -> str:
    inner = "".join(map(_item, item.details))
    return f"<li><div{_attributes(item)}>{_content(item)}</div>{f'<ul>{inner}</ul>' if inner else ''}</li>"


def _attributes(item: Shown) -> str:
    """Return the direction of the text and its classes: the state, and whether it follows from other parts."""
    marks = (item.line.state.value, "derived" if item.line.is_derived else "", "remark" if item.is_remark else "")
    return f' dir="auto" class="{" ".join(filter(None, marks))}"'


def _content(item: Shown) -> str:
    line = item.line
    text = _link(line.anchor, line.text) if line.anchor else f'<span class="text">{escaped(line.text)}</span>'
    assumption = f' <span class="assumed">{escaped(item.assumption)}</span>' if item.assumption else ""
    source = f' <span class="source" dir="ltr">{escaped(item.source)}</span>' if item.source else ""
    return f"{text}{assumption}{source}"
