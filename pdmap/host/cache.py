"""What a run keeps for later ones in the user's cache folder, by what it was made from.

An entry takes its place whole and never changes, so that any number of runs may use the folder at once, and whoever
wants may delete it at any time. What cannot be read, or is not what was written, is as if it were not there: no
entry is worth a message, let alone a wrong answer.

The folder is opened once, looked at, and then used by what was opened, so that nobody who may write above it can put
another in its place meanwhile. Where the system cannot do that, as on Windows, there is no cache.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import stat
import time
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from pdmap.config.error import ConfigurationError
from pdmap.frozen import dataclass
from pdmap.host.files import reason_of
from pdmap.host.leftovers import leftover
from pdmap.source.characters import shown

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
        with contextlib.suppress(OSError), self._opened() as folder:
            name = f"{key}{_SUFFIX}"
            data = _unwrapped(key, _content(name, folder))
            with contextlib.suppress(OSError):
                # Its time tells when an entry was last used.
                os.unlink(name, dir_fd=folder) if data is None else os.utime(name, dir_fd=folder)
            return data
        return None

    def write(self, key: str, data: bytes) -> str:
        """Keep data under a key, if that can be done; return why not, in a few words, or nothing where it was."""
        return self.put(key, sealed(key, data))

    def put(self, key: str, written: bytes) -> str:
        """Keep what `sealed` has made of data, as `write` does."""
        try:
            if len(written) > MOST_BYTES:
                return "it is too large"  # and everything else would have to go
            self._prepare()
            with self._opened() as folder:
                _mark(folder)
                _put(f"{key}{_SUFFIX}", written, folder)
                _sweep(folder)
        except OSError as error:
            return reason_of(error)
        return ""

    # Private methods

    def _prepare(self) -> None:
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            self.folder.mkdir(mode=0o700)

    @contextlib.contextmanager
    def _opened(self) -> Iterator[int]:
        """Give the descriptor of the folder.

        Raises:
            OSError: there is none, or somebody else could have written what is in it.
        """
        folder = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        try:
            found = os.fstat(folder)
            if found.st_uid != os.geteuid():
                raise OSError(0, "the folder belongs to somebody else")
            if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
                raise OSError(0, "others may write to the folder")
            yield folder
        finally:
            os.close(folder)


def sealed(key: str, data: bytes) -> bytes:
    """Return data as they are kept under a key, so that a reader sees whether they are whole."""
    packed = zlib.compress(data, 1)
    return _HEAD + _seal(key, packed) + packed


def user_cache(environment: Mapping[str, str]) -> Cache | None:
    """Return the cache of this user; `None` where it is switched off, or where there is no place for one.

    Args:
        environment: The variables of the process.

    Raises:
        ConfigurationError: the variable names no folder.
    """
    named = environment.get(VARIABLE, "")
    if named not in {"", OFF} and not Path(named).is_absolute():
        raise ConfigurationError(f"{VARIABLE} is `{shown(named)}`, neither `{OFF}` nor the whole path of a folder")
    if named == OFF or not _CAN_HOLD_FOLDERS:
        return None
    if named:
        return Cache(Path(named))
    from platformdirs import user_cache_path

    try:
        folder = user_cache_path("pdmap", appauthor=False)
    except RuntimeError:  # a user without a home, as in containers
        return None
    # A relative folder would lie in the repository, where strangers may write.
    return Cache(folder) if folder.is_absolute() else None


# Private functions


def _content(name: str, folder: int) -> bytes:
    """Return the bytes of a regular file in a folder."""
    handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return b""
        return file.read(MOST_BYTES + 1)


def _mark(folder: int) -> None:
    """Mark an empty folder as a cache.

    Raises:
        OSError: it holds something and is not marked: what lies there is not ours.
    """
    names = set(os.listdir(folder))
    if _TAG_NAME in names:
        return
    if any(not name.startswith(_UNFINISHED) for name in names):
        raise OSError(0, "the folder holds other files")
    _put(_TAG_NAME, _TAG.encode(), folder)


def _put(name: str, written: bytes, folder: int) -> None:
    """Put a file into its place; nobody waits for the disk, for a reader sees from its seal whether it is whole."""
    temporary = f"{_UNFINISHED}{secrets.token_hex(8)}"
    with leftover(lambda: os.unlink(temporary, dir_fd=folder)):
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600, dir_fd=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(written)
            os.replace(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
        except BaseException:
            os.unlink(temporary, dir_fd=folder)
            raise


def _sweep(folder: int) -> None:
    """Remove what was not used for longest, and what runs that were killed have left."""
    long_ago = time.time() - _PATIENCE
    room = MOST_BYTES
    for number, (used, size, name) in enumerate(sorted(_entries(folder), reverse=True)):
        room -= size
        is_left_over = name.startswith(_UNFINISHED)
        if used < long_ago if is_left_over else number >= MOST_ENTRIES or room < 0:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name, dir_fd=folder)


def _entries(folder: int) -> Iterator[tuple[float, int, str]]:
    with os.scandir(folder) as found:
        for entry in found:
            if _OURS.fullmatch(entry.name):
                with contextlib.suppress(FileNotFoundError):
                    facts = entry.stat(follow_symlinks=False)
                    yield facts.st_mtime, facts.st_size, entry.name


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

_CAN_HOLD_FOLDERS = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
_HEAD = b"pdmap cache 1\n"
_SEAL = 32
"""Bytes of a SHA-256."""
_SUFFIX = ".entry"
_UNFINISHED = ".unfinished-"
_OURS = re.compile(rf"[0-9a-f]{{64}}{re.escape(_SUFFIX)}|{re.escape(_UNFINISHED)}[0-9a-f]{{16}}")
_PATIENCE = 3600.0
"""Seconds after which nobody writes an entry anymore."""
_TAG_NAME = "CACHEDIR.TAG"
_TAG = """\
Signature: 8a477f597d28d172789f06886806bc55
# pdmap keeps here what it found out about manifests. The folder can be deleted at any time.
# The line above tells programs that make backups to pass it over (https://bford.info/cachedir/).
"""
