"""Files that configure pdmap: where they are looked for, and their bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pdmap.host.files import FileError, read_regular_file, reason_of

LONGEST = 256 * 1024
"""Bytes of the largest configuration that is read."""


def candidates(start: Path, names: tuple[str, ...]) -> Iterator[Path]:
    """Yield what has one of the given names in a folder and those above it, up to the one that holds `.git`.

    Also a link to nothing, a pipe or a folder: passed over in silence, it would leave a run without its configuration.
    """
    for folder in (start, *start.parents):
        for name in names:
            if os.path.lexists(folder / name):
                yield folder / name
        if (folder / ".git").exists():
            break


def read_small_file(path: Path, shown: str, limit: int = LONGEST) -> bytes:
    """Return the content of a regular file.

    Raises:
        FileError: it cannot be read, or is larger than the limit.
    """
    try:
        data = read_regular_file(path, limit + 1)
    except OSError as error:
        raise FileError(f"{shown}: cannot be read ({reason_of(error)})") from error
    if len(data) > limit:
        raise FileError(f"{shown}: is larger than {limit} bytes")
    return data
