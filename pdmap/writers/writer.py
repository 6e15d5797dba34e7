"""What a format for documents is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pdmap.documents.document import Document


@dataclass(frozen=True, slots=True)
class Writer:
    """A format for documents; its name is the name of its module."""

    description: str
    """What the format is for, one line for the help of `--format`."""
    suffix: str
    """Usual end of a file in this format, with its dot."""
    write: Callable[[Document], bytes]
    """Return the bytes of a whole file: the same document gives the same bytes."""
