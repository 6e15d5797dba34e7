"""An atlas: all views of an inventory that are worth having at hand, for formats that hold several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pdmap.views.compose import compose
from pdmap.views.part import whole
from pdmap.views.view import Atlas, Material, View, ViewKind
from pdmap.views.words import say

_PRINTED = ("overview", "activity", "transfers")
"""Views that an atlas on paper holds, in their order."""


def pages_of(material: Material, kinds: Mapping[str, ViewKind], first: View) -> Atlas:
    """Return the views that are printed: the one that was asked for, each activity, the transfers, and all flows."""
    views = {view.name: view for view in (first, *_views(material, kinds, _PRINTED)) if view.nodes}
    everything = compose(material, whole(material.graph), "overview", say("scope.overview"))
    return Atlas(tuple(views.values()) or (first,), whole=everything)


# Private functions


def _views(material: Material, kinds: Mapping[str, ViewKind], names: tuple[str, ...]) -> Iterator[View]:
    for name in names:
        kind = kinds.get(name)
        if kind is None:
            continue
        for argument in kind.choices(material) if kind.choices else ("",):
            yield kind.build(replace(material, argument=argument))
