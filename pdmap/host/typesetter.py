"""PDF and PNG by Typst, in a worker, with the fonts of the package."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from pdmap.engine import Typescript
from pdmap.host.workers import Worker, ask, script

FONTS = Path(__file__).with_name("fonts")

TYPESETTING = Worker(
    name="the typesetter",
    command=script(Path(__file__).with_name("typesetting_worker.py")),
    remedy="Typst is missing: pip install 'pdmap[render]'; the format svg does without",
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
        "fonts": str(FONTS),
        "has_system_fonts": typescript.has_system_fonts,
    }
    return ask(worker, json.dumps(request).encode())
