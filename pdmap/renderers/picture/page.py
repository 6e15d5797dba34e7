"""A picture as a page of PDF or PNG: the SVG, typeset as large as it is."""

from __future__ import annotations

import math
import re

from pdmap import escape
from pdmap.engine import Engine, PageFormat, Typescript
from pdmap.renderers.picture.drawing import draw, picture_of
from pdmap.typeface import is_covered
from pdmap.views.view import View

_SHARP = 144
"""Pixels per inch of a PNG: two for each point, as screens have them now."""
_MOST_PIXELS = 12_000
"""The longest side of a PNG; larger pictures are drawn with fewer pixels per inch."""
_MOST_IN_ALL = 40_000_000
"""Pixels of a PNG in all, for the memory of the typesetter and of those who look at it."""
_SOURCE = """\
#let length(text) = float(text) * 1pt
#set document(title: sys.inputs.title)
#set page(width: length(sys.inputs.width), height: length(sys.inputs.height), margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, alt: sys.inputs.title)
"""
_SIZE = re.compile(r'<svg[^>]* width="([0-9.]+)" height="([0-9.]+)"')
_TEXT = re.compile(r">([^<]+)<")


def typeset_view(view: View, engine: Engine, page_format: PageFormat) -> bytes:
    """Return a view as a page of its own size.

    The machine's fonts are only used for characters that the bundled fonts lack, such as Chinese ones:
    without such characters the bytes are the same everywhere.

    Raises:
        EngineError: the typesetter is missing or failed.
    """
    svg = draw(picture_of(view, engine))
    title = escape.typst(f"{view.organization}: {view.scope}")
    width, height = _SIZE.findall(svg)[0]
    return engine.typeset(
        Typescript(
            source=_SOURCE,
            format=page_format,
            created=view.as_of,
            inputs={
                "svg": svg,
                "title": title,
                "width": width,
                "height": height,
            },
            pixels_per_inch=_sharpness(float(width) / 72, float(height) / 72),
            has_system_fonts=not all(is_covered(text.strip("\n")) for text in _TEXT.findall(svg)),
        )
    )


# Private functions


def _sharpness(width: float, height: float) -> float:
    """Return the pixels per inch of a picture that is as large in inches."""
    return min(_SHARP, _MOST_PIXELS / max(width, height), math.sqrt(_MOST_IN_ALL / (width * height)))
