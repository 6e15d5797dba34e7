"""Libraries that some formats need and that not everybody installs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pdmap.engine import EngineMissingError


@contextmanager
def needed(library: str) -> Iterator[None]:
    """Import a library of the extra `office` inside.

    Raises:
        EngineMissingError: it is not installed.
    """
    try:
        yield
    except ImportError as error:
        raise EngineMissingError(f"{library} is missing: pip install 'pdmap[office]'") from error
