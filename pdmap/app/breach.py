"""Answer what a breach of some systems or parties exposes, and whom to tell (Articles 33 and 34)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pdmap.app.edition import Edition, document_context, issued
from pdmap.app.load import Loaded
from pdmap.documents.document import Document
from pdmap.documents.incidents.incident import incident_document
from pdmap.questions.exposure import places_by_id


def breachable(loaded: Loaded) -> tuple[str, ...]:
    """Return the ids of systems and parties."""
    return tuple(places_by_id(loaded.graph))


def breach(loaded: Loaded, names: Iterable[str], edition: Edition, aware_at: dt.datetime | None = None) -> Document:
    """Return what to do about a breach, as a document.

    Args:
        loaded: The inventory.
        names: Ids of the compromised systems and parties, all of them among `breachable`.
        edition: How it is issued.
        aware_at: When the organization became aware of it; `None` where that was not said.
    """
    known = places_by_id(loaded.graph)
    places = [known[name] for name in dict.fromkeys(names)]
    return issued(incident_document(document_context(loaded, edition), places, aware_at), loaded, edition)
