"""What is running: pdmap and what decides on its answers, so that another version is told from this one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pdmap
from pdmap.checksums import sha256

LIBRARIES = ("graphviz", "jsonschema", "jsonschema_rs", "msgspec", "networkx", "platformdirs", "rich", "typer", "yaml")
"""What pdmap cannot do without, as it is imported."""
READERS = ("graphql", "pyarrow", "sqlglot")
"""What reads some of the sources of `pdmap drift`, where it is installed."""
_CACHES = "__pycache__"


def fingerprint() -> str | None:
    """Return 64 hexadecimal digits that change with Python, with the libraries, and with any file of pdmap.

    `None` where the files cannot be looked at: in an archive, or while they are being replaced.

    Files are told apart by their size and time, as `make` does: reading them all would take longer than a small
    inventory.
    """
    folder = Path(pdmap.__file__).parent
    try:
        facts = (sys.version, pdmap.__version__, *_facts(folder), *map(_library, (*LIBRARIES, *READERS)))
    except OSError:
        return None
    return sha256("\0".join(facts).encode("utf-8", "surrogateescape"))


# Private functions


def _facts(folder: Path) -> Iterator[str]:
    """Yield what tells the files below a folder from other ones, in an order of their own."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != _CACHES:
                yield from _facts(Path(entry.path))
        else:
            facts = entry.stat()
            yield f"{entry.path}:{facts.st_size}:{facts.st_mtime_ns}"


def _library(name: str) -> str:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        return name
    facts = Path(spec.origin).stat()
    return f"{spec.origin}:{facts.st_size}:{facts.st_mtime_ns}"
