"""What a command must not write over: the files that it goes by, and those that the next run would read."""

from __future__ import annotations

import os
from pathlib import Path

from pdmap.app.settling import Settled
from pdmap.cli.process import StopError
from pdmap.config.file import CONFIGURATION_FILE, PROJECT_FILE
from pdmap.frozen import dataclass
from pdmap.host.files import is_place_of_manifest
from pdmap.host.paths import shown_path


@dataclass(frozen=True, slots=True)
class Kept:
    """The files that a command goes by."""

    root: Path
    """The folder of the inventory: what is written there with the name of a manifest would be read as one."""
    manifests: frozenset[Path]
    settings: Settled

    def spare(self, *outputs: Path | None, is_baseline: bool = False) -> None:
        """Refuse to write over a file that the command goes by, and to write what the next run would read as one.

        Args:
            outputs: The files that are to be written; `None` for standard output.
            is_baseline: Whether the baseline itself is to be written.

        Raises:
            StopError: one of them is a manifest, a configuration or the baseline, or would be.
        """
        named = self._named(is_baseline=is_baseline)
        for output in filter(None, outputs):
            if trouble := _trouble(output, named, self.root):
                raise StopError(f"{shown_path(output)}: {trouble}; name another file")

    # Private methods

    def _named(self, *, is_baseline: bool) -> dict[Path, str]:
        """Return what each file is, by its place once links are followed."""
        named = {} if is_baseline else {_real(self.settings.baseline_path(self.root)): "is the baseline"}
        if self.settings.file:
            named[_real(self.settings.file.path)] = "is the configuration"
        return named | {_real(manifest): "is a manifest of the inventory" for manifest in self.manifests}


# Private functions


def _trouble(output: Path, named: dict[Path, str], root: Path) -> str:
    """Return what an output must not be; empty where it may be written."""
    if {output.name, _real(output).name} & _CONFIGURATIONS:
        return "is a name of a configuration"
    if found := named.get(_real(output)):
        return found
    return "would be read as a manifest of the inventory" if is_place_of_manifest(root, output) else ""


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


# Private tables

_CONFIGURATIONS = frozenset({CONFIGURATION_FILE, PROJECT_FILE})
"""What a command goes by: its configuration, its inventory and the baseline."""
