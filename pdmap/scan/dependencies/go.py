"""Modules of Go: `go.mod` and `go.sum`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pdmap.reference.vendors import Ecosystem
from pdmap.scan.packages import DependencyReader

_ASKED = re.compile(
    r"^(?:require)?[ \t]{1,8}([\w.~/-]{3,300}) v[\w.+-]{1,100}(?:[ \t]{1,3}//[^\n]{0,100})?$", re.MULTILINE
)
_INDIRECT = re.compile(r"//[ \t]*indirect\b")
_SUMMED = re.compile(r"^([\w.~/-]{3,300}) v", re.MULTILINE)


def _read(base: str, text: str) -> Iterator[str]:
    pattern = _SUMMED if base == "go.sum" else _ASKED
    yield from (found[1] for found in pattern.finditer(text))


def _asked(base: str, text: str) -> Iterator[str]:
    """Yield what `go.mod` does not mark as asked for by other modules alone."""
    if base == "go.mod":
        yield from (found[1] for found in _ASKED.finditer(text) if not _INDIRECT.search(found.group()))


READER = DependencyReader(
    ecosystem=Ecosystem.GO,
    names=("go.mod", "go.sum"),
    locks=("go.sum",),
    read=_read,
    asked=_asked,
    mixed=("go.mod",),
)
