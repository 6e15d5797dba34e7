"""Names in a bundle: which parts it has, and which names it may not have."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from pdmap import escape

LISTING = "manifest.json"
"""What tells of all other files."""
CHECKSUMS = "SHA256SUMS"
"""The list that `sha256sum -c` checks."""
RECORDS = "records/"
MANIFESTS = "manifests/"
CONFIGURATION = "configuration/"
CONFIGURATION_FILE = "pdmap.toml"
"""The only file of the configuration: `pyproject.toml` tells of more than pdmap."""

_LONGEST = 1000
"""Characters of a name at most."""
_SHOWN = 80
"""Characters of a name that messages show."""


def trouble_with(names: Iterable[str]) -> str | None:
    """Return in one line why files may not be unpacked under some names; `None` where they may.

    A name has to lead into the folder that is unpacked to, on every system, and to one file alone: systems that do
    not tell `A` from `a`, or one spelling of an accent from another, would write one file over the other.
    """
    known: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name in names:
        reason = _trouble(name)
        if reason:
            return f"the name `{_shown(name)}` {reason}"
        alike = known.setdefault(_folded(name), name)
        if alike != name:
            return f"the names `{_shown(alike)}` and `{_shown(name)}` are one on some systems"
        folders |= dict.fromkeys(_folders(_folded(name)), name)
    both = next((name for name in known if name in folders), None)
    return f"the name `{_shown(known[both])}` is a file, and a folder of `{_shown(folders[both])}`" if both else None


# Private functions


def _shown(name: str) -> str:
    """Return a name in one short line, whatever is in it."""
    return escape.terminal(name if len(name) <= _SHOWN else f"{name[:_SHOWN]}...")


def _trouble(name: str) -> str | None:
    parts = name.split("/")
    checks = {
        "is too long": len(name) > _LONGEST,
        "has a character that Windows refuses": any(character in name for character in '\\<>:"|?*'),
        "has a character that cannot be shown": not name.isprintable(),
        "is absolute": name.startswith("/"),
        "leads out of the bundle": ".." in parts,
        "is no name of a file": any(part in {"", "."} for part in parts),
        "ends with a dot or a blank, which Windows drops": any(part.endswith((".", " ")) for part in parts),
        "is a device on Windows": any(part.partition(".")[0].upper() in _DEVICES for part in parts),
    }
    return next((reason for reason, holds in checks.items() if holds), None)


def _folders(name: str) -> list[str]:
    """Return the folders that a name leads through."""
    parts = name.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


# Private tables

_PORTS = (f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10))
_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", *_PORTS})
