"""Maps of data flows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from pdmap.api.days import day_of
from pdmap.api.errors import OutputError, UnknownNameError, one_of, told
from pdmap.api.inventory import Inventory, Source, whole_source_of
from pdmap.api.texts import texts
from pdmap.app.atlas import atlas_of
from pdmap.app.draw import draw as draw_view
from pdmap.app.draw import draw_atlas, material_of, renderers, revision_words, too_much, view_kinds
from pdmap.app.narrow import narrowed
from pdmap.host.revisions import revision_of
from pdmap.renderers.renderer import Renderer
from pdmap.views.material import Material
from pdmap.views.view import View


def draw(
    inventory: Inventory,
    *,
    view: str = "overview",
    format: str = "svg",  # noqa: A002 - the word of the command
    select: str | Iterable[str] = (),
    exclude: str | Iterable[str] = (),
    as_of: dt.date | None = None,
) -> bytes:
    """Return a map as the bytes of a file, as `pdmap map` draws it.

    In a notebook, `IPython.display.SVG(pdmap.draw(inventory))` shows it.

    Args:
        inventory: What is drawn.
        view: The question that it answers, such as `overview`, `system:console` or `data:email.address`; changes are
            shown by `diff`.
        format: `svg`, `png`, `pdf`, `html`, `mermaid`, `json` or another format of the command.
        select: Selectors of what is drawn; everything where missing.
        exclude: Selectors of what is left out.
        as_of: The day that transfers and findings are judged as of; where missing, as for `validate`.

    Raises:
        UnknownNameError: there is no such view or format, or the view needs to be told of what.
        SelectorError: a selector cannot be read, or nothing is left.
        OutputError: the map is too large to be read, or a program is missing or failed.
        PartialInventoryError: a part of the inventory cannot be read.
    """
    source, day, known = whole_source_of(inventory), day_of(as_of), renderers()
    renderer = known[one_of("format", format, known)]
    with told():
        name, _, argument = view.partition(":")
        material = replace(_material(source, day), argument=argument)
        material = narrowed(material, texts(select), texts(exclude))
        return _drawn(_view(name, material), material, renderer)


# Private functions


def _material(source: Source, day: dt.date) -> Material:
    revision = source.revision or revision_words(revision_of(source.path, source.opening.files.contents))
    return replace(material_of(source.loaded, day, source.settings.terms(source.root)), revision=revision)


def _view(name: str, material: Material) -> View:
    kinds = {name: kind for name, kind in view_kinds().items() if not kind.is_comparison}
    kind = kinds[one_of("view", name, kinds)]
    if kind.choices:
        choices = kind.choices(material)
        if choices and not material.argument:
            raise UnknownNameError(f"view `{name}` needs to be told of what, such as {name}:{choices[0]}")
        for argument in material.argument.split(",") if kind.takes_several else (material.argument,):
            one_of(f"what `{name}` is of", argument, choices)
    elif material.argument:
        raise UnknownNameError(f"view `{name}` takes nothing behind a colon")
    built = kind.build(material)
    if advice := too_much(built):
        raise OutputError(advice)
    if not built.nodes and material.selected is not None:
        raise UnknownNameError(f"view `{name}` shows nothing that is selected")
    return built


def _drawn(view: View, material: Material, renderer: Renderer) -> bytes:
    if renderer.render_atlas and not renderer.has_sheets:
        return draw_atlas(atlas_of(material, view_kinds(), view, None), renderer.render_atlas)
    return draw_view(view, renderer)
