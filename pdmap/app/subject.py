"""Answer where the data of a person are, and how and until when they are erased (Articles 12 and 15 to 22)."""

from __future__ import annotations

from pdmap.app.edition import Edition, document_context, issued
from pdmap.app.load import Loaded
from pdmap.documents.document import Document
from pdmap.documents.requests.request import request_document
from pdmap.questions.people import subjects_in_use


def people(loaded: Loaded) -> tuple[str, ...]:
    """Return the groups of people whose data are held or sent, and the broader groups above them."""
    return tuple(sorted(subjects_in_use(loaded.inventory, loaded.graph)))


def subject(loaded: Loaded, name: str, edition: Edition) -> Document:
    """Return where the data of a group of people are, as a document.

    Args:
        loaded: The inventory.
        name: Id of the group, one of `people`.
        edition: How it is issued; its day is that of the request.
    """
    return issued(request_document(document_context(loaded, edition), name), loaded, edition)
