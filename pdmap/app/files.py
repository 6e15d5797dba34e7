"""The files of an inventory, before anything in them is looked at."""

from __future__ import annotations

from pathlib import Path

from pdmap.host.files import Files, read_inventory
from pdmap.host.paths import shown_path
from pdmap.phases import phase


class EmptyInventoryError(Exception):
    """There are no manifests, or nothing is in them; the message is one clear line for the user."""


def files_of(path: Path) -> Files:
    """Read the files of an inventory, and nothing of what is in them.

    Raises:
        EmptyInventoryError: there are no manifests.
        FileError: the path cannot be used.
    """
    with phase("files"):
        files = read_inventory(path)
    if not files.contents and not files.findings:
        raise EmptyInventoryError(f"{shown_path(path)}: no manifests found (*.yaml, *.yml)")
    return files
