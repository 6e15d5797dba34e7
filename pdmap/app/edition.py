"""How documents are issued: on which day, in which language, from which revision, and for whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pdmap import __version__
from pdmap.app.load import Loaded
from pdmap.app.omissions import left_out
from pdmap.app.validate import context_of
from pdmap.documents.kind import Context
from pdmap.documents.languages import words_of
from pdmap.documents.laws import words_under_law


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
        revision=edition.revision,
        source_url=edition.source_url,
        argument=argument,
        left_out=left_out(loaded),
        words=words_under_law(words_of(edition.language), context.inventory),
    )
