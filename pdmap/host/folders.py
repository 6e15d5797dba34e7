"""Folders: written whole or not at all, so that nobody ever reads the half of one."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pdmap.host.files import FileError, reason_of
from pdmap.host.leftovers import leftover, uninterrupted
from pdmap.host.unfinished import PREFIX


@dataclass(frozen=True, slots=True)
class NewFolder:
    """A folder that is being filled beside the place where it will be."""

    _place: Path

    @contextlib.contextmanager
    def file(self, name: str) -> Iterator[BinaryIO]:
        """Open a new file to write; the folders in its name are made, and its data are on the disk at the end.

        Args:
            name: Its path below the folder, with `/` between folders.
        """
        path = self._place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())


def names_below(folder: Path) -> tuple[str, ...]:
    """Return the paths of everything below a folder but its folders, sorted; links are not followed.

    A folder without anything in it is named with a `/` at its end.

    Raises:
        FileError: there is something else of this name, or it cannot be looked into.
    """
    with _told(folder):
        if folder.is_symlink():
            raise FileError(f"{folder}: is a link; name the folder that it leads to")
        if not folder.exists():
            return ()
        if not folder.is_dir():
            raise FileError(f"{folder}: is not a folder")
        return tuple(sorted(_below(folder, folder)))


@contextlib.contextmanager
def written_folder(path: Path) -> Iterator[NewFolder]:
    """Give a folder to fill, which takes the place of the one at a path when the block ends without an error.

    What was there before stays whole until then, and is removed after. Where an error comes, nothing has changed.

    Raises:
        FileError: the folder cannot be written; nothing was changed.
    """
    place = Path(os.path.abspath(path))  # noqa: PTH100 - links are not followed
    with _told(path), contextlib.ExitStack() as leftovers:
        with uninterrupted():
            room = Path(tempfile.mkdtemp(prefix=PREFIX, dir=place.parent))
            leftovers.enter_context(leftover(lambda: shutil.rmtree(room, ignore_errors=True)))
        leftovers.callback(shutil.rmtree, room, ignore_errors=True)
        new, old = room / "new", room / "old"
        new.mkdir()
        yield NewFolder(new)
        with uninterrupted():
            _exchange(new, place, old)


# Private functions


def _exchange(new: Path, place: Path, old: Path) -> None:
    """Put a folder into the place of another one, which goes to `old`."""
    if not place.exists():
        new.rename(place)
        return
    place.rename(old)
    try:
        new.rename(place)
    except OSError:
        old.rename(place)
        raise


def _below(folder: Path, root: Path) -> Iterator[str]:
    entries = sorted(folder.iterdir())
    if not entries and folder != root:
        yield f"{folder.relative_to(root).as_posix()}/"
    for entry in entries:
        if entry.is_dir() and not entry.is_symlink():
            yield from _below(entry, root)
        else:
            yield f"{entry.relative_to(root).as_posix()}{'@' if entry.is_symlink() else ''}"


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileError(f"{path}: cannot be written ({reason_of(error)})") from error
