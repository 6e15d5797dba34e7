"""Which format a map is written in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pdmap.cli.options import chosen, format_of
from pdmap.cli.process import StopError, tell
from pdmap.host.paths import shown_path

if TYPE_CHECKING:
    from pdmap.renderers.renderer import Renderer


def renderer_of(format_: str | None, output: Path | None, renderers: dict[str, Renderer]) -> Renderer:
    """Return the format that a map is written in: the one that was named, or that of the output's name, or SVG.

    Raises:
        StopError: there is no such format, or it is not for a terminal.
    """
    suffixes = {renderer.suffix: name for name, renderer in renderers.items()}
    renderer = renderers[chosen("--format", format_ or format_of(output, suffixes, "svg"), dict(renderers))]
    if output is None and renderer.is_binary and sys.stdout.isatty():
        raise StopError(f"{renderer.suffix} is not for a terminal; name a file with --output")
    if output is not None and output.suffix in suffixes and output.suffix != renderer.suffix:
        tell(f"{shown_path(output)} is written as {renderer.suffix}, which its name does not say")
    return renderer
