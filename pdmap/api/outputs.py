"""Bytes that are made of an inventory, and how they get into files."""

from __future__ import annotations

import os
from pathlib import Path

from pdmap.api.errors import OutputError
from pdmap.host.files import FileError, is_place_of_manifest
from pdmap.host.paths import shown_path
from pdmap.host.writing import write_output


def write_beside(data: bytes, path: str | os.PathLike[str], root: Path) -> Path:
    """Write a file whole or not at all, and return its path.

    Args:
        data: Its bytes.
        path: Where it is written.
        root: The folder of the inventory, in which nothing is written that would be read as a manifest.

    Raises:
        OutputError: it cannot be written, or the next `load` would read it as a manifest.
    """
    file = Path(path)
    if is_place_of_manifest(root, file):
        raise OutputError(f"{shown_path(file)}: would be read as a manifest of the inventory; name another file")
    try:
        write_output(file, data)
    except FileError as error:
        raise OutputError(str(error)) from error
    return file


def format_of(path: str | os.PathLike[str], suffixes: dict[str, str]) -> str:
    """Return the format that the name of a file asks for; its ending where it asks for none that there is."""
    suffix = Path(path).suffix.lower()
    return suffixes.get(suffix, suffix.lstrip("."))
