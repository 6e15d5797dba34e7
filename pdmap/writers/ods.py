"""Documents as OpenDocument spreadsheets: a sheet for each table, every cell a text that nothing calculates.

The parts are written here, without a library: those that there are stamp the clock into what they write, bring
styles and pictures of their own, and know neither frozen heads nor filters, so that they would be worked around.
"""

from __future__ import annotations

from pdmap.archives import pack
from pdmap.documents.document import Document
from pdmap.writers.opendocument.content import content
from pdmap.writers.opendocument.pages import MEDIA_TYPE, manifest, meta, pages
from pdmap.writers.opendocument.settings import settings
from pdmap.writers.sheets.build import workbook_of
from pdmap.writers.writer import Writer, alone


def write(document: Document) -> bytes:
    """Return a document as an ODS file; the first entry says what it is, as the format demands."""
    workbook = workbook_of(document)
    return pack(
        {
            "mimetype": MEDIA_TYPE.encode(),
            "content.xml": content(workbook),
            "styles.xml": pages(document),
            "meta.xml": meta(document),
            "settings.xml": settings(workbook),
            "META-INF/manifest.xml": manifest(),
        }
    )


WRITER = Writer("the register as an OpenDocument spreadsheet", ".ods", alone(write), is_binary=True)
