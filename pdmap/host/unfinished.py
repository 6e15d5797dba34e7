"""Files that are written beside the place that they are for, so that nobody ever sees a part of one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from pdmap.host.leftovers import leftover, uninterrupted

PREFIX = ".pdmap-"
"""How their names begin; what a killed process has left of them is hidden, and no manifest."""


@contextlib.contextmanager
def unfinished(folder: Path, data: bytes, prefix: str = PREFIX, *, is_durable: bool = True) -> Iterator[Path]:
    """Give a new file of this user alone that holds data; if it is not moved into place it is removed.

    Args:
        folder: Where it is made.
        data: What it holds.
        prefix: How its name begins.
        is_durable: Whether it has to be on the disk before the block begins.

    Raises:
        OSError: it cannot be written.
    """
    with contextlib.ExitStack() as stack:
        with uninterrupted():
            handle, name = tempfile.mkstemp(prefix=prefix, dir=folder)
            path = Path(name)
            stack.enter_context(leftover(path.unlink))
        stack.callback(_remove, path)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if is_durable:
                os.fsync(file.fileno())
        yield path


def scratch() -> IO[bytes]:
    """Return a file without a name: in memory where the system has such files, so that no folder is needed.

    Raises:
        OSError: there is none.
    """
    if hasattr(os, "memfd_create"):
        # Some sandboxes refuse the call.
        with contextlib.suppress(OSError):
            return os.fdopen(os.memfd_create("pdmap"), "w+b")
    try:
        return tempfile.TemporaryFile()
    except FileNotFoundError as error:  # its text names all folders that were tried
        raise OSError(error.errno, "there is no folder for temporary files") from error


# Private functions


def _remove(path: Path) -> None:
    """Remove a file; one that somebody looks at for a moment, as scanners do on Windows, goes the second time."""
    for _ in range(2):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
            break
