"""The texts whose wording no rule judges by: other words change no finding, or only what it calls an object."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import TypeAlias

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


def wording_at(keys: tuple[str, ...]) -> Wording | None:
    """Return what the text at a place is for, if no rule judges by its words; `None` where one may.

    The tests write other words at all these places of every example of every rule, and compare what is found.

    Args:
        keys: The keys that lead to it from the root of a manifest; `ITEM` for an item of a list.
    """
    match keys:
        case ("systems" | "flows", _, "name"):
            return Wording.NAME
        case (section, _, *below):
            inside = tuple(below)
            if inside in _DESCRIPTIONS.get(section, ()):
                return Wording.DESCRIPTION
            return Wording.ANSWER if inside in _ANSWERS.get(section, ()) else None
        case _:
            return None


# Private tables

_Places: TypeAlias = Mapping[str, frozenset[tuple[str, ...]]]

_DESCRIPTIONS: _Places = {
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
_ANSWERS: _Places = {
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
