"""The file around the text: styles, lists, headers, properties and links, as python-docx keeps them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from importlib.resources import files
from typing import TYPE_CHECKING

from pdmap.archives import pack
from pdmap.documents.document import Document, Metadata
from pdmap.documents.words import Words
from pdmap.escape import office
from pdmap.writers.libraries import needed
from pdmap.writers.word.body import NAMESPACES
from pdmap.writers.word.text import paragraph, runs

if TYPE_CHECKING:
    from docx.document import Document as Written
    from docx.oxml.xmlchemy import BaseOxmlElement


class Package:
    """A Word file that waits for its text.

    Raises:
        EngineMissingError: python-docx is not installed.
    """

    def __init__(self, document: Document, words: Words) -> None:
        """Make a file with the properties, the headers and the styles of a document."""
        with needed("python-docx"):
            import docx
        self._written: Written = docx.Document()
        self._drop_what_the_library_brings()
        self._set_styles(document.language)
        self._set_properties(document.title, document.metadata)
        self._set_margins(document, words)

    @property
    def margins(self) -> str:
        """Return references to what stands at the top and at the bottom of pages, for every section."""
        section = self._written.sections[0]
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        relations = self._written.part.rels.items()
        ids = {relation.reltype: id_ for id_, relation in relations}
        return "".join(
            f'<w:{name}Reference w:type="default" r:id="{ids[_RELATION + name]}"/>' for name in ("header", "footer")
        )

    def packed(self, text: bytes, addresses: dict[str, str]) -> bytes:
        """Return the file with its text.

        Args:
            text: The part `document.xml`.
            addresses: Ids of links to the web that the text has, by address.
        """
        relations = self._written.part.rels
        for address, id_ in addresses.items():
            relations.add_relationship(f"{_RELATION}hyperlink", address, id_, is_external=True)
        file = io.BytesIO()
        self._written.save(file)
        with zipfile.ZipFile(file) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        return pack(parts | {"word/document.xml": text})

    def _drop_what_the_library_brings(self) -> None:
        """Leave out parts of its template that say nothing of the document, such as a picture of it."""
        for part, kept in ((self._written.part, _KEPT), (self._written.part.package, _KEPT_OUTSIDE)):
            for id_, relation in [*part.rels.items()]:
                if relation.reltype not in kept:
                    del part.rels[id_]

    def _set_styles(self, language: str) -> None:
        part = self._written.part
        _refill(self._written.styles.element, _part("styles.xml", language))
        _refill(part.numbering_part.element, _part("numbering.xml", language))
        _refill(self._written.settings.element, _part("settings.xml", language))

    def _set_properties(self, title: str, metadata: Metadata) -> None:
        """Tell what the document is; its day is that of its state, never that of the clock."""
        properties = self._written.core_properties
        moment = dt.datetime.combine(metadata.as_of, dt.time(), dt.UTC)
        properties.title = office(title)[:_LONGEST]
        properties.author = properties.last_modified_by = office(metadata.organization)[:_LONGEST]
        properties.comments = f"pdmap {metadata.version}"
        properties.created = properties.modified = moment
        properties.revision = 1

    def _set_margins(self, document: Document, words: Words) -> None:
        section = self._written.sections[0]
        metadata = document.metadata
        is_named = metadata.organization in document.title
        as_of = words.labeled.format(label=words.as_of, text=metadata.as_of)
        texts = [document.title, *([] if is_named else [metadata.organization]), as_of]
        top = " · ".join(" ".join(office(text).split())[:_LONGEST_IN_MARGIN] for text in texts)
        _set(section.header._element, paragraph(runs(top), "Header", spoken=top))  # noqa: SLF001
        _set(section.footer._element, paragraph(_NUMBERS, "Footer"))  # noqa: SLF001


# Private functions


def _part(name: str, language: str) -> BaseOxmlElement:
    from docx.oxml import parse_xml

    text = (files("pdmap.writers.word") / "parts" / name).read_text("utf-8")
    return parse_xml(text.replace("en-GB", _TAGS.get(language, language)).encode())


def _refill(element: BaseOxmlElement, other: BaseOxmlElement) -> None:
    """Give an element the content of another."""
    for child in [*element]:
        element.remove(child)
    element.extend([*other])


def _set(element: BaseOxmlElement, content: str) -> None:
    """Give an element one child."""
    from docx.oxml import parse_xml

    for child in [*element]:
        element.remove(child)
    element.append(parse_xml(content.replace("<w:p>", f"<w:p {NAMESPACES}>", 1)))


# Private tables

_LONGEST = 255
_LONGEST_IN_MARGIN = 110
_TAGS = {"en": "en-GB", "fr": "fr-FR", "de": "de-DE", "nl": "nl-NL", "sv": "sv-SE"}
"""Tags with a country, which office programs ask for."""

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_KEPT = {f"{_RELATION}{name}" for name in ("styles", "numbering", "settings")}
_KEPT_OUTSIDE = {
    f"{_RELATION}officeDocument",
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
}

_NUMBER = '<w:fldSimple w:instr=" {} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
_NUMBERS = f"{_NUMBER.format('PAGE')}{runs(' / ')}{_NUMBER.format('NUMPAGES')}"
