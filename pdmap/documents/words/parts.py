"""What a document says of itself that shows a part of the inventory only, in English."""

from __future__ import annotations

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class PartWords:
    """What a document says of itself that shows a part of the inventory only."""

    part_of_record: str = "A part only"
    part_of_record_text: str = (
        "This document shows {shown} of the {total} processing activities of the inventory: "
        "those that the selector {selection} selects, and those that use what it selects. The others are left out."
    )
