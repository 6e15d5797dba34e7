"""Where the lines of manifests that a document was read from can be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pdmap import escape
from pdmap.findings import Location


def source_parts(sources: Iterable[Location], pattern: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of what `lines.source_text` returns, each with its address; empty for those without one.

    Args:
        sources: The places.
        pattern: An address with `{path}` and `{line}`; empty for no links.
    """
    for place, (path, lines) in enumerate(_by_file(sources).items()):
        if place:
            yield "; ", ""
        if not lines:
            yield path, address_of(pattern, path, 1)
        for number, line in enumerate(sorted(lines)):
            if number:
                yield ", ", ""
            yield f"{line}" if number else f"{path}:{line}", address_of(pattern, path, line)


def address_of(pattern: str, path: str, line: int) -> str:
    """Return the address of a line; empty where the pattern is no address of the web and no relative one.

    Args:
        pattern: As the user gave it.
        path: Of the manifest, with `/` between folders.
        line: 1-based.
    """
    if not _PERMITTED.match(pattern):
        return ""
    values = {"{path}": escape.uri(path), "{line}": str(line)}
    return _PLACE.sub(lambda match: values[match[0]], pattern)


# Private functions


def _by_file(sources: Iterable[Location]) -> dict[str, set[int]]:
    """Return the lines of each file, files in the order of their first mention."""
    found: dict[str, set[int]] = {}
    for source in sources:
        lines = found.setdefault(source.path, set())
        if source.span:
            lines.add(source.span.start.line)
    return found


# Private tables

_PLACE = re.compile(r"\{(?:path|line)\}")

# Anything but `https:` and `http:` in front of the first slash could be a scheme that runs something.
_PERMITTED = re.compile(r"https?://|(?!//)(?:[^/:?#\s{}]*/|\{path\})", re.IGNORECASE)
