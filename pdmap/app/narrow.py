"""Narrow a map to what selectors select."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pdmap.counting import counted
from pdmap.graph import Element
from pdmap.questions.selectors import Names, SelectorError, gather_names, parse, select, why_nothing
from pdmap.source.characters import shown
from pdmap.views.material import Material
from pdmap.views.words import say


class SelectionError(Exception):
    """Nothing can be drawn of what was selected; the message is one clear line for the user."""


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
        raise SelectionError(_told("--select", " ".join(selectors), _reason(selectors[0], material, names)))
    left = chosen - _elements("--exclude", excluded, material, names)
    if not left:
        raise SelectionError(
            _told("--exclude", " ".join(excluded), f"nothing is left of {counted(len(chosen), 'element')}")
        )
    return replace(material, selected=left, selection=_words(selectors, excluded))


# Private functions


def _elements(option: str, texts: Sequence[str], material: Material, names: Names) -> frozenset[Element]:
    found: frozenset[Element] = frozenset()
    for text in texts:
        try:
            found |= select(parse(text), material.graph, names)
        except SelectorError as error:
            raise SelectionError(_told(option, text, str(error))) from error
    return found


def _reason(text: str, material: Material, names: Names) -> str:
    return f"nothing is selected: {why_nothing(parse(text), material.graph, names)}"


def _told(option: str, text: str, what: str) -> str:
    return f"{option} `{shown(text)}`: {what}"


def _words(selectors: Sequence[str], excluded: Sequence[str]) -> str:
    """Return how elements were selected, for the title block."""
    parts = []
    if selectors:
        parts.append(say("selected.by", _joined(selectors)))
    if excluded:
        parts.append(say("selected.without", _joined(excluded)))
    return ", ".join(parts)


def _joined(texts: Sequence[str]) -> str:
    """Return selectors as the one that they are together, in one line."""
    return " ".join(" ".join(texts).split())
