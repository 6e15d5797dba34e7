"""Documents as Word files: headings that can be navigated, tables whose heads are repeated, links within."""

from __future__ import annotations

from pdmap.documents.document import Document
from pdmap.documents.languages import words_of
from pdmap.writers.word.body import body
from pdmap.writers.word.links import links_of
from pdmap.writers.writer import Writer, alone


def write(document: Document) -> bytes:
    """Return a document as a DOCX file.

    Raises:
        EngineMissingError: python-docx is not installed.
    """
    from pdmap.writers.word.package import Package

    words, links = words_of(document.language), links_of(document)
    package = Package(document, words)
    text = body(document, words, links, package.margins)
    return package.packed(text, links.addresses)


WRITER = Writer("to read and to edit in Word", ".docx", alone(write), is_binary=True, libraries=("python-docx",))
