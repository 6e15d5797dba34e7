"""Documents as one HTML file without scripts, to read on a screen, to print, and to hand over."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files
from typing import assert_never

from pdmap.documents.document import Block, Document, Heading, Note, Paragraph, Table
from pdmap.documents.languages import words_of
from pdmap.escape import html as escaped
from pdmap.writers.sections import has_register, lies_across, sections_of, tables_of
from pdmap.writers.web.cells import Setting
from pdmap.writers.web.contents import contents_of
from pdmap.writers.web.tables import table_of
from pdmap.writers.writer import Writer, alone


def write(document: Document) -> bytes:
    """Return a document as HTML that loads nothing and runs nothing."""
    setting = Setting(words_of(document.language), document.metadata.source_url)
    return ("\n".join(_page(document, setting)) + "\n").encode()


WRITER = Writer(
    "one file to read on a screen, to print and to hand over", ".html", alone(write), has_relative_links=True
)


# Private functions


def _page(document: Document, setting: Setting) -> Iterator[str]:
    title, words = escaped(document.title), setting.words
    day = words.labeled.format(label=words.as_of, text=document.metadata.as_of.isoformat())
    yield "<!doctype html>"
    yield f'<html lang="{escaped(document.language)}">'
    yield from _head(document, title)
    yield "<body>"
    yield f'<a class="skip" href="#content">{escaped(words.skip_to_content)}</a>'
    yield f'<header><h1 dir="auto">{title}</h1><p>{escaped(day)}</p></header>'
    yield from contents_of(document, words)
    yield '<main id="content" tabindex="-1">'
    for section in sections_of(document):
        yield from _section(section, setting)
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _head(document: Document, title: str) -> Iterator[str]:
    style = (files("pdmap.writers.web") / "style.css").read_text("utf-8")
    metadata = document.metadata
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escaped(_policy(style))}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f'<meta name="author" content="{escaped(metadata.organization)}">'
    yield f'<meta name="generator" content="pdmap {escaped(metadata.version)}">'
    yield f"<title>{title}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"


def _policy(style: str) -> str:
    """Return a policy that forbids everything but the one style sheet, even if escaping failed somewhere."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _section(section: list[Block], setting: Setting) -> Iterator[str]:
    """Yield a section; on paper, the whole of it lies across where a grid needs that, but for a register."""
    is_wide = not has_register(section) and any(map(lies_across, tables_of(section)))
    yield '<section class="across">' if is_wide else "<section>"
    for block in section:
        yield from _block(block, setting)
    yield "</section>"


def _block(block: Block, setting: Setting) -> Iterator[str]:
    match block:
        case Heading():
            level = f"h{block.level}"
            yield f'<{level} id="{escaped(block.anchor)}" dir="auto">{escaped(block.text)}</{level}>'
        case Paragraph():
            yield f'<p dir="auto">{escaped(block.text)}</p>'
        case Note():
            term, text = escaped(block.title), escaped(block.text)
            marks = " ".join((block.state.value, *(("derived",) if block.is_derived else ())))
            told = f'<dt class="{marks}" dir="auto"><span class="text">{term}</span></dt>'
            yield f'<dl class="note">{told}<dd dir="auto">{text}</dd></dl>'
        case Table():
            yield from table_of(block, setting)
        case never:
            assert_never(never)
