"""Libraries that some formats need and that not everybody installs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version

from pdmap.engine import EngineMissingError


@contextmanager
def needed(library: str, extra: str = "office") -> Iterator[None]:
    """Import a library of an extra inside.

    Raises:
        EngineMissingError: it is not installed.
    """
    try:
        yield
    except ImportError as error:
        raise EngineMissingError(f"{library} is missing: pip install 'pdmap[{extra}]'") from error


def versions(libraries: Iterable[str]) -> dict[str, str]:
    """Return the version of each library, as it is installed; those that are missing are left out."""
    found: dict[str, str] = {}
    for library in libraries:
        with suppress(PackageNotFoundError):
            found[library] = version(library)
    return found
