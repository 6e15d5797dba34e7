"""What a run goes by: its configuration, its inventory and the baseline."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pdmap.app.configure import (
    ConfigurationFile,
    baseline_path,
    check_found,
    configuration_file,
    configured,
    inventory_path,
)
from pdmap.app.terms import Terms
from pdmap.config.configuration import Configuration
from pdmap.config.error import ConfigurationError
from pdmap.config.text import OptionValue
from pdmap.counting import some_of
from pdmap.frozen import dataclass
from pdmap.host.configuration import read_small_file
from pdmap.host.files import check_named
from pdmap.host.paths import absolute, is_folder, is_there, shown_path, working_folder
from pdmap.reporters.report import Adjustment
from pdmap.source import DEFAULT_LIMITS
from pdmap.source.characters import shown as printable
from pdmap.suppress.baseline import Baseline, read_baseline

DRIFT_BASELINE = "drift.baseline"
"""The key of the baseline of `pdmap drift`."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What a run goes by."""

    configuration: Configuration
    file: ConfigurationFile | None
    path: Path
    """The inventory: the given one, or that of the configuration."""
    adjustments: tuple[Adjustment, ...] = ()
    """What a report has to tell of how the configuration and the inventory were found."""

    def under(self, options: Mapping[str, OptionValue]) -> Settled:
        """Return the same under options, which count more than the environment and the file.

        Raises:
            ConfigurationError: an option does not fit.
        """
        return replace(self, configuration=configured(self.file, os.environ, options))

    def terms(self, root: Path, *, hides: bool = True) -> Terms:
        """Return what an inventory is held against; without hiding, everything that was found is reported."""
        return Terms(self.configuration, self.baseline(root) if hides else None, hides, self.adjustments)

    def drift_terms(self, root: Path, *, hides: bool = True) -> Terms:
        """Return what drift is held against: the baseline is one of its own."""
        return Terms(
            self.configuration, self.baseline(root, DRIFT_BASELINE) if hides else None, hides, self.adjustments
        )

    def baseline_path(self, root: Path, key: str = "baseline") -> Path:
        """Return where the baseline of an inventory is, or would be written."""
        return baseline_path(self.configuration, self.file, root, key)

    def baseline(self, root: Path, key: str = "baseline") -> Baseline | None:
        """Return the baseline of an inventory, or `None` where there is none and none was asked for.

        Raises:
            ConfigurationError: the one that was asked for is not there.
            BaselineError: it is damaged.
            FileError: it cannot be read, or a link that leads out of its repository.
        """
        path = self.baseline_path(root, key)
        shown = shown_path(path)
        if not is_there(path):
            if key not in self.configuration.given:
                return None
            origin = self.configuration.origin(key)
            writes = "pdmap drift --write-baseline" if key == DRIFT_BASELINE else "pdmap baseline"
            raise ConfigurationError(f"{origin.place}: there is no baseline {shown}; `{writes}` writes it")
        if key in self.configuration.given:
            check_named(path)
        else:
            check_found(path, shown)
        data = read_small_file(path, shown, DEFAULT_LIMITS.bytes)
        return read_baseline(data, shown=shown, path=Path(os.path.relpath(path, root)).as_posix())


def settled(path: Path | None, config: Path | None, options: Mapping[str, OptionValue]) -> Settled:
    """Return what a run goes by.

    Args:
        path: The inventory that the user named.
        config: The configuration that the user named.
        options: What the user gave for the keys of the configuration.

    Raises:
        ConfigurationError: the configuration cannot be used.
        FileError: it cannot be read, or it or the inventory is behind a link that leads out of its repository.
    """
    if path is not None:
        # Before any configuration is looked for: there may be one behind the link.
        check_named(path)
    start = working_folder() if path is None else absolute(path)
    file = configuration_file(start if is_folder(start) else start.parent, config, shown_path)
    configuration = configured(file, os.environ, options)
    if path is not None:
        return Settled(configuration, file, path, tuple(_shadowing(file)))
    found = inventory_path(configuration, file, start)
    return Settled(configuration, file, found, (*_shadowing(file), *_moving(configuration)))


# Private functions

_LONGEST_PATH = 200


def _shadowing(file: ConfigurationFile | None) -> Iterator[Adjustment]:
    """Yield what a file does that counts instead of others: one that says nothing undoes the strictest."""
    if file and file.shadowed:
        others = some_of([printable(path, _LONGEST_PATH) for path in file.shadowed])
        yield Adjustment("configuration", f"{printable(file.shown, _LONGEST_PATH)} instead of {others}", file.shown)


def _moving(configuration: Configuration) -> Iterator[Adjustment]:
    """Yield where the inventory is, if a configuration says so: elsewhere there may be one that nobody checks."""
    if "inventory" in configuration.given:
        yield Adjustment("inventory", str(configuration.settings.inventory), str(configuration.origin("inventory")))
