"""The table of contents of a page: headings, with the rows of registers and the parts of sections below them."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Block, Document, Heading, Layout, Table
from pdmap.documents.words import Words
from pdmap.escape import html as escaped
from pdmap.writers.lines import row_title
from pdmap.writers.sections import sections_of
from pdmap.writers.web.cells import link


def contents_of(document: Document, words: Words) -> Iterator[str]:
    """Yield the table of contents; nothing for a document without headings."""
    sections = [section for section in sections_of(document) if isinstance(section[0], Heading)]
    if not sections:
        return
    title = escaped(words.contents)
    yield f'<nav aria-label="{title}"><h2>{title}</h2><ol>'
    for head, *blocks in sections:
        inner = "".join(f"<li>{link(anchor, text)}</li>" for anchor, text in _parts(blocks))
        if isinstance(head, Heading):
            yield f"<li>{link(head.anchor, head.text)}{f'<ol>{inner}</ol>' if inner else ''}</li>"
    yield "</ol></nav>"


# Private functions


def _parts(blocks: list[Block]) -> Iterator[tuple[str, str]]:
    """Yield the anchor and the title of what stands below a heading."""
    for block in blocks:
        if isinstance(block, Heading) and block.level == 3:
            yield block.anchor, block.text
        elif isinstance(block, Table) and block.layout is Layout.REGISTER:
            yield from ((row.anchor, row_title(row)) for row in block.rows if row.anchor)
