"""An atlas: all views of an inventory that are worth having at hand, for formats that hold several."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from pdmap.app.facets import facet_titles
from pdmap.app.narrow import names_of
from pdmap.questions.selectors import node_ids
from pdmap.views.compose import compose
from pdmap.views.groups import by_frame, grouped
from pdmap.views.material import Material, ViewKind
from pdmap.views.part import whole
from pdmap.views.signs import Change, Shape
from pdmap.views.view import Atlas, View
from pdmap.views.words import say

LARGEST_FOCUSED = 300
"""Up to how many elements every single one of them has a view of its own on the page."""
MOST_ACTIVITIES = 60
"""Up to how many activities each of them has."""
MOST_LINES = 60
"""Up to how many lines the overview keeps kinds of elements apart; above that, each frame is one box to open."""

_PRINTED = ("overview", "activity", "transfers")
"""Views that an atlas on paper holds, in their order."""
_ALWAYS = ("overview", "transfers", "countries", "activity")
"""Views that a page holds, in their order."""
_FOCUSED = ("data", "subject", "request", "party", "system")
"""Views that the page of a large inventory leaves to the reader, who can select the same."""


def pages_of(material: Material, kinds: Mapping[str, ViewKind], first: View) -> Atlas:
    """Return the views that are printed: the one that was asked for, each activity, the transfers, and all flows."""
    views = {view.name: view for view in (first, *_views(material, kinds, _PRINTED)) if view.nodes}
    everything = compose(material, whole(material.graph), "overview", say("scope.overview"))
    return Atlas(tuple(views.values()) or (first,), whole=everything)


def atlas_of(
    material: Material,
    kinds: Mapping[str, ViewKind],
    first: View,
    manifests: str | None = None,
    *,
    is_live: bool = False,
) -> Atlas:
    """Return the views that a page switches between, each of them once; those that show nothing are left out.

    Args:
        material: What views are made from.
        kinds: Every kind of view by its name.
        first: The view to open with.
        manifests: Where the manifests lie as seen from the file that is written; `None` where that is not known.
        is_live: Whether it is made anew at each save, and so of fewer views.
    """
    everything = compose(material, whole(material.graph), "overview", say("scope.overview"))
    views = {first.name: _opened(first, everything)}
    held = tuple(_names(material, kinds, is_live=is_live))
    for view in _views(material, kinds, held):
        if view.nodes:
            views.setdefault(view.name, _opened(view, everything))
    known = _with_gone(material, kinds) if material.earlier else everything
    names = names_of(material)
    atlas = Atlas(
        tuple(views.values()),
        whole=known,
        names=node_ids(names),
        facets=facet_titles(material, names),
        manifests=manifests,
        elsewhere=_elsewhere(material, {name: kind for name, kind in kinds.items() if name not in held}, views),
    )
    return _naming_gone(atlas, material.earlier) if material.earlier else atlas


# Private functions


def _names(material: Material, kinds: Mapping[str, ViewKind], *, is_live: bool) -> Iterator[str]:
    """Yield the kinds of views that a page holds."""
    is_small = not is_live and len(material.graph.elements) <= LARGEST_FOCUSED
    for name in (*_ALWAYS, *(_FOCUSED if is_small else ())):
        choices = kinds[name].choices if name in kinds else None
        if is_small or choices is None or len(choices(material)) <= MOST_ACTIVITIES:
            yield name


def _elsewhere(material: Material, kinds: Mapping[str, ViewKind], held: Collection[str]) -> str:
    """Return which views are not in the file and how to get them; empty where there are none.

    Args:
        material: What views are made from.
        kinds: The kinds of views of which not each is held.
        held: Names of views that are.
    """
    choices = {
        name: [choice for choice in kind.choices(material) if f"{name}:{choice}" not in held]
        for name, kind in kinds.items()
        if kind.choices
    }
    told = [(name, found) for name, found in choices.items() if found]
    if not told:
        return ""
    name, (example, *_) = told[0]
    return say(
        "atlas.elsewhere",
        ", ".join(say("atlas.elsewhere.kind", name, len(found)) for name, found in told),
        f"{name}:{example}",
    )


def _with_gone(material: Material, kinds: Mapping[str, ViewKind]) -> View:
    """Return everything of both revisions that are compared, so that what went can be found and followed."""
    comparison = next(kind for kind in kinds.values() if kind.is_comparison)
    return replace(comparison.build(replace(material, is_full=True)), facts=())


def _naming_gone(atlas: Atlas, earlier: Material) -> Atlas:
    """Return the atlas with the names of what the later revision does not have any more."""
    gone = {node.id for node in atlas.whole.nodes if node.change is Change.REMOVED} if atlas.whole else set()
    before = names_of(earlier)
    names = {method: dict(values) for method, values in atlas.names.items()}
    for method, values in node_ids(before).items():
        for value, ids in values.items():
            names[method][value] = (*names[method].get(value, ()), *(id_ for id_ in ids if id_ in gone))
    titles = facet_titles(earlier, before)
    facets = {method: {**titles.get(method, {}), **atlas.facets.get(method, {})} for method in names}
    return replace(atlas, names=names, facets={method: found for method, found in facets.items() if found})


def _opened(view: View, everything: View) -> View:
    """Return the overview with a box for each frame where it has more lines than can be followed, else the view."""
    is_grouped = any(node.shape is Shape.GROUP for node in view.nodes)
    is_tangle = view.name == "overview" and is_grouped and len(view.edges) > MOST_LINES
    return grouped(everything, by_frame) if is_tangle else view


def _views(material: Material, kinds: Mapping[str, ViewKind], names: tuple[str, ...] | Iterator[str]) -> Iterator[View]:
    for name in names:
        kind = kinds.get(name)
        if kind is None:
            continue
        for argument in kind.choices(material) if kind.choices else ("",):
            yield kind.build(replace(material, argument=argument))
