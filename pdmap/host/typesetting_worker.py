"""Reads a request in JSON, writes a PDF or PNG made by Typst; a program of its own, because Typst can crash or hang.

It is run as a file and imports nothing of pdmap. The request: `source`, `format`, `inputs`, `timestamp`
(seconds since 1970), `pixels_per_inch`, `fonts` (folders), `has_system_fonts` and `standards` (of PDF, as Typst
calls them).
"""

from __future__ import annotations

import json
import sys
from typing import Any

MISSING = 3
"""Exit code where Typst is not installed; see `workers.MISSING`."""


def typeset(request: dict[str, Any]) -> bytes | None:
    """Return the file that a request asks for, or `None` where Typst is not installed; a PNG holds one page."""
    try:
        import typst
    except (ImportError, OSError):
        return None
    fonts = typst.Fonts(
        include_system_fonts=request["has_system_fonts"], include_embedded_fonts=False, font_paths=request["fonts"]
    )
    file = typst.Compiler(font_paths=fonts, sys_inputs=request["inputs"]).compile(
        request["source"].encode(),
        format=request["format"],
        ppi=request["pixels_per_inch"],
        timestamp=request["timestamp"],
        pdf_standards=request["standards"],
    )
    if not isinstance(file, bytes):
        raise TypeError("Typst made more than one picture, or none")
    return file


if __name__ == "__main__":
    written = typeset(json.loads(sys.stdin.buffer.read()))
    if written is None:
        sys.exit(MISSING)
    sys.stdout.buffer.write(written)
