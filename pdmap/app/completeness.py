"""Measure how complete the records of processing are."""

from __future__ import annotations

from pdmap.app.document import document
from pdmap.app.edition import Edition, document_context
from pdmap.app.load import Loaded
from pdmap.documents import completeness
from pdmap.documents.coverage import Coverage, coverage, registers_asked, score
from pdmap.documents.document import Document
from pdmap.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of what Article 30 asks for is answered."""

    coverage: Coverage
    document: Document
    """The same for any format, with what is missing."""

    def is_under(self, percentage: float) -> bool:
        """Return whether less is answered, without rounding."""
        found = score(self.coverage.marks)
        return found.answered * 100 < percentage * found.asked


def completeness_of(loaded: Loaded, edition: Edition, register: str = "") -> Completeness:
    """Return how complete a register is, or those in use where none is named."""
    context = document_context(loaded, edition)
    names = (register,) if register else registers_asked(context)
    return Completeness(coverage(context, names), document(loaded, completeness.DOCUMENT, edition, register))
