"""`pdmap map`: draw where personal data go."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pdmap import escape
from pdmap.cli.options import AsOf, ConfigFile, InventoryPath, Output, chosen, day_of, format_of, moment_of
from pdmap.cli.process import StopError, emit

if TYPE_CHECKING:
    from pdmap.cli.inventory import Opened
    from pdmap.cli.preview import Seen
    from pdmap.cli.settings import Settled
    from pdmap.renderers.renderer import Renderer
    from pdmap.views.view import Material, Sheet, View, ViewKind

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
    from pdmap.app.atlas import atlas_of, pages_of
    from pdmap.cli.inventory import open_readable_inventory
    from pdmap.cli.revisions import State, revision_words, states_of
    from pdmap.cli.settings import settled
    from pdmap.views.view import Atlas

    kinds = maps.view_kinds()
    name, _, argument = view.partition(":")
    kind = kinds[chosen("--view", name, dict(kinds))]
    _check_options(kind, name, against, aware_at)
    moment = moment_of(aware_at)

    def seen(opened: Opened, settings: Settled) -> Seen:
        earlier, later = (
            states_of(opened, argument, against, revision)
            if kind.is_comparison
            else (None, State(opened.loaded, revision_words(opened, revision)))
        )

        def material_of(state: State) -> Material:
            material = maps.material_of(state.loaded, day_of(as_of), settings.terms(opened.files.root))
            return replace(material, revision=state.name, is_full=full, has_expanded_flows=expand_flows)

        material = replace(
            material_of(later),
            argument=argument or against or "",
            earlier=material_of(earlier) if earlier else None,
            aware_at=moment,
        )
        material = _narrowed(material, select or [], exclude or [])
        return material, _built(kind, name, material)

    def drawn(renderer: Renderer, material: Material, first: View, *, manifests: str | None = None) -> bytes:
        if renderer.render_atlas and not renderer.has_sheets:
            return maps.draw_atlas(atlas_of(material, kinds, first, manifests), renderer.render_atlas)
        if renderer.render_atlas and sheet:
            atlas = pages_of(material, kinds, first) if paginate else Atlas((first,))
            return maps.draw_atlas(replace(atlas, sheet=sheet), renderer.render_atlas)
        return maps.draw(first, renderer)

    _check_serving(format_, output, port, is_served=serve)
    renderer = maps.renderers()[LIVE] if serve else _renderer(format_, output, maps.renderers())
    sheet = _sheet(renderer, page, is_paginated=paginate)
    if serve:
        from pdmap.cli.preview import Wanted, show

        day = partial(day_of, as_of)
        show(Wanted(path, config, renderer.media_type, day, seen, partial(drawn, renderer)), port or 0)
        return
    settings = settled(path, config)
    opened = open_readable_inventory(settings.path)
    opened.spare(output)
    _deliver(drawn(renderer, *seen(opened, settings), manifests=_way_to(opened.files.root, output)), output)


# Private functions


def _renderer(format_: str | None, output: Path | None, renderers: dict[str, Renderer]) -> Renderer:
    suffixes = {renderer.suffix: name for name, renderer in renderers.items()}
    renderer = renderers[chosen("--format", format_ or format_of(output, suffixes, "svg"), dict(renderers))]
    if output is None and renderer.is_binary and sys.stdout.isatty():
        raise StopError(f"{renderer.suffix} is not for a terminal; name a file with --output")
    return renderer


def _narrowed(material: Material, select: list[str], exclude: list[str]) -> Material:
    from pdmap.app.narrow import SelectionError, narrowed

    try:
        return narrowed(material, select, exclude)
    except SelectionError as error:
        raise StopError(str(error)) from error


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


def _check_options(kind: ViewKind, name: str, against: str | None, aware_at: str | None) -> None:
    """Refuse options that another kind of view is for.

    Raises:
        StopError: one of them is given.
    """
    if against is not None and not kind.is_comparison:
        raise StopError("--against is for --view diff")
    if aware_at is not None and name != "breach":
        raise StopError("--aware-at is for --view breach")


def _check_serving(format_: str | None, output: Path | None, port: int | None, *, is_served: bool) -> None:
    if is_served and (format_ is not None or output is not None):
        raise StopError("--serve shows the map in a browser; it takes neither --format nor --output")
    if port is not None and not is_served:
        raise StopError("--port is for --serve")


def _built(kind: ViewKind, name: str, material: Material) -> View:
    """Return the view of a kind.

    Raises:
        StopError: the kind of view is of something, and that is missing or unknown; it shows nothing of what was
            selected, or too much to be read.
    """
    from pdmap.app.draw import too_much

    built = _view_of(kind, name, material)
    advice = "" if material.is_full else too_much(built)
    if advice:
        raise StopError(advice)
    if material.selected is not None and not built.nodes:
        raise StopError(f"--view {built.name} shows nothing that is selected")
    return built


def _view_of(kind: ViewKind, name: str, material: Material) -> View:
    if kind.choices is None:
        if material.argument and not kind.is_comparison:
            raise StopError(f"--view {name} takes nothing behind a colon")
        return kind.build(material)
    choices = kind.choices(material)
    if not choices:
        raise StopError(f"--view {name}: the inventory has none")
    if not material.argument:
        raise StopError(f"--view {name} needs to be told of what, such as {name}:{choices[0]}")
    for argument in material.argument.split(",") if kind.takes_several else (material.argument,):
        chosen(f"--view {name}", argument, dict.fromkeys(choices))
    return kind.build(material)


def _way_to(root: Path, output: Path | None) -> str | None:
    """Return the address of the inventory's folder as seen from the output; `None` where there is none.

    Only where both are below the working folder: elsewhere the way between them would tell of this machine.
    Standard output is taken for a file in the working folder.
    """
    here = Path.cwd()
    start = output.resolve().parent if output else here
    if not (start.is_relative_to(here) and root.resolve().is_relative_to(here)):
        return None
    return f"{escape.uri(Path(os.path.relpath(root.resolve(), start)).as_posix())}/"


def _deliver(data: bytes, output: Path | None) -> None:
    from pdmap.host.files import write_output

    if output is None:
        emit(data)
    else:
        write_output(output, data)
