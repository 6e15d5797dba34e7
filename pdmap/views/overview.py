"""The overview: the whole map where it fits a page, boxes for many elements where it does not, and a matrix at last."""

from __future__ import annotations

from pdmap.views.compose import compose
from pdmap.views.fitting import LARGEST, fitted
from pdmap.views.material import Material, ViewKind
from pdmap.views.part import whole
from pdmap.views.view import View
from pdmap.views.words import say


def build(material: Material) -> View:
    """Return every element, or as much of them drawn as one as a page needs."""
    scope = say("scope.overview" if material.selected is None else "scope.part")
    part = whole(material.graph)
    return fitted(compose(material, part, "overview", scope), part, material)


VIEW = ViewKind(f"every system, party and flow; grouped where there are more than {LARGEST} elements", build)
