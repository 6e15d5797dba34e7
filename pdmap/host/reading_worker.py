"""Reads a share of an inventory's manifests for another process; a program of its own, see `reading`.

The request is `marshal`: where to import from, and the path and bytes of each file. The answer is a list in the
same order: each manifest packed, or `None` for one that the other process has to read itself.
"""

from __future__ import annotations

import marshal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pdmap.source.packing import Fits


def answer(files: list[tuple[str, bytes]], fits: Fits | None = None) -> list[bytes | None]:
    """Return each manifest as `read_packed` makes it."""
    from pdmap.cycles import without_search_for_cycles
    from pdmap.source.packing import read_packed

    with without_search_for_cycles():
        return [read_packed(path, data, fits) for path, data in files]


if __name__ == "__main__":
    places, asked = marshal.load(sys.stdin.buffer)  # noqa: S302 - written by the process that started this one
    # Started with `-I`: the process that asks says where pdmap and its libraries are, and nothing else does.
    sys.path[:] = places
    sys.stdout.buffer.write(marshal.dumps(answer(asked)))
