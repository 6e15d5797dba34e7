"""Files: find and read the manifests of an inventory, write outputs whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pdmap.findings import Finding, Location
from pdmap.source import DEFAULT_LIMITS
from pdmap.source.checks import UNREADABLE_FILE

SUFFIXES = (".yaml", ".yml")
CONFIGURATION = "pdmap.toml"
_PASSED_OVER = ("node_modules", "__pycache__")


class FileError(Exception):
    """A path that was named by the user cannot be used; the message is one clear line."""


@dataclass(frozen=True, slots=True)
class Files:
    """What was read of an inventory's folder."""

    root: Path
    """The folder that paths of manifests are relative to."""
    contents: dict[str, bytes]
    """The bytes of each manifest, by its path with `/` between folders, in the order of the paths."""
    findings: tuple[Finding, ...]
    """Manifests that could not be read."""


def nearest_inventory(start: Path) -> Path:
    """Return the closest folder from `start` upwards that holds a `pdmap.toml`, or else `start`."""
    for folder in (start, *start.parents):
        if (folder / CONFIGURATION).is_file():
            return folder
        if (folder / ".git").exists():
            break
    return start


def read_inventory(path: Path) -> Files:
    """Read every manifest below a folder, or the one manifest that a file is.

    Raises:
        FileError: there is nothing at the path, or it cannot be looked into.
    """
    try:
        names = sorted(_manifests_below(path)) if path.is_dir() else [path.name]
        if not path.exists():
            raise FileError(f"{path}: there is no such file or folder")
    except OSError as error:
        raise FileError(f"{path}: cannot be read ({_reason(error)})") from error
    root = path if path.is_dir() else path.parent
    contents: dict[str, bytes] = {}
    findings: list[Finding] = []
    for name in names:
        try:
            contents[name] = _read(root, name)
        except OSError as error:
            findings.append(_unreadable(name, _reason(error)))
    return Files(root, contents, tuple(findings))


def write_output(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: the old content stays until the new one is complete.

    Raises:
        FileError: the file cannot be written; nothing was changed.
    """
    if path.is_dir():
        raise FileError(f"{path}: is a folder; name a file to write to")
    temporary = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode_for(path))
        temporary.replace(path)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        raise FileError(f"{path}: cannot be written ({_reason(error)})") from error


# Private functions


def _manifests_below(root: Path) -> Iterator[str]:
    """Yield the paths of manifests relative to the root; hidden and vendored folders are passed over."""
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _PASSED_OVER]
        odd = [name for name in folders if name.endswith(SUFFIXES)]
        for name in [*files, *odd]:
            if name.endswith(SUFFIXES) and not name.startswith("."):
                yield (Path(folder) / name).relative_to(root).as_posix()


def _read(root: Path, name: str) -> bytes:
    """Return the content of a regular file inside the root, no more than the reader's limit and a byte."""
    path = root / name
    if not path.resolve().is_relative_to(root.resolve()):
        raise OSError(0, "is a link that leads out of the inventory")
    # Without O_NONBLOCK, opening a FIFO would wait for somebody to write to it.
    with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
        mode = os.fstat(file.fileno()).st_mode
        if stat.S_ISDIR(mode):
            raise OSError(0, "is a folder, not a file")
        if not stat.S_ISREG(mode):
            raise OSError(0, "is not a regular file")
        return file.read(DEFAULT_LIMITS.bytes + 1)


def _unreadable(name: str, reason: str) -> Finding:
    return Finding(
        check=UNREADABLE_FILE,
        message=f"the manifest cannot be read: {reason}",
        location=Location(name),
        remedy="make it a readable file, or move it out of the inventory",
    )


def _reason(error: OSError) -> str:
    """Return why an operation failed, in lower case and without the path."""
    text = error.strerror or type(error).__name__
    return text[:1].lower() + text[1:]


def _mode_for(path: Path) -> int:
    """Return the mode that the written file should have: that of the old one, or the usual for a new one."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask
