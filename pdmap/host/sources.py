"""The files of a source: what a path, a folder or a pattern such as `app/**/models.py` stands for."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from pdmap.frozen import dataclass
from pdmap.host.files import FileError, check_named, read_regular_file, reason_of
from pdmap.host.links import leads_out
from pdmap.scan.reader import Document, document_of
from pdmap.scan.schema import Place, Trouble

MOST_BYTES = 64_000_000
"""Bytes of a file that are read at most: a dump of a schema has fewer, and one of data is no schema."""
PASSED_OVER = frozenset({"node_modules", "__pycache__", "site-packages", "vendor", "venv"})
"""Folders, beside hidden ones, that hold what other people wrote."""


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """The files of a source."""

    documents: tuple[Document, ...]
    """In the order of their paths, with numbers in names counted as numbers, as tools for migrations do."""
    named: frozenset[str] = frozenset()
    """Paths that were named themselves, and not found in a folder or by a pattern."""
    troubles: tuple[Trouble, ...] = ()
    """Files and folders that could not be read."""


def read_source(source: str, base: Path, suffixes: Collection[str]) -> SourceFiles:
    """Read the files that a source stands for.

    Hidden folders and those of other people's code are passed over; links to folders are not followed, and links that
    lead out of the folder that is looked into are troubles.

    Args:
        source: A file, a folder or a pattern, relative to the base.
        base: The folder that paths are relative to.
        suffixes: How names of files end that readers know, in small letters; in a folder only these are read.

    Raises:
        FileError: there is nothing at the path, or nothing fits the pattern, or it leads out of its repository.
    """
    path = base / source
    if is_pattern(source) and not os.path.lexists(path):
        return _fitting(source, base)
    check_named(path)
    try:
        if path.is_dir():
            return _below(path, base, tuple(suffixes))
        if not path.exists():
            raise FileError(f"{source}: there is no such file or folder")
    except OSError as error:
        raise FileError(f"{source}: cannot be read ({reason_of(error)})") from error
    return _read((path,), base, base, named=True)


def stands_for(source: str, path: str, suffixes: Collection[str]) -> bool:
    """Return whether a source would be read for a file, by its path alone, as `read_source` would read it.

    Args:
        source: A file, a folder or a pattern.
        path: The path of the file, relative to the same folder, with `/` between folders.
        suffixes: How names of files end that readers know, in small letters.
    """
    sought, parts = PurePosixPath(source).parts, PurePosixPath(path).parts
    if parts == sought:
        return True
    start = next((index for index, part in enumerate(sought) if is_pattern(part)), len(sought))
    if any(part.startswith(".") or part in PASSED_OVER for part in parts[start:]):
        return False
    if start < len(sought):
        return parts[:start] == sought[:start] and _fits(parts[start:], sought[start:])
    return parts[: len(sought)] == sought and parts[-1].lower().endswith(tuple(suffixes))


def in_order(path: str) -> tuple[tuple[int, int, str], ...]:
    """Return a key by which files of a source are read in their order."""
    return _in_order(Path(path))


def oversized(path: str) -> str:
    """Return why a file that is too large is not read, and what to read instead."""
    advice = ""
    if path.lower().endswith(_DUMPS):
        advice = "; dump the schema without data, as `pg_dump --schema-only` and `mysqldump --no-data` do"
    return f"it is larger than {MOST_BYTES:,} bytes{advice}"


def is_pattern(source: str) -> bool:
    """Return whether a source may stand for several files."""
    return any(character in source for character in "*?[")


# Private functions


def _fitting(pattern: str, base: Path) -> SourceFiles:
    parts = PurePosixPath(pattern).parts
    fixed = next((index for index, part in enumerate(parts) if is_pattern(part)), len(parts))
    top = base.joinpath(*parts[:fixed])
    check_named(top)
    troubles: list[Trouble] = []
    found = [path for path in _walk(top, base, troubles) if _fits(path.relative_to(top).parts, parts[fixed:])]
    if not found:
        raise FileError(f"{pattern}: no file fits this pattern")
    read = _read(found, top, base)
    return SourceFiles(read.documents, troubles=(*troubles, *read.troubles))


def _below(folder: Path, base: Path, suffixes: tuple[str, ...]) -> SourceFiles:
    troubles: list[Trouble] = []
    found = [path for path in _walk(folder, base, troubles) if path.name.lower().endswith(suffixes)]
    if not found and not troubles:
        raise FileError(f"{_shown(folder, base)}: no file in this folder is of a kind that is read")
    read = _read(found, folder, base)
    return SourceFiles(read.documents, troubles=(*troubles, *read.troubles))


def _walk(top: Path, base: Path, troubles: list[Trouble]) -> Iterator[Path]:
    failures: list[OSError] = []
    for folder, folders, files in os.walk(top, onerror=failures.append):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in PASSED_OVER]
        for linked in (Path(folder, name) for name in folders):
            if linked.is_symlink() and leads_out(linked, top):
                place = Place(_shown(linked, base))
                troubles.append(Trouble(place, "the folder is not read: it is a link that leads out of the source"))
        yield from (Path(folder, name) for name in files if not name.startswith("."))
    for failure in failures:
        place = Place(_shown(Path(failure.filename), base))
        troubles.append(Trouble(place, f"the folder cannot be read: {reason_of(failure)}"))


def _fits(parts: tuple[str, ...], patterns: tuple[str, ...]) -> bool:
    """Return whether a path fits a pattern, in which `**` stands for any number of folders.

    Each pair of a part and a pattern is looked at once, so that a pattern of many `**` takes no more time than others.
    """
    reached = {0}
    for part in parts:
        reached = _skipped(reached, patterns)
        stay = {at for at in reached if at < len(patterns) and patterns[at] == "**"}
        step = {
            at + 1 for at in reached if at < len(patterns) and patterns[at] != "**" and fnmatchcase(part, patterns[at])
        }
        reached = stay | step
    return len(patterns) in _skipped(reached, patterns)


def _skipped(reached: set[int], patterns: tuple[str, ...]) -> set[int]:
    """Return also what is reached where a `**` stands for no folder."""
    found = set(reached)
    for at in range(len(patterns)):
        if at in found and patterns[at] == "**":
            found.add(at + 1)
    return found


def _read(paths: Collection[Path], top: Path, base: Path, *, named: bool = False) -> SourceFiles:
    documents: list[Document] = []
    troubles: list[Trouble] = []
    for path in sorted(paths, key=_in_order):
        shown = _shown(path, base)
        try:
            documents.append(document_of(shown, _bytes(path, top, is_named=named)))
        except OSError as error:
            troubles.append(Trouble(Place(shown), f"the file cannot be read: {reason_of(error)}"))
    names = frozenset(document.path for document in documents) if named else frozenset[str]()
    return SourceFiles(tuple(documents), names, tuple(troubles))


def _bytes(path: Path, top: Path, *, is_named: bool) -> bytes:
    if not is_named and leads_out(path, top):
        raise OSError(0, "it is a link that leads out of the source")
    data = read_regular_file(path, MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise OSError(0, oversized(path.name))
    return data


def _in_order(path: Path) -> tuple[tuple[int, int, str], ...]:
    """Return a key by which `2_add.sql` comes before `10_drop.sql`, in each folder by itself."""
    return tuple(key for part in path.parts for key in ((2, 0, ""), *_pieces(part)))


def _pieces(name: str) -> Iterator[tuple[int, int, str]]:
    piece = ""
    for character in [*name, ""]:
        is_same = piece[-1:].isdecimal() == character.isdecimal() if piece and character else not piece
        if not is_same:
            yield (0, int(piece), "") if piece.isdecimal() and len(piece) <= _LONGEST_NUMBER else (1, 0, piece)
            piece = ""
        piece += character


def _shown(path: Path, base: Path) -> str:
    return Path(os.path.relpath(path, base)).as_posix()


# Private tables

_DUMPS = (".sql", ".ddl")
_LONGEST_NUMBER = 40
"""Digits that are read as a number: longer than any time stamp, and shorter than what takes long to read."""
