"""`pdmap trace`: everywhere that a kind of data goes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.options import AsOf, ConfigFile, InventoryPath, Output, chosen, day_of, format_of
from pdmap.cli.process import StopError, emit, tell

if TYPE_CHECKING:
    from pathlib import Path

    from pdmap.app.trace import Found, Traced
    from pdmap.renderers.renderer import Renderer

What = Annotated[
    str,
    typer.Argument(
        metavar="TYPE|SYSTEM.FIELD",
        help="A data type with those below it, such as financial, or a field, such as console.email.address.",
        show_default=False,
    ),
]
From = Annotated[
    list[str] | None,
    typer.Option("--from", metavar="SELECTOR", help="Follow the data from here only.", show_default=False),
]
To = Annotated[
    list[str] | None,
    typer.Option("--to", metavar="SELECTOR", help="Show only what leads here.", show_default=False),
]
TraceFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help="tree, table or json; as a map svg, html, png, pdf, drawio, graphml, dot, mermaid, csv or markdown. "
        "Default: by the name of the output, else tree.",
        show_default=False,
    ),
]


def trace(
    what: What,
    path: InventoryPath = None,
    from_: From = None,
    to: To = None,
    format_: TraceFormat = None,
    as_of: AsOf = None,
    output: Output = None,
    config: ConfigFile = None,
    *,
    backwards: Annotated[
        bool, typer.Option("--backwards", "-b", help="Start where the data end, and show where they come from.")
    ] = False,
) -> None:
    """Follow a kind of data hop by hop: who gets it, for which activities, on what bases, where, how, for how long.

    Exit code 0 also where nothing of it is recorded; a line on standard error says so.
    """
    from pdmap.app.trace import Way, follow, meant
    from pdmap.cli.inventory import open_readable_inventory
    from pdmap.cli.settings import settled
    from pdmap.host.writing import write_output

    form, renderer = _form(format_, output)
    settings = settled(path, config)
    opened = open_readable_inventory(settings)
    opened.spare(output)
    traced = meant(what, opened.loaded)
    _check_ends(traced, is_from=bool(from_), is_to=bool(to), is_backwards=backwards)
    day = day_of(as_of)
    way = Way(what=traced, starts=tuple(from_ or ()), ends=tuple(to or ()), is_backwards=backwards)
    found = follow(way, opened.loaded, day, settings.terms(opened.files.root))
    if renderer:
        from pdmap.cli.trace_drawing import drawn_trace

        data = drawn_trace(found, opened, settings, day, renderer, output)
    else:
        data = _written(form, found, day, output).encode()
    if output is None:
        emit(data)
    else:
        write_output(output, data)
    if not found.whole.present and not found.recipients:
        tell(f"nothing of {what} is recorded there")


# Private functions


def _form(format_: str | None, output: Path | None) -> tuple[str, Renderer | None]:
    """Return the format that was asked for, and the renderer where it is one of maps.

    Raises:
        StopError: there is no such format, or it is not for a terminal.
    """
    if format_ is None and output is None:
        return TREE, None
    from pdmap.app.draw import renderers
    from pdmap.cli.map_formats import renderer_of

    maps = {name: renderer for name, renderer in renderers().items() if name not in _FORMATS}
    suffixes = {".txt": TREE, **{renderer.suffix: name for name, renderer in maps.items()}}
    form = chosen("--format", format_ or format_of(output, suffixes, TREE), dict.fromkeys((*_FORMATS, *maps)))
    return form, renderer_of(form, output, maps) if form in maps else None


def _check_ends(traced: Traced, *, is_from: bool, is_to: bool, is_backwards: bool) -> None:
    """Check that a way has one start and one end.

    Raises:
        StopError: a field of a system is one of them, and another is given.
    """
    if traced.system and not is_backwards and is_from:
        raise StopError(f"the way of a field starts at its system {traced.system}: leave --from out")
    if traced.system and is_backwards and is_to:
        raise StopError(f"backwards the way of a field ends at its system {traced.system}: leave --to out")


def _written(form: str, found: Found, day: dt.date, output: Path | None) -> str:
    if form == "json":
        from pdmap.app.trace_formats import trace_json

        return trace_json(found, day.isoformat())
    from pdmap.cli.screens import screen_for
    from pdmap.cli.trace_screen import table_text, tree_text

    set_as = tree_text if form == TREE else table_text
    screen, is_unicode = screen_for(output)
    return set_as(found, screen, is_unicode=is_unicode)


# Private tables

TREE = "tree"
_FORMATS = (TREE, "table", "json")
"""Those beside the formats of maps; `json` is the trace itself, not its map."""
