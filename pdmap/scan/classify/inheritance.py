"""Tables that belong to a person through another: rows of a laboratory report are the patient's, as the report is."""

from __future__ import annotations

from dataclasses import replace

from pdmap.frozen import dataclass
from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.surroundings import Surroundings
from pdmap.scan.classify.table_names import LAYERS, table_name
from pdmap.scan.classify.words import words_of

_STEPS = 3
"""Tables from a result to whom it is of: of an order, of a visit, of a patient."""
_IDS = frozenset({"id", "uuid", "guid", "fk", "key", "number", "ref"})


@dataclass(frozen=True, slots=True)
class Place:
    """A table among the others."""

    cases: tuple[Case, ...]
    around: Surroundings


def inherited(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return tables with whom they belong to where only the table that they refer to says so."""
    for _ in range(_STEPS):
        holders = _holders(places)
        found = tuple(_with_holder(place, holders) for place in places) if holders else places
        if found == places:
            break
        places = found
    return places


# Private functions


def _holders(places: tuple[Place, ...]) -> dict[tuple[str, ...], str]:
    """Return whom the rows of tables belong to, by what keys to them are called, for people whose facts go deep."""
    found: dict[tuple[str, ...], str] = {}
    for place in places:
        around = place.around
        if around.holder in words_of("deep") and around.owner and not around.subject:
            heads = ((around.name.head,), (around.prefix,))
            for words in (around.name.words, *(head for head in heads if LAYERS.isdisjoint(head))):
                found.setdefault(words, around.holder)
    return found


def _with_holder(place: Place, holders: dict[tuple[str, ...], str]) -> Place:
    around = place.around
    if around.is_owned or around.has_class("lookup", "settings", "template"):
        return place
    for case in place.cases:
        key = _key(case)
        if key and key in holders:
            return replace(place, around=replace(around, holder=holders[key], owner=case.full_name))
    return place


def _key(case: Case) -> tuple[str, ...]:
    """Return what the key to another table names; empty where a column is none."""
    if case.column.references:
        return table_name(case.column.references.table).words
    words = tuple(word for word in case.name.words if len(word) > 1)
    own = table_name(case.table).words
    if len(words) < 2 or words[-1] not in _IDS or words[:-1] == own:
        return ()
    return words[-2:-1] if len(words) > 2 else words[:-1]
