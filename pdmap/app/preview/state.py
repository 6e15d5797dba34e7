"""What a preview shows: the last map that could be drawn, and what is wrong now."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from pdmap.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Preview:
    """What browsers are shown."""

    map: bytes | None = None
    """The last map that could be drawn; `None` where there was none."""
    media_type: str = ""
    findings: tuple[Finding, ...] = ()
    """What was found in the manifests as they are now."""
    trouble: str = ""
    """Why the map is not of the manifests as they are now, in a line; empty where it is."""
    is_unread: bool = False
    """Whether findings tell why: a part of the manifests cannot be read."""

    @property
    def is_current(self) -> bool:
        """Return whether the map is of the manifests as they are now."""
        return not self.trouble

    @property
    def map_mark(self) -> str:
        """Return what tells one map from another."""
        return _digest(self.media_type.encode(), self.map or b"")

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """Return the findings that keep a map from being drawn."""
        return tuple(item for item in self.findings if self.is_unread and item.check.severity is Severity.ERROR)


def drawn(data: bytes, media_type: str, findings: tuple[Finding, ...]) -> Preview:
    """Return the preview of manifests that a map could be drawn of."""
    return Preview(data, media_type, findings)


def unread(before: Preview, findings: tuple[Finding, ...]) -> Preview:
    """Return the preview of manifests a part of which cannot be read: the map stays."""
    return replace(before, findings=findings, trouble="A part of the manifests cannot be read.", is_unread=True)


def failed(before: Preview, reason: str) -> Preview:
    """Return the preview of manifests of which no map can be drawn, for a reason in one line: the map stays."""
    return replace(before, findings=(), trouble=reason, is_unread=False)


# Private functions


def _digest(*parts: bytes) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()[:16]
