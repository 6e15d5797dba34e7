"""Write the documents that stand beside the records: notices, contracts, transfers, measures, screenings, breaches."""

from __future__ import annotations

from pdmap.app.edition import Edition, document_context, issued
from pdmap.app.load import Loaded
from pdmap.documents.document import Document
from pdmap.documents.kind import DocumentKind
from pdmap.registry import discover


def document_kinds() -> dict[str, DocumentKind]:
    """Return every kind of document beside the records, by the name that `pdmap document` takes."""
    kinds = discover("pdmap.documents", "DOCUMENT", DocumentKind)
    return {name.replace("_", "-"): kind for name, kind in sorted(kinds.items()) if name not in _REGISTERS}


def choices_of(loaded: Loaded, kind: DocumentKind, edition: Edition) -> tuple[str, ...] | None:
    """Return the ids that a document of a kind can be about; `None` where it is about the whole inventory."""
    return kind.choices(document_context(loaded, edition)) if kind.choices else None


def document(loaded: Loaded, kind: DocumentKind, edition: Edition, argument: str = "") -> Document:
    """Return a document of a kind.

    Args:
        loaded: The inventory.
        kind: The kind of document.
        edition: How it is issued.
        argument: Id of what it is about, one of its choices; empty for all of them, or where there are none.
    """
    return issued(kind.build(document_context(loaded, edition, argument)), loaded, edition)


# Private tables

_REGISTERS = frozenset({"controller_record", "processor_record"})
"""Kinds that are no siblings of the records but the records themselves, which `pdmap records` writes."""
