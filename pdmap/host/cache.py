"""What a run keeps for later ones in the user's cache folder, by what it was made from.

An entry takes its place whole and never changes, so that any number of runs may use the folder at once, and whoever
wants may delete it at any time. What cannot be read, or is not what was written, is as if it were not there: no
entry is worth a message, let alone a wrong answer.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pdmap.host.unfinished import unfinished

VARIABLE = "PDMAP_CACHE"
"""The variable that names another folder, or says `off`."""
OFF = "off"
MOST_ENTRIES = 64
MOST_BYTES = 256_000_000
"""What the folder holds at most; entries that were not used for longest go first."""


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of entries that is this user's alone."""

    folder: Path

    def read(self, key: str) -> bytes | None:
        """Return what was kept under a key; `None` where nothing was, or where it is not whole.

        Args:
            key: Hexadecimal digits that stand for all that the data were made from.
        """
        path = self._path(key)
        if not self._is_ours():
            return None
        try:
            with open(path, "rb", opener=_without_links) as file:
                written = file.read(MOST_BYTES + 1)
        except OSError:
            return None
        data = _unwrapped(key, written)
        with contextlib.suppress(OSError):
            # Its time tells when an entry was last used.
            os.utime(path) if data is not None else path.unlink()
        return data

    def write(self, key: str, data: bytes) -> None:
        """Keep data under a key, if that can be done."""
        with contextlib.suppress(OSError):
            self._prepare()
            if self._is_ours():
                self._put(self._path(key), _wrapped(key, data))
                self._sweep()

    # Private methods

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_SUFFIX}"

    def _is_ours(self) -> bool:
        """Return whether nobody else can have written what is in the folder."""
        try:
            found = self.folder.lstat()
        except OSError:
            return False
        if not hasattr(os, "geteuid"):  # folders of a user are closed to others by themselves there
            return stat.S_ISDIR(found.st_mode)
        is_closed = not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and is_closed

    def _prepare(self) -> None:
        if self.folder.exists():
            return
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        self.folder.mkdir(mode=0o700, exist_ok=True)
        self._put(self.folder / "CACHEDIR.TAG", _TAG.encode())

    def _put(self, path: Path, written: bytes) -> None:
        # A reader sees from its seal whether an entry is whole, so that nobody has to wait for the disk.
        with unfinished(self.folder, written, _UNFINISHED, is_durable=False) as temporary:
            temporary.replace(path)

    def _sweep(self) -> None:
        """Remove what was not used for longest, and what runs that were killed have left."""
        long_ago = time.time() - _PATIENCE
        room = MOST_BYTES
        for number, (used, size, path) in enumerate(sorted(self._entries(), reverse=True)):
            room -= size
            is_left_over = path.name.startswith(_UNFINISHED)
            if used < long_ago if is_left_over else number >= MOST_ENTRIES or room < 0:
                path.unlink(missing_ok=True)

    def _entries(self) -> list[tuple[float, int, Path]]:
        entries: list[tuple[float, int, Path]] = []
        with os.scandir(self.folder) as found:
            for entry in found:
                if entry.name.endswith(_SUFFIX) or entry.name.startswith(_UNFINISHED):
                    facts = entry.stat(follow_symlinks=False)
                    entries.append((facts.st_mtime, facts.st_size, Path(entry.path)))
        return entries


def user_cache(environment: Mapping[str, str]) -> Cache | None:
    """Return the cache of this user; `None` where it is switched off.

    Args:
        environment: The variables of the process.
    """
    named = environment.get(VARIABLE, "")
    if named == OFF:
        return None
    if named:
        return Cache(Path(named).absolute())
    from platformdirs import user_cache_path

    return Cache(user_cache_path("pdmap", appauthor=False))


# Private functions


def _without_links(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _wrapped(key: str, data: bytes) -> bytes:
    packed = zlib.compress(data, 1)
    return _HEAD + _seal(key, packed) + packed


def _unwrapped(key: str, written: bytes) -> bytes | None:
    """Return the data of an entry; `None` where anything of it, or the name of its file, is not as it was written."""
    packed = written[len(_HEAD) + _SEAL :]
    if not packed or written[: -len(packed)] != _HEAD + _seal(key, packed):
        return None
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return None


def _seal(key: str, packed: bytes) -> bytes:
    return hashlib.sha256(key.encode() + packed).digest()


# Private tables

_HEAD = b"pdmap cache 1\n"
_SEAL = 32
"""Bytes of a SHA-256."""
_SUFFIX = ".entry"
_UNFINISHED = ".unfinished-"
_PATIENCE = 3600.0
"""Seconds after which nobody writes an entry anymore."""
_TAG = """\
Signature: 8a477f597d28d172789f06886806bc55
# pdmap keeps here what it found out about manifests. The folder can be deleted at any time.
# The line above tells programs that make backups to pass it over (https://bford.info/cachedir/).
"""
