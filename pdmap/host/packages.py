"""Which versions of packages are installed on this machine."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version


def versions_of(names: Iterable[str]) -> dict[str, str]:
    """Return the version of each package that is installed, by name."""
    found: dict[str, str] = {}
    for name in sorted(set(names)):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
