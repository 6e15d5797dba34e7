"""How far a record answers an element of Article 30."""

from __future__ import annotations

from enum import StrEnum


class Mark(StrEnum):
    """What stands in a record for an element."""

    ANSWERED = "answered"
    """There is an answer, and nothing in it is open."""
    NONE = "none"
    """The answer is that there is nothing."""
    PARTLY = "partly"
    """There is an answer, and a part of it is unknown or not recorded."""
    UNKNOWN = "unknown"
    """The author says that it is not known."""
    MISSING = "missing"
    """The inventory is silent."""

    @property
    def is_answered(self) -> bool:
        """Return whether the element is answered in full."""
        return self in {Mark.ANSWERED, Mark.NONE}
