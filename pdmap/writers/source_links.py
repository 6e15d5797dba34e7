"""Where the lines of manifests that a document was read from can be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pdmap import escape
from pdmap.findings import Location

_BETWEEN_FILES, _BETWEEN_LINES = SEPARATORS = ("; ", ", ")
"""What stands between places."""


def source_parts(sources: Iterable[Location], pattern: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of what `lines.source_text` returns, each with its address; empty for those without one.

    The name of a file may hold what the reader lets into no text; it is shown with codes for it.

    Args:
        sources: The places.
        pattern: An address with `{path}` and `{line}`; empty for no links.
    """
    for place, (path, lines) in enumerate(_by_file(sources).items()):
        if place:
            yield _BETWEEN_FILES, ""
        shown = escape.terminal(path)
        if not lines:
            yield shown, address_of(pattern, path, 1)
        for number, line in enumerate(sorted(lines)):
            if number:
                yield _BETWEEN_LINES, ""
            yield f"{line}" if number else f"{shown}:{line}", address_of(pattern, path, line)


def address_of(pattern: str, path: str, line: int) -> str:
    """Return the address of a line; empty where the pattern is no address of the web and no relative one.

    Args:
        pattern: As the user gave it.
        path: Of the manifest, with `/` between folders.
        line: 1-based.
    """
    if not is_of_the_web(pattern) and not _RELATIVE.fullmatch(pattern):
        return ""
    values = {"{path}": escape.uri(path), "{line}": str(line)}
    return _PLACE.sub(lambda match: values[match[0]], pattern)


def is_of_the_web(address: str) -> bool:
    """Return whether an address, or a pattern of some, leads to the web and can be written down as it is."""
    return bool(_WEB.fullmatch(address))


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

# What no address has: blanks, controls, quotes and brackets that end it where it is written, what is not UTF-8.
_HELD = r"[^\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff\"<>\\]"
_WEB = re.compile(rf"https?://(?![/?#]){_HELD}+", re.IGNORECASE)

# Anything but `https:` and `http:` in front of the first slash could be a scheme that runs something.
_RELATIVE = re.compile(rf"(?!//)(?:[^/:?#\s{{}}\"<>\\]*/|\{{path\}}){_HELD}*")
