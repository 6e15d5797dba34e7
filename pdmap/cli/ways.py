"""The way from a file that is written to the inventory, for links."""

from __future__ import annotations

import os
from pathlib import Path

from pdmap import escape
from pdmap.host.files import FileError
from pdmap.host.paths import working_folder


def way_to(root: Path, output: Path | None) -> str | None:
    """Return the address of the inventory's folder as seen from the output; `None` where there is none.

    Only where both are below the working folder: elsewhere the way between them would tell of this machine.
    Standard output is taken for a file in the working folder.
    """
    try:
        here = working_folder()
    except FileError:
        return None
    start = output.resolve().parent if output else here
    if not (start.is_relative_to(here) and root.resolve().is_relative_to(here)):
        return None
    return f"{escape.uri(Path(os.path.relpath(root.resolve(), start)).as_posix())}/"
