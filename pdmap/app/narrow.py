"""Narrow a map to what selectors select."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pdmap.app.selecting import SelectionError, found_by, joined, nothing_selected, told
from pdmap.counting import counted
from pdmap.graph import Element
from pdmap.questions.selectors import Names, gather_names, select
from pdmap.views.material import Material
from pdmap.views.words import say


def names_of(material: Material) -> Names:
    """Return every name that selectors may say of an inventory."""
    return gather_names(material.inventory, material.graph, material.legs, material.as_of, material.findings or ())


def narrowed(material: Material, selectors: Sequence[str], excluded: Sequence[str]) -> Material:
    """Return the material of a map of what any of some selectors selects, without what others exclude.

    Args:
        material: What the map is made from.
        selectors: What is drawn; everything where there are none.
        excluded: What is left out of that.

    Raises:
        SelectionError: a selector cannot be read, or nothing is left.
    """
    if not selectors and not excluded:
        return material
    names = names_of(material)
    chosen = _elements("--select", selectors, material, names) if selectors else frozenset(material.graph.elements)
    if not chosen:
        raise SelectionError(nothing_selected("--select", selectors[0], material.graph, names))
    left = chosen - _elements("--exclude", excluded, material, names)
    if not left:
        amount = counted(len(chosen), "element")
        raise SelectionError(told("--exclude", joined(excluded), f"nothing is left of {amount}"))
    return replace(material, selected=left, selection=_words(selectors, excluded))


# Private functions


def _elements(option: str, texts: Sequence[str], material: Material, names: Names) -> frozenset[Element]:
    return frozenset().union(*found_by(option, texts, lambda selector: select(selector, material.graph, names)))


def _words(selectors: Sequence[str], excluded: Sequence[str]) -> str:
    """Return how elements were selected, for the title block."""
    parts = []
    if selectors:
        parts.append(say("selected.by", joined(selectors)))
    if excluded:
        parts.append(say("selected.without", joined(excluded)))
    return ", ".join(parts)
