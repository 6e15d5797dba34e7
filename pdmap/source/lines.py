"""The lines of a manifest, without reading what it says."""

from __future__ import annotations

from pdmap.source.decoding import decode
from pdmap.source.text import SourceText


def lines_of(data: bytes) -> tuple[str, ...]:
    """Return the lines of a manifest as `Manifest.lines` holds them.

    Raises:
        ForeignEncodingError: the bytes are not UTF-8.
    """
    return SourceText.of(decode(data)).lines
