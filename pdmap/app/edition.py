"""How documents are issued: on which day, in which language, from which revision, and for whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from pdmap import __version__
from pdmap.app.load import Loaded
from pdmap.app.omissions import left_out
from pdmap.app.validate import context_of
from pdmap.documents.about import revision_text
from pdmap.documents.document import Document
from pdmap.documents.kind import Context, Part
from pdmap.documents.languages import words_of
from pdmap.documents.laws import words_under_law
from pdmap.documents.papers import papers_of
from pdmap.documents.public import public
from pdmap.frozen import dataclass
from pdmap.host.revisions import revision_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What decides the bytes of documents beside the manifests."""

    as_of: dt.date
    language: str = "en"
    """Tag of the language of the documents' own words."""
    revision: str = ""
    """Of the manifests, as the version control names it; empty where there is none."""
    source_url: str = ""
    """Pattern of the address of a line of a manifest, with `{path}` and `{line}`; empty for no links."""
    is_public: bool = False
    """Whether security details are left out, for the public."""
    part: Part | None = None
    """Which activities the documents show; `None` for all of them."""


def revision_words(contents: Mapping[str, bytes], path: Path, language: str) -> str:
    """Return what documents call the revision that manifests are from; empty where there is none.

    Args:
        contents: The bytes of each manifest by name.
        path: The inventory, a folder or one manifest.
        language: Tag of the language of the documents' own words.
    """
    revision = revision_of(path, contents)
    return revision_text(words_of(language), revision.commit, is_changed=revision.is_changed) if revision else ""


def document_context(loaded: Loaded, edition: Edition, argument: str = "") -> Context:
    """Return what the documents of an edition may look at.

    Args:
        loaded: The inventory.
        edition: How they are issued.
        argument: Id of what a document is about; empty for a document about the whole inventory.
    """
    context = context_of(loaded, edition.as_of)
    return Context(
        inventory=context.inventory,
        graph=context.graph,
        legs=context.legs,
        as_of=edition.as_of,
        version=__version__,
        manifests=tuple(manifest.path for manifest in loaded.manifests),
        digest=loaded.digest,
        revision=edition.revision,
        source_url=edition.source_url,
        argument=argument,
        left_out=left_out(loaded),
        part=edition.part,
        words=words_under_law(words_of(edition.language), context.inventory),
    )


def issued(document: Document, loaded: Loaded, edition: Edition) -> Document:
    """Return a document as an edition issues it: without security details where it is for the public."""
    return public(document, papers_of(loaded.inventory)) if edition.is_public else document
