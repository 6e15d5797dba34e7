"""Write outputs whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from pdmap.host.files import FileError, reason_of
from pdmap.host.leftovers import uninterrupted
from pdmap.host.links import has_link_out
from pdmap.host.paths import is_regular_file
from pdmap.host.unfinished import unfinished


def check_written(path: Path) -> None:
    """See whether something may be written at a path that was named.

    Raises:
        FileError: a folder of it is a link that leads out of the repository that the link lies in: whoever made the
            link would choose where pdmap writes.
    """
    if has_link_out(path.parent):
        raise FileError(f"{path}: has a link in it that leads out of its repository; name the real path")


def write_output(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: the old content stays until the new one is complete.

    A device or a pipe has no old content and is written straight. A link is refused, because whoever
    made it would choose what is written to; those of the system to the open files of this process are its own.

    Raises:
        FileError: the file cannot be written; nothing was changed.
    """
    write_outputs({path: data})


def write_outputs(outputs: Mapping[Path, bytes]) -> None:
    """Write several files, all or none: none takes its place before each is complete on the disk.

    Devices and pipes come first, because nobody can tell before whether they take the data.

    Raises:
        FileError: a file cannot be written; no file was changed, unless the message says so.
    """
    with contextlib.ExitStack() as leftovers:
        straight = {path: data for path, data in outputs.items() if _is_straight(path)}
        files = {path: data for path, data in outputs.items() if path not in straight}
        complete = {path: _complete(path, data, leftovers) for path, data in files.items()}
        for path, data in straight.items():
            with _told(path):
                path.write_bytes(data)
        _put_in_place(complete)


def append_output(path: Path, data: bytes, limit: int) -> None:
    """Add data to the end of a file, below what is there.

    Raises:
        OSError: the file cannot be written, or it would hold more than `limit` bytes; nothing was changed.
    """
    with path.open("ab", buffering=0) as file:
        size = file.tell()
        text = memoryview(b"\n" + data if size else data)
        if size + len(text) > limit:
            raise OSError(0, f"it would grow over {limit} bytes")
        try:
            while text:
                text = text[file.write(text) :]
        except OSError:
            # A disk that is full has taken a part of it.
            file.truncate(size)
            raise


@contextlib.contextmanager
def staged(path: Path, data: bytes) -> Iterator[Path]:
    """Give a file beside `path` that holds its future content; if it is not moved into place it is removed.

    Raises:
        OSError: the content cannot be written.
    """
    with unfinished(path.parent, data) as temporary:
        temporary.chmod(_mode_for(path))
        yield temporary


# Private functions

_OPEN_FILE = "/dev/std(out|err)|/(dev|proc/self)/fd/[0-9]+"
"""Links of the system to the files that this process has open, as shells hand them over: `-o >(gzip)`."""


@contextlib.contextmanager
def _told(path: Path, rest: str = "") -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileError(f"{path}: cannot be written ({reason_of(error)}){rest}") from error


def _is_straight(path: Path) -> bool:
    """Return whether there is a device or a pipe at a path."""
    check_written(path)
    with _told(path):
        if path.is_dir():
            raise FileError(f"{path}: is a folder; name a file to write to")
        is_straight = path.exists() and not is_regular_file(path)
    if is_straight and not re.fullmatch(_OPEN_FILE, os.path.abspath(path)):  # noqa: PTH100 - links are not followed
        _refuse_link(path)
    return is_straight


def _refuse_link(path: Path) -> None:
    if path.is_symlink():
        raise FileError(f"{path}: is a link; name the file that it leads to")


def _complete(path: Path, data: bytes, leftovers: contextlib.ExitStack) -> Path:
    """Return a new file beside the one to write, with its data; it goes when `leftovers` are cleared away."""
    with _told(path):
        _refuse_link(path)
        return leftovers.enter_context(staged(path, data))


def _put_in_place(complete: Mapping[Path, Path]) -> None:
    """Move new files over old ones; a signal that ends the process waits until all are there."""
    done = 0
    with uninterrupted():
        for path, temporary in complete.items():
            rest = f"; {done} of {len(complete)} files were written" if done else ""
            with _told(path, rest):
                temporary.replace(path)
            done += 1


def _mode_for(path: Path) -> int:
    """Return the mode that the written file should have: that of the old one, or the usual for a new one."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask
