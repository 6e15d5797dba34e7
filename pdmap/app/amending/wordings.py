"""The texts whose wording no rule judges by: other words change no finding, or only what it calls an object."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import TypeAlias

from pdmap.questions.placeholders import PLACEHOLDER
from pdmap.questions.saying import is_said
from pdmap.source import Node, ScalarNode

ITEM = "[]"
"""Stands for the number of an item, which says nothing of what the item is."""


class Wording(Enum):
    """What a text is for."""

    DESCRIPTION = auto()
    """It tells people something; rules do not ask whether it is there."""
    ANSWER = auto()
    """Rules ask whether it says something, and not what."""
    NAME = auto()
    """It is what findings call an object, always together with its id."""


Places: TypeAlias = Mapping[str, frozenset[tuple[str, ...]]]
"""Keys below an object, by its section; `ITEM` for an item of a list."""

DESCRIPTIONS: Places = {
    "activities": frozenset({("description",)}),
    "flows": frozenset({("description",)}),
    "parties": frozenset({("description",), ("service",), ("dpa", "description")}),
    "systems": frozenset(
        {
            ("description",),
            ("fields", ITEM, "description"),
            ("backup", "description"),
            ("backup", "erasure"),
            ("not_personal", ITEM, "decided_by"),
        }
    ),
}
_ROUTES = {("rights", "lookup"), ("rights", "access"), ("rights", "rectify"), ("rights", "erase")}
ANSWERS: Places = {
    "activities": frozenset(
        {
            ("owner",),
            ("notice", "ref"),
            ("dpia", "ref"),
            ("compatibility", "ref"),
            ("retention_policy", "ref"),
            ("purposes", ITEM, "assessment", "ref"),
        }
    ),
    "breaches": frozenset({("facts",), ("effects",), ("remedial_action",)}),
    "parties": frozenset({("dpa", "ref"), *_ROUTES}),
    "systems": frozenset(
        {
            ("owner",),
            ("deletion", "description"),
            ("not_personal", ITEM, "reason"),
            ("risk_acceptance", "reason"),
            ("risk_acceptance", "owner"),
            *_ROUTES,
        }
    ),
}
NAMES: Places = {"flows": frozenset({("name",)}), "systems": frozenset({("name",)})}


def wording_at(keys: tuple[str, ...]) -> Wording | None:
    """Return what the text at a place is for, if no rule judges by its words; `None` where one may.

    The tests write other words at all these places of every example of every rule, and compare what is found.

    Args:
        keys: The keys that lead to it from the root of a manifest; `ITEM` for an item of a list.
    """
    section, _, *below = keys if len(keys) > 2 else ("", "")
    place = tuple(below)
    for wording, places in _PLACES.items():
        if place in places.get(section, ()):
            return wording
    return None


def is_plain_text(node: Node) -> bool:
    """Return whether a value is a text that says something, and holds nothing that a rule looks for in all texts."""
    if not isinstance(node, ScalarNode) or not isinstance(node.value, str):
        return False
    return is_said(node.value) and not PLACEHOLDER.search(node.text)


# Private tables

_PLACES = {Wording.DESCRIPTION: DESCRIPTIONS, Wording.ANSWER: ANSWERS, Wording.NAME: NAMES}
