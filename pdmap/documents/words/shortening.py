"""What stands where a document was shortened for a screen, in English."""

from __future__ import annotations

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class ShorteningWords:
    """What stands where a document was shortened for a screen."""

    shortened: str = "and {count} more, which a document tells"
