"""What pages on a screen say beside the document, in English."""

from __future__ import annotations

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class PageWords:
    """What pages on a screen say beside the document."""

    skip_to_content: str = "Skip to the content"
