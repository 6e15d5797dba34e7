"""The whole map: every element and every flow one by one, for programs and for those who narrow it down."""

from __future__ import annotations

from pdmap.views.compose import compose
from pdmap.views.material import Material, ViewKind
from pdmap.views.part import whole
from pdmap.views.view import View
from pdmap.views.words import say


def build(material: Material) -> View:
    """Return every element by itself; of them only what is selected, where something is."""
    scope = say("scope.overview" if material.selected is None else "scope.part")
    return compose(material, whole(material.graph), "whole", scope)


VIEW = ViewKind("every system, party and flow one by one, without groups", build)
