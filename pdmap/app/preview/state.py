"""What a preview shows: the last map that could be drawn, and what is wrong now."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from pdmap.findings import Finding
from pdmap.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Preview:
    """What browsers are shown."""

    map: bytes | None = None
    """The page of the last map that could be drawn; `None` where there was none."""
    findings: tuple[Finding, ...] | None = None
    """What was found in the manifests as they are now; `None` where that is not known."""
    trouble: str = ""
    """Why the map is not of the manifests as they are now, in a line; empty where it is."""
    blocking: tuple[Finding, ...] = ()
    """Those of the findings that tell why; empty where none does."""

    @property
    def is_current(self) -> bool:
        """Return whether the map is of the manifests as they are now."""
        return not self.trouble

    @property
    def map_mark(self) -> str:
        """Return what tells one map from another."""
        return hashlib.sha256(self.map or b"").hexdigest()[:16]


def drawn(data: bytes, findings: tuple[Finding, ...]) -> Preview:
    """Return the preview of manifests that a map could be drawn of."""
    return Preview(data, findings)


def unread(before: Preview, findings: tuple[Finding, ...], blocking: tuple[Finding, ...]) -> Preview:
    """Return the preview of manifests a part of which cannot be read, as some findings tell: the map stays."""
    return replace(before, findings=findings, trouble="A part of the manifests cannot be read.", blocking=blocking)


def failed(before: Preview, reason: str) -> Preview:
    """Return the preview of manifests of which no map can be drawn, for a reason in one line: the map stays.

    What was found is not known then: the reason may be that the configuration cannot be read.
    """
    return replace(before, findings=None, trouble=reason, blocking=())
