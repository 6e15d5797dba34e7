"""`pdmap map`: draw where personal data go."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pdmap.cli.map_options import (
    Against,
    AwareAt,
    Exclude,
    ExpandFlows,
    Full,
    MapFormat,
    Page,
    Paginate,
    Port,
    RevisionText,
    Select,
    Serve,
    ViewName,
)
from pdmap.cli.options import AsOf, ConfigFile, InventoryPath, Output, chosen, day_of, moment_of
from pdmap.cli.process import StopError, emit

if TYPE_CHECKING:
    from pdmap.app.drawn import Medium
    from pdmap.cli.drawing import Drawing
    from pdmap.renderers.renderer import Renderer
    from pdmap.views.view import Sheet

LIVE = "html"
"""The format that `--serve` shows."""


def draw(
    path: InventoryPath = None,
    view: ViewName = "overview",
    *,
    select: Select = None,
    exclude: Exclude = None,
    full: Full = False,
    expand_flows: ExpandFlows = False,
    format_: MapFormat = None,
    page: Page = None,
    paginate: Paginate = False,
    against: Against = None,
    aware_at: AwareAt = None,
    revision: RevisionText = "auto",
    as_of: AsOf = None,
    output: Output = None,
    config: ConfigFile = None,
    serve: Serve = False,
    port: Port = None,
) -> None:
    """Draw a map of data flows: who gives data, which systems hold them, who receives them, in which country."""
    from pdmap.app import draw as maps
    from pdmap.app.drawn import Medium, drawn
    from pdmap.cli.drawing import Drawing, kind_of
    from pdmap.cli.map_formats import renderer_of

    _check_serving(format_, output, port, is_served=serve)
    name, _, argument = view.partition(":")
    kind = kind_of(name, against, aware_at)
    renderer = maps.renderers()[LIVE] if serve else renderer_of(format_, output, maps.renderers())
    medium = Medium(renderer=renderer, sheet=_sheet(renderer, page, is_paginated=paginate), is_paginated=paginate)
    drawing = Drawing(
        kind=kind,
        name=name,
        argument=argument,
        day=partial(day_of, as_of),
        revision=revision,
        select=tuple(select or ()),
        exclude=tuple(exclude or ()),
        is_full=full,
        has_expanded_flows=expand_flows,
        against=against,
        aware_at=moment_of(aware_at, day_of(as_of)),
    )
    if serve:
        from pdmap.cli.preview import Wanted, show

        show(Wanted(path, config, drawing.day, drawing.see, partial(drawn, medium=medium, is_live=True)), port or 0)
    else:
        _write(drawing, medium, path, config, output)


# Private functions


def _write(drawing: Drawing, medium: Medium, path: Path | None, config: Path | None, output: Path | None) -> None:
    """Draw a map into a file, or to standard output."""
    from pdmap.app.drawn import drawn
    from pdmap.cli.inventory import open_readable_inventory
    from pdmap.cli.settings import settled
    from pdmap.cli.ways import way_to
    from pdmap.host.writing import write_output

    settings = settled(path, config)
    opened = open_readable_inventory(settings)
    opened.spare(output)
    data = drawn(*drawing.see(opened, settings), medium, manifests=way_to(opened.files.root, output))
    if output is None:
        emit(data)
    else:
        write_output(output, data)


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
