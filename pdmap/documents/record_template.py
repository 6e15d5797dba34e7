"""What a template of records is: an authority's form, filled in for each of the two registers."""

from __future__ import annotations

from collections.abc import Callable

from pdmap.documents.document import Document
from pdmap.documents.kind import Context
from pdmap.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTemplate:
    """A template of records; its name is the name of its module in `templates`."""

    description: str
    """Whose form it is, in one line without a full stop."""
    languages: tuple[str, ...]
    """Tags of the languages in which it is official, and English."""
    controller: Callable[[Context], Document]
    """Build the register of Article 30(1)."""
    processor: Callable[[Context], Document]
    """Build the register of Article 30(2); where the authority has no form for it, with the elements of the law."""
