"""Read the inventory that a command was pointed at."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from pdmap.app.load import Loaded
from pdmap.app.opening import EmptyInventoryError, opened_folder, why_not_whole
from pdmap.cli.exits import Exit
from pdmap.cli.process import StopError, tell
from pdmap.cli.settings import settled
from pdmap.config.file import CONFIGURATION_FILE, PROJECT_FILE
from pdmap.counting import counted
from pdmap.cycles import exempt_all, without_search_for_cycles
from pdmap.host.files import Files, is_place_of_manifest
from pdmap.host.paths import shown_path


@dataclass(frozen=True, slots=True)
class Opened:
    """An inventory, and its folder as messages show it."""

    loaded: Loaded
    shown: str
    files: Files
    """The manifests as they were read."""
    path: Path
    """The inventory as it was named: a folder, or one manifest."""

    def spare(self, *outputs: Path | None) -> None:
        """Refuse to write over a manifest or a configuration, and to write what the next run would read as one.

        Args:
            outputs: The files that are to be written; `None` for standard output.

        Raises:
            StopError: one of them is a manifest or a configuration, or would be.
        """
        names = (*self.files.contents, *(finding.location.path for finding in self.files.findings))
        manifests = {os.path.realpath(self.files.root / name) for name in names}
        for output in outputs:
            if output and {output.name, Path(os.path.realpath(output)).name} & _CONFIGURATIONS:
                raise StopError(f"{shown_path(output)}: is a name of a configuration; name another file")
            if output and os.path.realpath(output) in manifests:
                raise StopError(f"{shown_path(output)}: is a manifest of the inventory; name another file")
            if output and is_place_of_manifest(self.files.root, output):
                raise StopError(
                    f"{shown_path(output)}: would be read as a manifest of the inventory; name another file"
                )


def open_inventory(path: Path | None) -> Opened:
    """Read the inventory at a path, or the one that the nearest configuration is for.

    Raises:
        StopError: there are no manifests, or nothing is in them.
        FileError: the path cannot be used.
        ConfigurationError: the configuration cannot be used.
    """
    chosen = Path(shown_path(settled(None).path if path is None else path))
    try:
        with without_search_for_cycles():
            opening = opened_folder(chosen)
            if sum(map(len, opening.files.contents.values())) > _LARGE:
                exempt_all()  # a command is done with its inventory when the process ends
    except EmptyInventoryError as error:
        raise StopError(str(error), Exit.EMPTY) from error
    return Opened(opening.loaded, shown_path(opening.files.root), opening.files, chosen)


def open_readable_inventory(path: Path | None) -> Opened:
    """Read an inventory for output made from it; say on stderr what is not right with it.

    Raises:
        StopError: there are no manifests, nothing is in them, or a part of them cannot be read.
        FileError: the path cannot be used.
        ConfigurationError: the configuration cannot be used.
    """
    opened = open_inventory(path)
    check_readable(opened.loaded, opened.shown)
    return opened


def check_readable(loaded: Loaded, shown: str) -> None:
    """Say on stderr what is not right with an inventory that output is made from.

    Args:
        loaded: The inventory.
        shown: What messages call it.

    Raises:
        StopError: a part of it cannot be read.
    """
    if partial := why_not_whole(loaded, shown):
        raise StopError(f"{partial}; nothing was written (run `pdmap validate`)")
    if loaded.findings:
        count = counted(len(loaded.findings), "finding")
        tell(f"{count} on the form of the manifests: what they concern may be missing (run `pdmap validate`)")


# Private tables

_LARGE = 1_000_000
"""Bytes of manifests from which on a search through all that they became takes a tenth of a second."""
_CONFIGURATIONS = frozenset({CONFIGURATION_FILE, PROJECT_FILE})
