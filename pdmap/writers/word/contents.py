"""The table of contents: a field that is already filled in, so that no program asks to do it."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Document, Heading, Layout, Table
from pdmap.documents.words import Words
from pdmap.writers.word.links import Links
from pdmap.writers.word.text import abridged, paragraph, runs


def contents(document: Document, words: Words, links: Links) -> str:
    """Return links to headings and to the rows of registers; nothing where there are none.

    Page numbers are known only to what lays the pages out, so that the field leaves them out.
    """
    entries = [(style, text, links.inward(anchor, runs(text))) for style, text, anchor in _entries(document)]
    if not entries:
        return ""
    title = paragraph(runs(words.contents), "TOCHeading")
    last = len(entries) - 1
    lines = (
        paragraph(f"{_BEGIN if number == 0 else ''}{content}{_END if number == last else ''}", style, spoken=text)
        for number, (style, text, content) in enumerate(entries)
    )
    return f"<w:sdt>{_PROPERTIES}<w:sdtContent>{title}{''.join(lines)}</w:sdtContent></w:sdt>"


# Private functions


def _entries(document: Document) -> Iterator[tuple[str, str, str]]:
    """Yield the style, the text and the anchor of each entry."""
    for block in document.blocks:
        if isinstance(block, Heading):
            yield ("TOC1" if block.level == 2 else "TOC2"), abridged(block.text), block.anchor
        elif isinstance(block, Table) and block.layout is Layout.REGISTER:
            yield from (("TOC2", abridged(row.title), row.anchor) for row in block.rows)


# Private tables

_PROPERTIES = (
    '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
)
_INSTRUCTION = r'TOC \o "1-2" \n \h \z \u'
_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    f'<w:r><w:instrText xml:space="preserve"> {_INSTRUCTION} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
