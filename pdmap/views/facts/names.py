"""What people call the things that facts mention by id."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.graph import Element, ElementKind
from pdmap.model import Answer, Inventory, Options, Party, Place, options
from pdmap.reference import Reference, Special
from pdmap.views.categories import category_code
from pdmap.views.facts.answers import emptiness
from pdmap.views.places import place_names
from pdmap.views.words import has_words, say


def type_name(data_type: str, reference: Reference) -> str:
    """Return the label of a data type, marked where it is special in law."""
    known = reference.data_types.get(data_type)
    if known is None:
        return data_type
    key = f"fact.special.{known.special.value}"
    return say(key, known.label) if known.special is not Special.NONE and has_words(key) else known.label


def type_names(types: Iterable[str], reference: Reference) -> tuple[str, ...]:
    """Return the labels of data types, sorted."""
    return tuple(sorted({type_name(data_type, reference) for data_type in types}))


def category_name(code: str, reference: Reference) -> str:
    """Return the label of a category of data, with its code as lines of a map show it."""
    groups = ((key, known.label) for key, known in reference.data_types.items() if not known.parent)
    label = next((label for key, label in groups if category_code(key, reference) == code), code)
    return say("fact.category", code, label)


def subject_name(subject: str, reference: Reference) -> str:
    """Return the label of a category of data subjects."""
    known = reference.subjects.get(subject)
    return known.label if known else subject


def subject_names(subjects: Iterable[str], reference: Reference) -> tuple[str, ...]:
    """Return the labels of categories of data subjects, sorted."""
    return tuple(sorted({subject_name(subject, reference) for subject in subjects}))


def data_words(types: Iterable[str], reference: Reference) -> str:
    """Return the labels of data types in one cell, or that none is recorded."""
    return ", ".join(type_names(types, reference)) or emptiness(None)


def people_words(subjects: Iterable[str], reference: Reference) -> str:
    """Return the labels of categories of data subjects in one cell, or that none is recorded."""
    return ", ".join(subject_names(subjects, reference)) or emptiness(None)


def element_name(element: Element, inventory: Inventory) -> str:
    """Return the name of an element."""
    match element.kind:
        case ElementKind.SUBJECT:
            return subject_name(element.id, inventory.reference)
        case ElementKind.SYSTEM:
            return system_name(element.id, inventory)
        case ElementKind.PARTY:
            return party_name(element.id, inventory)


def activity_names(activities: Iterable[str], inventory: Inventory) -> tuple[str, ...]:
    """Return the names of activities, sorted."""
    known = inventory.activities
    return tuple(sorted(known[name].title if name in known else name for name in activities))


def party_name(party: str, inventory: Inventory) -> str:
    """Return the name of a party."""
    return inventory.parties[party].title if party in inventory.parties else party


def role_names(party: Party) -> str:
    """Return the roles of a party."""
    return ", ".join(say(f"role.{role.value}") for role in party.roles) or say("role.none")


def system_name(system: str, inventory: Inventory) -> str:
    """Return the name of a system."""
    return inventory.systems[system].title if system in inventory.systems else system


def place_words(answer: Answer[Place], inventory: Inventory) -> str:
    """Return the country of an answer."""
    return _listed((answer,), inventory) if isinstance(answer, Place) else emptiness(answer)


def places_words(answer: Answer[tuple[Place, ...]], inventory: Inventory) -> str:
    """Return the countries of an answer."""
    return _listed(answer, inventory) if isinstance(answer, tuple) and answer else emptiness(answer)


def options_words(answer: Answer[Options[Place]], inventory: Inventory) -> str:
    """Return the countries of an answer, and who chooses among them where somebody does."""
    if not isinstance(answer, Options) or not answer.values:
        return emptiness(answer)
    names = _listed(options(answer), inventory)
    return say("fact.choice", answer.chosen_by, names) if answer.chosen_by else names


def _listed(places: tuple[Place, ...], inventory: Inventory) -> str:
    return ", ".join(place_names(places, inventory))
