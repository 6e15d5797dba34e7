"""What `pdmap trace` found, drawn as a map."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from pdmap.app.draw import material_of, too_large
from pdmap.app.drawn import Medium, drawn
from pdmap.app.settling import Settled
from pdmap.app.trace import Found
from pdmap.app.trace_map import trace_map
from pdmap.cli.inventory import Opened
from pdmap.cli.process import StopError
from pdmap.cli.revisions import AUTO, revision_words
from pdmap.cli.ways import way_to
from pdmap.renderers.renderer import Renderer


def drawn_trace(
    found: Found, opened: Opened, settings: Settled, day: dt.date, renderer: Renderer, output: Path | None
) -> bytes:
    """Return a trace as a map in a format.

    Raises:
        StopError: it is more than can be read.
        EngineError: the format needs an engine that is missing or failed.
    """
    material = material_of(opened.loaded, day, settings.terms(opened.files.root))
    material = replace(material, revision=revision_words(opened, AUTO))
    view = trace_map(found, material)
    if amount := too_large(view):
        raise StopError(f"{amount} cannot be read on a page: narrow the way with --from or --to")
    return drawn(material, view, Medium(renderer=renderer), manifests=way_to(opened.files.root, output))
