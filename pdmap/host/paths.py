"""Paths as people are shown them."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def working_folder() -> Path:
    """Return the folder that pdmap runs in.

    Raises:
        FileError: it is not there anymore.
    """
    try:
        return Path.cwd()
    except OSError as error:
        from pdmap.host.files import FileError  # which loads much, and every command knows paths

        raise FileError("the working folder is not there anymore; change into one that is") from error


def absolute(path: Path) -> Path:
    """Return a path from the root, without `..`; links are not followed.

    Raises:
        FileError: it starts in the working folder, and that is not there anymore.
    """
    return Path(os.path.normpath(path if path.is_absolute() else working_folder() / path))


def shown_path(path: Path) -> str:
    """Return a path as messages show it: as seen from the working folder, so that no name of the machine shows."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except (ValueError, OSError):  # another drive, or a working folder that is gone
        return path.as_posix()


def is_there(path: Path) -> bool:
    """Return whether there is something at a path, which may be too long for the system."""
    try:
        return path.exists()
    except OSError:
        return False


def is_regular_file(path: Path) -> bool:
    """Return whether there is a regular file at a path, behind links.

    `Path.is_file` says no as well where nobody may look, from Python 3.14 on: what cannot be looked at would be
    passed over in silence.

    Raises:
        OSError: it cannot be told.
    """
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def is_folder(path: Path) -> bool:
    """Return whether there is a folder at a path, which may be too long for the system."""
    try:
        return path.is_dir()
    except OSError:
        return False
