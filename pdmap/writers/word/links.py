"""Where links lead: to bookmarks in the document, and to lines of manifests in the web."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from pdmap.documents.document import Document, Heading, Line, Table
from pdmap.escape import xml
from pdmap.frozen import dataclass
from pdmap.writers.source_links import is_of_the_web, source_parts
from pdmap.writers.word.text import runs


@dataclass(slots=True)
class Links:
    """Names of bookmarks by anchor, and addresses by the id under which the document knows them."""

    pattern: str
    """Of the address of a line of a manifest; empty for no links."""
    names: dict[str, str]
    addresses: dict[str, str] = field(default_factory=dict)
    """Ids by address, in the order of their first mention."""
    placed: set[str] = field(default_factory=set)

    def bookmark(self, anchor: str, content: str) -> str:
        """Return runs under the bookmark of an anchor; the first that has the anchor gets it."""
        name = self.names.get(anchor)
        if name is None or name in self.placed:
            return content
        self.placed.add(name)
        number = len(self.placed)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'

    def inward(self, anchor: str, content: str) -> str:
        """Return runs that lead to an anchor; as they are where the document has no such anchor."""
        name = self.names.get(anchor)
        return f'<w:hyperlink w:anchor="{name}" w:history="1">{content}</w:hyperlink>' if name else content

    def sources(self, line: Line) -> str:
        """Return the places that a line was read from, each with a link where there is a pattern of addresses."""
        return "".join(
            self._outward(address, runs(text, "Source")) for text, address in source_parts(line.sources, self.pattern)
        )

    def _outward(self, address: str, content: str) -> str:
        """Return runs with a link to an address of the web; a relative address has no meaning in a file of its own."""
        if not is_of_the_web(address):
            return content
        id_ = self.addresses.setdefault(address, f"rIdSource{len(self.addresses) + 1}")
        return f'<w:hyperlink r:id="{xml(id_)}" w:history="1">{content}</w:hyperlink>'


def links_of(document: Document) -> Links:
    """Return the links of a document, with a name for each of its anchors; none is placed yet."""
    anchors = dict.fromkeys(filter(None, _anchors(document)))
    names = {anchor: f"part_{number}" for number, anchor in enumerate(anchors, 1)}
    return Links(document.metadata.source_url, names)


# Private functions


def _anchors(document: Document) -> Iterable[str]:
    for block in document.blocks:
        if isinstance(block, Heading):
            yield block.anchor
        elif isinstance(block, Table):
            yield from (row.anchor for row in block.rows)
