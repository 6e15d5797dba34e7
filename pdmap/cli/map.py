"""`pdmap map`: draw where personal data go."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.options import AsOf, ConfigFile, InventoryPath, Output, chosen, day_of, format_of, moment_of
from pdmap.cli.process import StopError, emit

if TYPE_CHECKING:
    from pdmap.cli.drawing import Drawing
    from pdmap.renderers.renderer import Renderer
    from pdmap.views.view import Sheet

LIVE = "html"
"""The format that `--serve` shows."""


def draw(
    path: InventoryPath = None,
    view: Annotated[
        str, typer.Option("--view", help="What to draw, such as overview or system:ID.", metavar="VIEW")
    ] = "overview",
    *,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            "-s",
            metavar="SELECTOR",
            help="Draw only this, such as +console+1, party:stripe or data:health. Several are drawn together.",
            show_default=False,
        ),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option("--exclude", metavar="SELECTOR", help="Leave this out of what is drawn.", show_default=False),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Draw everything one by one, however much it is.")] = False,
    expand_flows: Annotated[
        bool, typer.Option("--expand-flows", help="Draw each flow as a line of its own, not one line for all.")
    ] = False,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="svg, html, png, pdf, drawio, graphml, dot, mermaid, json, csv or markdown. "
            "Default: by the name of the output, else svg.",
            show_default=False,
        ),
    ] = None,
    page: Annotated[
        str | None,
        typer.Option(
            "--page",
            metavar="A4|A3",
            help="Fit sheets of this size, with text that can be read (pdf).",
            show_default=False,
        ),
    ] = None,
    paginate: Annotated[
        bool,
        typer.Option(
            "--paginate", help="Sheets for the view, each activity, the transfers and the flow table (pdf), on A3."
        ),
    ] = False,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="REV|FOLDER",
            help="For --view diff: what to compare with, instead of a revision behind the colon.",
            show_default=False,
        ),
    ] = None,
    aware_at: Annotated[
        str | None,
        typer.Option(
            "--aware-at",
            metavar="TIME",
            help="For --view breach: when you became aware of it, such as 2026-01-31T09:30+01:00.",
            show_default=False,
        ),
    ] = None,
    revision: Annotated[
        str,
        typer.Option(
            "--revision",
            metavar="TEXT",
            help="What the map says of the manifests' revision: auto (git's commit), none, or a text.",
        ),
    ] = "auto",
    as_of: AsOf = None,
    output: Output = None,
    config: ConfigFile = None,
    serve: Annotated[
        bool, typer.Option("--serve", help="Show the map in a browser, and draw it anew when a manifest is saved.")
    ] = False,
    port: Annotated[
        int | None,
        typer.Option("--port", help="The port for --serve. Default: a free one.", min=0, max=65535, show_default=False),
    ] = None,
) -> None:
    """Draw a map of data flows: who gives data, which systems hold them, who receives them, in which country."""
    from pdmap.app import draw as maps
    from pdmap.cli.drawing import Drawing, kind_of

    _check_serving(format_, output, port, is_served=serve)
    name, _, argument = view.partition(":")
    kind = kind_of(name, against, aware_at)
    renderer = maps.renderers()[LIVE] if serve else _renderer(format_, output, maps.renderers())
    drawing = Drawing(
        kind=kind,
        name=name,
        argument=argument,
        renderer=renderer,
        day=partial(day_of, as_of),
        revision=revision,
        select=tuple(select or ()),
        exclude=tuple(exclude or ()),
        is_full=full,
        has_expanded_flows=expand_flows,
        sheet=_sheet(renderer, page, is_paginated=paginate),
        is_paginated=paginate,
        against=against,
        aware_at=moment_of(aware_at),
    )
    if serve:
        from pdmap.cli.preview import Wanted, show

        show(Wanted(path, config, drawing.day, drawing.see, partial(drawing.draw, is_live=True)), port or 0)
    else:
        _write(drawing, path, config, output)


# Private functions


def _write(drawing: Drawing, path: Path | None, config: Path | None, output: Path | None) -> None:
    """Draw a map into a file, or to standard output."""
    from pdmap.cli.drawing import way_to
    from pdmap.cli.inventory import open_readable_inventory
    from pdmap.cli.settings import settled
    from pdmap.host.files import write_output

    settings = settled(path, config)
    opened = open_readable_inventory(settings.path)
    opened.spare(output)
    data = drawing.draw(*drawing.see(opened, settings), manifests=way_to(opened.files.root, output))
    if output is None:
        emit(data)
    else:
        write_output(output, data)


def _renderer(format_: str | None, output: Path | None, renderers: dict[str, Renderer]) -> Renderer:
    suffixes = {renderer.suffix: name for name, renderer in renderers.items()}
    renderer = renderers[chosen("--format", format_ or format_of(output, suffixes, "svg"), dict(renderers))]
    if output is None and renderer.is_binary and sys.stdout.isatty():
        raise StopError(f"{renderer.suffix} is not for a terminal; name a file with --output")
    return renderer


def _sheet(renderer: Renderer, page: str | None, *, is_paginated: bool) -> Sheet | None:
    """Return the size of paper to draw on; `None` where none is asked for.

    Raises:
        StopError: there is no such size, or the format is for none.
    """
    from pdmap.views.view import Sheet

    option = "--paginate" if is_paginated else "--page" if page is not None else ""
    if option and not renderer.has_sheets:
        raise StopError(f"{option} is for sheets of paper, which {renderer.suffix} has none of; add --format pdf")
    if page is None:
        return Sheet.A3 if is_paginated else None
    return Sheet(chosen("--page", page.upper(), {size.value: size for size in Sheet}))


def _check_serving(format_: str | None, output: Path | None, port: int | None, *, is_served: bool) -> None:
    if is_served and (format_ is not None or output is not None):
        raise StopError("--serve shows the map in a browser; it takes neither --format nor --output")
    if port is not None and not is_served:
        raise StopError("--port is for --serve")
