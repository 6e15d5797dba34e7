"""ZIP archives with the same bytes everywhere: fixed dates, no attributes of a machine, entries as they are given.

Entries are stored and not compressed, because the same text is compressed to other bytes by another version of zlib.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_DAWN = (1980, 1, 1, 0, 0, 0)
"""The earliest date that the format knows."""


def pack(entries: Mapping[str, bytes]) -> bytes:
    """Return an archive of files by name, in the order of the mapping."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as opened:
        for name, data in entries.items():
            opened.writestr(_entry(name), data)
    return archive.getvalue()


# Private functions


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAWN)
    entry.create_system = 3  # Unix, wherever it is made
    entry.external_attr = 0o644 << 16
    return entry
