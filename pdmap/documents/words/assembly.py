"""What documents beside the records have in common, in English."""

from __future__ import annotations

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class AssemblyWords:
    """What documents beside the records have in common."""

    about_document: str = "About this document"
    open_in_document: str = "What this document does not answer"
    reading_document: str = "How to read this document"
