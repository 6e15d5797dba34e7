"""PDF and PNG by Typst, in a worker, with the fonts of the package."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

from pdmap.engine import Typescript
from pdmap.host.workers import Worker, ask, script

FONTS = Path(__file__).with_name("fonts")
BOXES = Path(__file__).with_name("boxes")
"""The font of last resort, apart from the others: it would stand in before the fonts of the machine."""

ARCHIVAL = ("a-2a", "ua-1")
"""What Typst calls the standards of archives and of screen readers. It writes both at once, checked while writing."""

BYTES_PER_SECOND = 25_000
"""How much of a long request is set in a second at the least, on a busy machine."""

TYPESETTING = Worker(
    name="the typesetter",
    command=script(Path(__file__).with_name("typesetting_worker.py")),
    remedy="Typst is missing: pip install 'pdmap[render]'; svg and html do without",
)


def typeset(typescript: Typescript, worker: Worker = TYPESETTING) -> bytes:
    """Return a PDF of all pages, or a PNG of one page.

    Raises:
        EngineError: Typst is missing, failed, took too long or wrote too much.
    """
    request = {
        "source": typescript.source,
        "format": typescript.format.value,
        "inputs": dict(typescript.inputs),
        "timestamp": int(dt.datetime.combine(typescript.created, dt.time(), dt.UTC).timestamp()),
        "pixels_per_inch": typescript.pixels_per_inch,
        "fonts": [str(folder) for folder in ((FONTS, BOXES) if typescript.is_archival else (FONTS,))],
        "has_system_fonts": typescript.has_system_fonts,
        "standards": list(ARCHIVAL if typescript.is_archival else ()),
    }
    written = json.dumps(request).encode()
    return ask(replace(worker, seconds=worker.seconds + len(written) / BYTES_PER_SECOND), written)
