"""The texts of a manifest that no rule judges by: another wording changes no finding, or only what it calls a thing."""

from __future__ import annotations

from enum import Enum, auto


class Wording(Enum):
    """What a text is for."""

    DESCRIPTION = auto()
    """It tells people something; no finding says it again."""
    NAME = auto()
    """It is what findings call an object, always together with its id."""


def wording_at(keys: tuple[str, ...]) -> Wording | None:
    """Return what the text at a place is for, if no rule judges by it; `None` where one may.

    The tests change every such text in every example of every rule, and compare with what is found then.

    Args:
        keys: The keys that lead to it from the root of a manifest; `ITEM` for an item of a list.
    """
    match keys:
        case ("systems" | "parties" | "activities" | "flows", _, "description"):
            return Wording.DESCRIPTION
        case ("systems", _, "fields", _, "description"):
            return Wording.DESCRIPTION
        case ("systems" | "flows", _, "name"):
            return Wording.NAME
        case _:
            return None


ITEM = "[]"
"""Stands for the number of an item, which says nothing of what the item is."""
