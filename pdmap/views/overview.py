"""The overview: the whole map where it fits a page, and boxes for many elements where it does not."""

from __future__ import annotations

from dataclasses import replace

from pdmap.views.compose import compose
from pdmap.views.groups import by_frame, by_kind, grouped
from pdmap.views.part import whole
from pdmap.views.view import Material, View, ViewKind
from pdmap.views.words import say

LARGEST_WHOLE = 50
"""How many elements a page can show one by one (compact nodes on A3 with text that can be read)."""


def build(material: Material) -> View:
    """Return every element, or groups of them where there are more than `LARGEST_WHOLE`."""
    scope = say("scope.overview" if material.selected is None else "scope.part")
    view = compose(material, whole(material.graph), "overview", scope)
    drawn = view
    for group_of in (by_kind, by_frame):
        if (len(drawn.nodes) > LARGEST_WHOLE or len(drawn.edges) > 60) and not material.is_full:
            drawn = grouped(view, group_of, has_one_way=group_of is by_frame)
    return drawn if drawn is view else replace(drawn, hidden=f"{view.hidden} {drawn.hidden}")


VIEW = ViewKind("every system, party and flow; grouped where there are more than 50 elements", build)
