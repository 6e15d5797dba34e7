"""Find and read the manifests of an inventory, and other files that were named."""

from __future__ import annotations

import io
import os
import stat
from dataclasses import field
from pathlib import Path
from typing import IO

from pdmap.findings import Finding, Location
from pdmap.frozen import dataclass
from pdmap.host.links import has_link_out, leads_out
from pdmap.source import DEFAULT_LIMITS
from pdmap.source.checks import UNREADABLE_FILE

SUFFIXES = (".yaml", ".yml")
"""How names of manifests end, in small letters; capital ones mean the same."""
_PASSED_OVER = ("node_modules", "__pycache__", "pnpm-lock.yaml")
"""Folders and files that programs put beside manifests."""
_MANY = 10_000
"""Names that are looked at behind a link before it is taken for one that leads to manifests."""


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
    passed_over: tuple[str, ...] = field(default=(), compare=False)
    """Hidden manifests, and folders that are hidden or hold what programs put there, by their paths; not `.git`."""
    beside: int = field(default=0, compare=False)
    """How many files called like manifests lie beside the one file that was named, and were not read."""


def read_inventory(path: Path) -> Files:
    """Read every manifest below a folder, or the one manifest that a file is.

    Hidden files and folders are passed over; links to folders are not followed.

    Raises:
        FileError: there is nothing at the path, it cannot be looked into, or a link in it leads out of its repository.
    """
    check_named(path)
    try:
        if not path.exists():
            raise FileError(f"{path}: there is no such file or folder")
        root = path if path.is_dir() else path.parent
        passed_over: list[str] = []
        names, findings = manifests_below(root, passed_over) if path.is_dir() else ([path.name], [])
    except OSError as error:
        raise FileError(f"{path}: cannot be read ({reason_of(error)})") from error
    contents: dict[str, bytes] = {}
    for name in names:
        try:
            contents[name] = _read(root, name)
        except OSError as error:
            findings.append(unreadable(name, "manifest", reason_of(error)))
    beside = _count_beside(path) if has_suffix(path.name) and not path.is_dir() else 0
    return Files(root, contents, tuple(findings), tuple(sorted(passed_over)), beside)


def check_named(path: Path) -> None:
    """See whether a path that was named may be read.

    Raises:
        FileError: it, or a part of it, is a link that leads out of the repository that the link lies in: what is
            read shows in logs, and whoever made the link would choose it.
    """
    if has_link_out(path):
        raise FileError(f"{path}: has a link in it that leads out of its repository; name the real path")


def manifests_below(root: Path, passed_over: list[str] | None = None) -> tuple[list[str], list[Finding]]:
    """Return the paths of manifests relative to the root, sorted, and the folders that are not looked into.

    Args:
        root: The folder.
        passed_over: Gets the paths of what is passed over because of its name.

    Links to folders are not followed. One that leads within the root leaves nothing out; one that leads to manifests
    elsewhere does, and is told.

    Raises:
        OSError: the root itself cannot be looked into.
    """
    names: list[str] = []
    findings: list[Finding] = []
    failures: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=failures.append):
        here = Path(folder).relative_to(root)
        left_out = [name for name in folders if _is_passed_over(name)]
        if passed_over is not None:
            hidden = [name for name in files if _is_passed_over(name) and has_suffix(name)]
            passed_over += [(here / name).as_posix() for name in [*left_out, *hidden] if name != ".git"]
        folders[:] = [name for name in folders if name not in left_out]
        odd = [name for name in folders if has_suffix(name)]
        manifests = (name for name in [*files, *odd] if has_suffix(name) and not _is_passed_over(name))
        names += [(Path(folder) / name).relative_to(root).as_posix() for name in manifests]
        paths = (Path(folder) / name for name in folders if name not in odd)
        findings += [_led_out(path.relative_to(root)) for path in paths if _leads_to_manifests_outside(path, root)]
    for failure in failures:
        closed = Path(failure.filename)
        if closed == root:
            raise failure
        findings.append(unreadable(closed.relative_to(root).as_posix(), "folder", reason_of(failure)))
    return sorted(names), findings


def is_place_of_manifest(root: Path, path: Path) -> bool:
    """Return whether a file at a path would be read as a manifest of the inventory below a root."""
    if not has_suffix(path.name):
        return False
    real, top = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    if not real.is_relative_to(top):
        return False
    return is_name_of_manifest(real.relative_to(top).as_posix())


def has_suffix(name: str) -> bool:
    """Return whether a name ends as names of manifests do, in small or capital letters."""
    return name.lower().endswith(SUFFIXES)


def is_name_of_manifest(name: str) -> bool:
    """Return whether a file is read as a manifest, by its path below the inventory's folder."""
    parts = name.split("/")
    return has_suffix(parts[-1]) and not any(map(_is_passed_over, parts))


def read_regular_file(path: Path, most: int) -> bytes:
    """Return the first `most` bytes of a regular file.

    Raises:
        OSError: it is something else, or cannot be read.
    """
    # Without O_NONBLOCK, opening a FIFO would wait for somebody to write to it.
    wait_not = getattr(os, "O_NONBLOCK", 0)
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | wait_not)) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(0, "it is not a regular file")
        return _first(file, most)


def reason_of(error: OSError) -> str:
    """Return why an operation failed, in lower case and without the path."""
    closed = "it is closed" if isinstance(error, io.UnsupportedOperation) else ""
    text = error.strerror or closed or type(error).__name__
    return text[:1].lower() + text[1:]


def unreadable(name: str, kind: str, reason: str) -> Finding:
    """Return the finding on a manifest or a folder of manifests that cannot be read."""
    return Finding(
        check=UNREADABLE_FILE,
        message=f"the {kind} cannot be read: {reason}",
        location=Location(name),
        remedy=f"make it a {kind} that can be read, or move it out of the inventory",
    )


# Private functions

_PIECE = 1024 * 1024


def _count_beside(path: Path) -> int:
    """Return how many other files in the folder of a file are called like manifests; 0 where nobody may look."""
    try:
        called = [each for each in path.parent.iterdir() if is_name_of_manifest(each.name) and each.name != path.name]
        return sum(each.is_file() for each in called)
    except OSError:
        return 0


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or name in _PASSED_OVER


def _led_out(path: Path) -> Finding:
    return unreadable(path.as_posix(), "folder", "it is a link that leads out of the inventory")


def _leads_to_manifests_outside(link: Path, root: Path) -> bool:
    """Return whether there are, or may be, manifests behind a link to a folder that leads out of the root."""
    # Unlike `Path.is_symlink`, this is no error where a path is too long, which the walk tells of.
    if not os.path.islink(link):  # noqa: PTH114
        return False
    target = os.path.realpath(link)
    if Path(target).is_relative_to(os.path.realpath(root)):
        return False
    seen = 0
    for _, folders, files in os.walk(target):
        folders[:] = [name for name in folders if not _is_passed_over(name)]
        seen += len(folders) + len(files)
        if seen > _MANY or any(has_suffix(name) and not _is_passed_over(name) for name in files):
            return True
    return False


def _read(root: Path, name: str) -> bytes:
    """Return the content of a regular file inside the root, no more than the reader's limit and a byte."""
    path = root / name
    if leads_out(path, root):
        raise OSError(0, "it is a link that leads out of the inventory")
    if path.is_dir():
        raise OSError(0, "it is a folder, not a file")
    return read_regular_file(path, DEFAULT_LIMITS.bytes + 1)


def _first(file: IO[bytes], most: int) -> bytes:
    """Return the first bytes of a file, in pieces: asked for a gigabyte at once, Python would set it aside before."""
    pieces: list[bytes] = []
    while most > 0 and (piece := file.read(min(most, _PIECE))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)
