"""Answers of an inventory for terminals and programs: values, or which kind of emptiness there is in their place."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind
from pdmap.model import Inventory, Nothing, Options, Party, Place, Unknown, options
from pdmap.views.facts.answers import emptiness
from pdmap.views.places import place_names
from pdmap.views.words import say


class Standing(StrEnum):
    """What an answer is: three kinds of emptiness are told apart, and not every question is asked of everything."""

    RECORDED = "recorded"
    NONE = "none"
    """The author says that there is nothing."""
    UNKNOWN = "unknown"
    NOT_RECORDED = "not_recorded"
    NOT_ASKED = "not_asked"
    """The question makes no sense here, such as that for the owner of a flow."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What is said to one question."""

    standing: Standing = Standing.NOT_ASKED
    values: tuple[str, ...] = ()
    words: str = ""
    """For people, where nothing is recorded: which kind of emptiness it is, and why; or who chooses."""

    def __str__(self) -> str:
        """Return it in one cell; empty where it is not asked for."""
        return self.words or ", ".join(self.values)


def recorded(values: Iterable[str]) -> Answered:
    """Return values, sorted; or that nothing is recorded."""
    return answer_of(None, sorted(values))


def answer_of(answer: object, values: Iterable[str]) -> Answered:
    """Return an answer with its values, or what it is instead."""
    found = tuple(values)
    if found:
        return Answered(Standing.RECORDED, found)
    standing = {Nothing: Standing.NONE, Unknown: Standing.UNKNOWN}.get(type(answer), Standing.NOT_RECORDED)
    return Answered(standing, (), emptiness(answer))


def places_of(answer: object, inventory: Inventory) -> Answered:
    """Return where a system is, or among which places somebody chooses."""
    if not isinstance(answer, Options):
        return answer_of(answer, ())
    found = answer_of(None, place_names(options(answer), inventory))
    if not answer.chosen_by:
        return found
    return Answered(found.standing, found.values, say("fact.choice", answer.chosen_by, ", ".join(found.values)))


def country_of_party(party: Party, inventory: Inventory) -> Answered:
    """Return where a party is established."""
    known = (party.country,) if isinstance(party.country, Place) else ()
    return answer_of(party.country, place_names(known, inventory))


def country_of(element: Element | None, inventory: Inventory) -> Answered:
    """Return the countries of where data go; nobody says where people are."""
    if element is None or element.kind is ElementKind.SUBJECT:
        return recorded(())
    if element.kind is ElementKind.SYSTEM:
        return places_of(inventory.systems[element.id].location, inventory)
    return country_of_party(inventory.parties[element.id], inventory)
