"""Find the configuration of an inventory, and what it names: the inventory itself and its baseline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pdmap.config.codes import check_codes
from pdmap.config.configuration import Configuration, settle
from pdmap.config.error import ConfigurationError, NoInventoryError
from pdmap.config.file import CONFIGURATION_FILE, PROJECT_FILE, read_file
from pdmap.config.given import Given
from pdmap.config.text import OptionValue, from_environment, from_options
from pdmap.frozen import dataclass
from pdmap.host.configuration import candidates, read_small_file
from pdmap.host.files import FileError, check_named
from pdmap.host.links import escapes, leads_out
from pdmap.host.paths import is_regular_file, is_there
from pdmap.source.characters import shown as printable
from pdmap.suppress.baseline import FILE_NAME

BASELINES = {"baseline": FILE_NAME, "drift.baseline": "pdmap-drift-baseline.json"}
"""The names of baselines where nothing else is configured, by the keys that name them."""

Show = Callable[[Path], str]
"""Makes of a path what messages show."""


@dataclass(frozen=True, slots=True)
class ConfigurationFile:
    """A file that configures pdmap."""

    path: Path
    shown: str
    """The path as messages show it."""
    values: Mapping[str, Given]
    is_found: bool
    """Whether it was found beside or above the inventory, and not named by the user."""
    shadowed: tuple[str, ...] = ()
    """The files that would configure without it, as messages show them, the outermost first."""


def configuration_file(start: Path, named: Path | None, show: Show) -> ConfigurationFile | None:
    """Return the named file, or the nearest one from a folder upwards.

    Raises:
        ConfigurationError: it is not a configuration.
        FileError: it cannot be read, or is a link that leads out of its repository.
    """
    if named is not None:
        check_named(named)
        file = _read(named, show, is_found=False)
        if file is None:
            raise ConfigurationError(f"{show(named)}: there is no table `tool.pdmap`")
        return file
    paths = candidates(start, (CONFIGURATION_FILE, PROJECT_FILE))
    for path in paths:
        check_found(path, show(path))
        file = _read(path, show, is_found=True)
        if file:
            return replace(file, shadowed=tuple(_configuring(paths, show))[::-1])
    return None


def configured(
    file: ConfigurationFile | None, environment: Mapping[str, str], options: Mapping[str, OptionValue]
) -> Configuration:
    """Return the configuration that a file, the environment and options make.

    Raises:
        ConfigurationError: a value does not fit, or a code is unknown.
    """
    layers = (from_options(options), from_environment(environment), file.values if file else {})
    configuration = settle(layers)
    settings = configuration.settings
    if settings.select or settings.ignore or settings.severity:
        # Only then is the catalogue needed, whose import takes time.
        from pdmap.app.checks import known_codes

        check_codes(configuration, known_codes())
    return configuration


def inventory_path(configuration: Configuration, file: ConfigurationFile | None, here: Path) -> Path:
    """Return the inventory that is meant where no path is given.

    Raises:
        ConfigurationError: the configuration says a path that leads out of its folder.
        NoInventoryError: there is nothing where it says.
    """
    if "inventory" not in configuration.given:
        return file.path.parent if file and file.is_found else here
    path = _named_path("inventory", configuration, file)
    if not is_there(path):
        origin = configuration.origin("inventory")
        raise NoInventoryError(
            f"{origin.place}: `inventory` is `{printable(str(configuration.settings.inventory))}`: nothing is there"
        )
    return path


def baseline_path(
    configuration: Configuration, file: ConfigurationFile | None, root: Path, key: str = "baseline"
) -> Path:
    """Return the file that is the baseline of an inventory, which need not be there.

    Args:
        configuration: The configuration.
        file: Its file.
        root: The folder of the inventory.
        key: The key that names the baseline: that of `pdmap validate`, or that of `pdmap drift`.

    Raises:
        ConfigurationError: the configuration leads out of its folder.
    """
    if key in configuration.given:
        return _named_path(key, configuration, file)
    beside = root / BASELINES[key]
    above = file.path.parent / BASELINES[key] if file else beside
    return above if is_regular_file(above) and not is_regular_file(beside) else beside


def check_found(path: Path, shown: str) -> None:
    """See whether a file may be read that nobody named, and that counts because of its name.

    Raises:
        FileError: it is a link that leads out of its repository: messages quote what they cannot use, and whoever
            opened a pull request would choose what is quoted.
    """
    if left := escapes(path):
        raise FileError(f"{shown}: is a link that leads out of its {left}; put the file itself there")


# Private functions


def _read(path: Path, show: Show, *, is_found: bool) -> ConfigurationFile | None:
    shown = show(path)
    values = read_file(path.name, shown, read_small_file(path, shown))
    return None if values is None else ConfigurationFile(path, shown, values, is_found)


def _configuring(paths: Iterable[Path], show: Show) -> Iterator[str]:
    """Yield the files that say something of pdmap, and those of which nobody can tell, as messages show them."""
    for path in paths:
        try:
            configures = path.name == CONFIGURATION_FILE or _read(path, show, is_found=True) is not None
        except (ConfigurationError, FileError):
            configures = True
        if configures:
            yield show(path)


def _named_path(name: str, configuration: Configuration, file: ConfigurationFile | None) -> Path:
    """Return a path that the configuration names: relative to the file that says it, else to the working folder.

    A file may only name what lies in its folder: its author may be a stranger who opened a pull request, and
    what is read shows in logs.
    """
    given = configuration.given[name]
    if file is None or file.values.get(name) is not given:
        return Path(str(given.value))
    folder = file.path.parent
    path = folder / str(given.value)
    if leads_out(path, folder):
        raise ConfigurationError(f"{given.origin.place}: `{name}` leads out of the folder of the file")
    return path
