"""Folders: written whole or not at all, so that nobody ever reads the half of one."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from pdmap.checksums import sha256
from pdmap.frozen import dataclass
from pdmap.host.files import FileError, reason_of
from pdmap.host.leftovers import leftover, uninterrupted
from pdmap.host.paths import shown_path
from pdmap.host.unfinished import PREFIX
from pdmap.host.writing import check_written

Refuses = Callable[[tuple[str, ...]], str]
"""Tells why what is in a folder is not to be replaced, by the paths in it; empty where it may be."""


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
        return _names(folder, folder)


def check_replaceable(path: Path, refuses: Refuses) -> None:
    """See whether what is in a folder may be replaced, before what takes its place is made.

    A folder that a killed process has moved away and not replaced comes back first.

    Raises:
        FileError: it may not, or there is something else of this name.
    """
    with _told(path):
        _put_back(_absolute(path))
    _check(path, names_below(path), refuses)


@contextlib.contextmanager
def written_folder(path: Path, refuses: Refuses) -> Iterator[NewFolder]:
    """Give a folder to fill, which takes the place of the one at a path when the block ends without an error.

    What was there before stays whole until then, and is removed after; its permissions stay. Where an error comes,
    nothing has changed.

    Args:
        path: The folder.
        refuses: Asked once more about what was there before it is removed: somebody may have added to it meanwhile.

    Raises:
        FileError: the folder cannot be written; nothing was changed, or the message tells where what was there is.
    """
    place = _absolute(path)
    check_written(path)
    with _told(path), contextlib.ExitStack() as leftovers:
        with uninterrupted():
            room = Path(tempfile.mkdtemp(prefix=_room_prefix(place), dir=place.parent))
            leftovers.enter_context(leftover(lambda: _clear(room, place, path)))
        leftovers.callback(_clear, room, place, path)
        new = room / _NEW
        new.mkdir()
        yield NewFolder(new)
        with uninterrupted():
            _exchange(room, place, path, refuses)


# Private functions


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - links are not followed


def _room_prefix(place: Path) -> str:
    """Return how the names of rooms begin in which a new folder for a place is filled."""
    return f"{PREFIX}{sha256(os.fsencode(place.name))[:8]}_"


def _put_back(place: Path) -> None:
    """Put back what a process has moved out of a place that was killed before the new folder was there."""
    if os.path.lexists(place):
        return
    rooms = [room for room in place.parent.glob(f"{_room_prefix(place)}*") if _is_own(room) and (room / _OLD).is_dir()]
    if rooms:
        room = max(rooms, key=lambda one: one.stat().st_mtime_ns)
        (room / _OLD).rename(place)
        _remove(room)


def _is_own(room: Path) -> bool:
    """Return whether a room was made by this user and pdmap: one of a repository, git makes readable by others."""
    facts = room.lstat()
    is_own = not hasattr(os, "geteuid") or (facts.st_uid == os.geteuid() and not facts.st_mode & 0o077)
    return stat.S_ISDIR(facts.st_mode) and is_own


def _exchange(room: Path, place: Path, called: Path, refuses: Refuses) -> None:
    """Put the new folder of a room into a place; what is there goes into the room."""
    new, old = room / _NEW, room / _OLD
    if place.exists():
        _keep_modes(place, new)
        place.rename(old)
        # From here on, nobody who goes by its name adds anything to it.
        _check(called, _names(old, called), refuses)
    new.rename(place)


def _clear(room: Path, place: Path, called: Path) -> None:
    """Remove a room; what was in the place before goes back, unless the new folder is there.

    What is in the room tells which, and not how far a program came: an interruption may come between any two steps.

    Raises:
        FileError: it cannot go back, and is kept.
    """
    if {_NEW, _OLD} <= _within(room):
        try:
            (room / _OLD).rename(place)
        except OSError as error:
            kept = f"what was there cannot be put back ({reason_of(error)}), and is kept as {shown_path(room / _OLD)}"
            raise FileError(f"{called}: {kept}") from error
    _remove(room)


def _remove(room: Path) -> None:
    """Remove a room; what somebody looks at for a moment goes the second time."""
    for _ in range(2):
        with contextlib.suppress(OSError):  # some errors are raised all the same
            shutil.rmtree(room, ignore_errors=True)


def _within(room: Path) -> set[str]:
    """Return the names in a room, none where it is gone; what fails once is asked again.

    Raises:
        OSError: it fails again.
    """
    try:
        return _listed(room)
    except OSError:
        return _listed(room)


def _listed(room: Path) -> set[str]:
    try:
        return {entry.name for entry in room.iterdir()}
    except FileNotFoundError:
        return set()


def _keep_modes(before: Path, new: Path) -> None:
    """Give a folder and everything in it the permissions of what it replaces."""
    for path in (new, *new.rglob("*")):
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            path.chmod(stat.S_IMODE((before / path.relative_to(new)).stat().st_mode))


def _check(called: Path, names: tuple[str, ...], refuses: Refuses) -> None:
    if trouble := refuses(names):
        raise FileError(f"{called}: {trouble}; name another folder")


def _names(folder: Path, called: Path) -> tuple[str, ...]:
    """Return the paths of everything below a folder that messages call otherwise."""
    if folder.is_symlink():
        raise FileError(f"{called}: is a link; name the folder that it leads to")
    if not folder.exists():
        return ()
    if not folder.is_dir():
        raise FileError(f"{called}: is not a folder")
    return tuple(sorted(_below(folder, folder)))


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


# Private tables

_NEW, _OLD = "new", "old"
"""What the two folders are called in the room where they change places."""
