"""The pages that sheets are printed on, and what the file says of itself."""

from __future__ import annotations

from pdmap.documents.document import Document
from pdmap.documents.languages import words_of
from pdmap.escape import office, xml
from pdmap.writers.opendocument.styles import NARROW, WIDE
from pdmap.writers.opendocument.text import DECLARATION, opened


def pages(document: Document) -> bytes:
    """Return the part `styles.xml`: fonts, and pages of A4 landscape with a title, a day and numbers."""
    masters = "".join(
        f'<style:master-page style:name="{name}" style:page-layout-name="pm{name}">{_margins(document)}'
        "</style:master-page>"
        for name in (NARROW, WIDE)
    )
    text = (
        f"{opened('document-styles')}"
        '<office:font-face-decls><style:font-face style:name="Arial" svg:font-family="Arial"'
        ' style:font-family-generic="swiss"/></office:font-face-decls>'
        f'<office:styles><style:default-style style:family="table-cell">{_TEXT}</style:default-style>'
        f'<style:style style:name="Default" style:family="table-cell">{_TEXT}</style:style></office:styles>'
        f"<office:automatic-styles>{_SMALL}{_layout(NARROW, _FITTED)}{_layout(WIDE, _SCALED)}"
        f"</office:automatic-styles><office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )
    return text.encode()


def meta(document: Document) -> bytes:
    """Return the part `meta.xml`; its day is that of the document's state, never that of the clock."""
    metadata = document.metadata
    moment = f"{metadata.as_of}T00:00:00"
    text = (
        f"{opened('document-meta')}<office:meta><meta:generator>pdmap/{_held(metadata.version)}</meta:generator>"
        f"<dc:title>{_held(document.title)}</dc:title><dc:creator>{_held(metadata.organization)}</dc:creator>"
        f"<meta:initial-creator>{_held(metadata.organization)}</meta:initial-creator>"
        f"<meta:creation-date>{moment}</meta:creation-date><dc:date>{moment}</dc:date>"
        f"<dc:language>{xml(document.language)}</dc:language></office:meta></office:document-meta>"
    )
    return text.encode()


def manifest() -> bytes:
    """Return the part that lists the others."""
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in (("/", MEDIA_TYPE), *((part, "text/xml") for part in PARTS))
    )
    name = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    opening = f'<manifest:manifest xmlns:manifest="{name}" manifest:version="1.3">'
    return f"{DECLARATION}{opening}{entries}</manifest:manifest>".encode()


MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml")


# Private functions


def _layout(name: str, attributes: str) -> str:
    return (
        f'<style:page-layout style:name="pm{name}"><style:page-layout-properties fo:page-width="29.7cm"'
        ' fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1cm" style:writing-mode="lr-tb"'
        f' style:print="objects" style:first-page-number="continue" {attributes}/>'
        f"{_MARGIN.format(part='header', side='bottom')}{_MARGIN.format(part='footer', side='top')}</style:page-layout>"
    )


def _margins(document: Document) -> str:
    """Return what stands at the top and at the bottom of each page."""
    words = words_of(document.language)
    as_of = words.labeled.format(label=words.as_of, text=document.metadata.as_of)
    title = " ".join(office(document.title).split())[:_LONGEST_TITLE]
    numbers = "<text:page-number>1</text:page-number> / <text:page-count>1</text:page-count>"
    top = f"{_region('left', xml(title))}{_region('right', xml(as_of))}"
    bottom = f"{_region('left', '<text:sheet-name>-</text:sheet-name>')}{_region('right', numbers)}"
    return f"<style:header>{top}</style:header><style:footer>{bottom}</style:footer>"


def _region(side: str, content: str) -> str:
    span = f'<text:span text:style-name="small">{content}</text:span>'
    return f"<style:region-{side}><text:p>{span}</text:p></style:region-{side}>"


def _held(text: str) -> str:
    return xml(office(text))


# Private tables

_LONGEST_TITLE = 120

_TEXT = '<style:text-properties style:font-name="Arial" fo:font-size="10pt"/>'
_SMALL = (
    '<style:style style:name="small" style:family="text">'
    '<style:text-properties style:font-name="Arial" fo:font-size="8pt" fo:color="#56606e"/></style:style>'
)
_FITTED = 'style:scale-to-X="1" style:scale-to-Y="0" style:print-page-order="ttb"'
_SCALED = 'style:scale-to="65%" style:print-page-order="ltr"'
_MARGIN = (
    "<style:{part}-style><style:header-footer-properties"
    ' fo:min-height="0.8cm" fo:margin-left="0cm" fo:margin-right="0cm" fo:margin-{side}="0.3cm"/></style:{part}-style>'
)
