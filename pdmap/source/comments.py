"""Comments: the text behind a `#` that no value holds."""

from __future__ import annotations

import re

from pdmap.findings import Span
from pdmap.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of a manifest."""

    text: str
    """What stands behind the `#`, up to the end of the line, blanks included."""
    span: Span
    """From the `#` to the end of the line."""
    is_alone: bool
    """Whether nothing but blanks stands before it on its line."""

    @property
    def line(self) -> int:
        """Return the line that it stands on."""
        return self.span.start.line


def speaks_to_pdmap(comment: str) -> bool:
    """Return whether a comment asks something of pdmap, rather than telling people something.

    Args:
        comment: The text behind the `#`.
    """
    return _FOR_PDMAP.match(comment) is not None


# Private tables

_FOR_PDMAP = re.compile(r"\s*pdmap\s*+(?::|(?:-\s*)?ignore\b)", re.IGNORECASE)
