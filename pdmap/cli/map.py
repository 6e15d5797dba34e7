"""`pdmap map`: draw where personal data go."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pdmap.cli.options import AsOf, ConfigFile, InventoryPath, Output, chosen, day_of, format_of
from pdmap.cli.process import StopError, emit


def draw(
    path: InventoryPath = None,
    view: Annotated[str, typer.Option("--view", help="What to draw.")] = "overview",
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="svg, png, pdf, dot, mermaid or json. Default: by the name of the output, else svg.",
            show_default=False,
        ),
    ] = None,
    as_of: AsOf = None,
    output: Output = None,
    config: ConfigFile = None,
) -> None:
    """Draw a map of data flows: who gives data, which systems hold them, who receives them, in which country."""
    from pdmap.app import draw as maps
    from pdmap.cli.inventory import open_readable_inventory
    from pdmap.cli.settings import settled
    from pdmap.host.files import write_output

    kinds = maps.view_kinds()
    kind = kinds[chosen("--view", view, dict(kinds))]
    renderers = maps.renderers()
    suffixes = {renderer.suffix: name for name, renderer in renderers.items()}
    renderer = renderers[chosen("--format", format_ or format_of(output, suffixes, "svg"), dict(renderers))]
    if output is None and renderer.is_binary and sys.stdout.isatty():
        raise StopError(f"{renderer.suffix} is not for a terminal; name a file with --output")
    settings = settled(path, config)
    opened = open_readable_inventory(settings.path)
    opened.spare(output)
    data = maps.draw(maps.view_of(opened.loaded, kind, day_of(as_of), settings.terms(opened.files.root)), renderer)
    if output is None:
        emit(data)
    else:
        write_output(output, data)
