"""Read the inventory that a command was pointed at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pdmap.app.files import EmptyInventoryError, files_of
from pdmap.app.settling import Settled
from pdmap.cli.exits import Exit
from pdmap.cli.process import StopError, tell
from pdmap.cli.sparing import Kept
from pdmap.counting import counted
from pdmap.cycles import exempt_all, without_search_for_cycles
from pdmap.frozen import dataclass
from pdmap.host.files import Files
from pdmap.host.paths import shown_path

if TYPE_CHECKING:
    from pdmap.app.load import Loaded
    from pdmap.host.reading import ReadOn


@dataclass(frozen=True, slots=True)
class Opened:
    """An inventory, and its folder as messages show it."""

    loaded: Loaded
    shown: str
    files: Files
    """The manifests as they were read."""
    path: Path
    """The inventory as it was named: a folder, or one manifest."""

    settings: Settled
    """What the command goes by."""

    def spare(self, *outputs: Path | None, is_baseline: bool = False) -> None:
        """Refuse to write over a file that the command goes by, and to write what the next run would read as one.

        Args:
            outputs: The files that are to be written; `None` for standard output.
            is_baseline: Whether the baseline itself is to be written.

        Raises:
            StopError: one of them is a manifest, a configuration or the baseline, or would be.
        """
        self.kept.spare(*outputs, is_baseline=is_baseline)

    @property
    def kept(self) -> Kept:
        """Return the files that the command goes by."""
        return files_gone_by(self.files, self.settings)


def files_gone_by(files: Files, settings: Settled) -> Kept:
    """Return the files that a command goes by, and must not write over."""
    names = (*files.contents, *(finding.location.path for finding in files.findings))
    return Kept(files.root, frozenset(files.root / name for name in names), settings)


def read_files(settings: Settled) -> Files:
    """Read the files of the inventory that a command is for, and nothing of what is in them.

    Raises:
        StopError: there are no manifests.
        FileError: the path cannot be used.
    """
    with _told_when_empty():
        return files_of(_chosen(settings))


def open_inventory(settings: Settled, files: Files | None = None, read_on: ReadOn | None = None) -> Opened:
    """Read the inventory that a command is for.

    Args:
        settings: What the command goes by.
        files: The files, where they were read before.
        read_on: What reads the manifests, where copies have begun to.

    Raises:
        StopError: there are no manifests, or nothing is in them.
        FileError: the path cannot be used.
    """
    from pdmap.app.opening import opened

    read = files or read_files(settings)
    chosen = _chosen(settings)
    with _told_when_empty(), without_search_for_cycles():
        opening = opened(read, chosen, read_on) if read_on else opened(read, chosen)
        if is_large(read):
            exempt_all()  # a command is done with its inventory when the process ends
    return Opened(opening.loaded, shown_path(read.root), read, chosen, settings)


def is_large(files: Files) -> bool:
    """Return whether manifests become so many objects that it takes a moment to go through all of them."""
    return sum(map(len, files.contents.values())) > _LARGE


def open_readable_inventory(settings: Settled) -> Opened:
    """Read an inventory for output made from it; say on stderr what is not right with it.

    Raises:
        StopError: there are no manifests, nothing is in them, or a part of them cannot be read.
        FileError: the path cannot be used.
    """
    opened = open_inventory(settings)
    check_readable(opened.loaded, opened.shown)
    return opened


def check_readable(loaded: Loaded, shown: str, left: str = "written") -> None:
    """Say on stderr what is not right with an inventory that output is made from.

    Args:
        loaded: The inventory.
        shown: What messages call it.
        left: What is not done where a part of it cannot be read.

    Raises:
        StopError: a part of it cannot be read.
    """
    from pdmap.app.opening import why_not_whole

    if partial := why_not_whole(loaded, shown):
        raise StopError(f"{partial}; nothing was {left} (run `pdmap validate`)")
    if loaded.findings:
        count = counted(len(loaded.findings), "finding")
        tell(f"{count} on the form of the manifests: what they concern may be missing (run `pdmap validate`)")


# Private functions


def _chosen(settings: Settled) -> Path:
    return Path(shown_path(settings.path))


@contextmanager
def _told_when_empty() -> Iterator[None]:
    try:
        yield
    except EmptyInventoryError as error:
        raise StopError(str(error), Exit.EMPTY) from error


# Private tables

_LARGE = 1_000_000
"""Bytes of manifests from which on a search through all that they became takes a tenth of a second."""
