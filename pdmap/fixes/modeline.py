"""The line that tells an editor which schema a manifest has: `# yaml-language-server: $schema=...`."""

from __future__ import annotations

import posixpath
import re

from pdmap.fixes.written import Written

SCHEMA_FILE = "inventory.schema.json"
"""What the schema is called beside manifests."""


def modeline(schema: str) -> str:
    """Return the line for a schema, without a line break."""
    return f"# yaml-language-server: $schema={schema}"


def schema_of(data: bytes) -> str | None:
    """Return the schema that a manifest names, as it is written there; `None` where it names none."""
    match = _MODELINE.search(data.decode("utf-8-sig", errors="replace"))
    return match[1] if match else None


def with_modeline(path: str, data: bytes, schema: str) -> bytes:
    """Return a manifest with the line for its schema at the top, unless it names one already.

    Args:
        path: Path of the manifest relative to the inventory, with `/` between folders.
        data: The manifest.
        schema: Path of the schema, relative to the inventory.
    """
    way = posixpath.relpath(schema, posixpath.dirname(path) or ".")
    if _BLANK.search(way) or schema_of(data) is not None:  # editors read the path up to the first blank
        return data
    written = Written.of(data)
    return written.encoded(f"{modeline(way)}{written.line_break}{written.text}")


# Private functions

_BLANK = re.compile(r"\s")
_MODELINE = re.compile(
    r"(?:\A|[\r\n])[ \t]*#[ \t]*(?:yaml-language-server[ \t]*:[^\r\n]*?\$schema=|\$schema:[ \t]*)(\S+)"
)
"""Also the way that JetBrains' editors have: `# $schema: path`."""
