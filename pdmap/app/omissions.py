"""What stands in the manifests and no document can show, because it does not fit the language."""

from __future__ import annotations

from pdmap.app.load import Loaded
from pdmap.findings import Location
from pdmap.model import owner_among

_UNUSED = frozenset({"policies", "waivers"})
"""Sections that no document is made of."""


def left_out(loaded: Loaded) -> dict[str, Location]:
    """Return the address of everything that is left out, with the place of the mistake.

    An object without a part that it needs is left out as a whole; otherwise only the part is.
    The order is that of files and lines.
    """
    found: dict[str, Location] = {}
    for finding in loaded.findings:
        owner = owner_among(finding.address, loaded.muted)
        section, _, identifier = (owner or "").partition("/")
        if owner is None or section in _UNUSED:
            continue
        is_whole = identifier in loaded.inventory.left_out.get(section, ())
        found.setdefault(owner if is_whole else finding.address, finding.location)
    return found
