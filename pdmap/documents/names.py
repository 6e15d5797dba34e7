"""What people call the things that an inventory mentions by id."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import combining, normalize

from pdmap.documents.kind import Context
from pdmap.documents.words import Words
from pdmap.graph import Element, ElementKind
from pdmap.model import Activity, Party, Place, ids
from pdmap.questions.grounds import countries_of
from pdmap.reference import Special


def data_type_name(context: Context, identifier: str) -> str:
    """Return the label and the key of a data type, such as `Billing address (address.billing)`."""
    known = context.inventory.reference.data_types.get(identifier)
    return f"{context.words.label(known.label)} ({identifier})" if known else identifier


def special_mark(context: Context, identifier: str) -> str:
    """Return in which way a data type is special in law; empty where it is not."""
    known = context.inventory.reference.data_types.get(identifier)
    words = context.words
    marks = {
        Special.ARTICLE_9: words.special_article_9,
        Special.ARTICLE_10: words.special_article_10,
        Special.ARTICLE_87: words.special_article_87,
        Special.CONTEXT: words.special_context,
    }
    return marks.get(known.special, "") if known else ""


def is_special(context: Context, activity: Activity, *kinds: Special) -> bool:
    """Return whether an activity processes data that are special in one of these ways."""
    known = (context.inventory.reference.data_types.get(identifier) for identifier in ids(activity.data))
    return any(data_type.special in kinds for data_type in known if data_type)


def subject_title(context: Context, identifier: str) -> str:
    """Return the label of a category of data subjects, for titles and ends of flows."""
    known = context.inventory.reference.subjects.get(identifier)
    return context.words.label(known.label) if known else identifier


def subject_name(context: Context, identifier: str) -> str:
    """Return the label of a category of data subjects, with a mark where it is vulnerable."""
    known, label = context.inventory.reference.subjects.get(identifier), subject_title(context, identifier)
    return f"{label} ({context.words.vulnerable})" if known and known.vulnerable else label


def system_name(context: Context, identifier: str) -> str:
    """Return the name of a system."""
    known = context.inventory.systems.get(identifier)
    return known.title if known else identifier


def party_name(context: Context, identifier: str) -> str:
    """Return the name of a party."""
    known = context.inventory.parties.get(identifier)
    return known.title if known else identifier


def element_name(context: Context, element: Element) -> str:
    """Return what people call an element of the graph."""
    names = {ElementKind.SYSTEM: system_name, ElementKind.PARTY: party_name, ElementKind.SUBJECT: subject_title}
    return names[element.kind](context, element.id)


def party_roles(context: Context, party: Party) -> str:
    """Return what a party is to the organization, such as `processor`; empty where it is not recorded."""
    return ", ".join(context.words.role_names[role] for role in party.roles)


def country_name(context: Context, code: str) -> str:
    """Return the name of a country code, or the code where it is not known."""
    known = context.inventory.reference.country(code)
    return context.words.label(known.name) if known else code


def country_names(context: Context, place: Place) -> str:
    """Return the country of a place, or the countries that it may be in, or the words that name none."""
    names = context.words.either.join(
        context.words.label(country.name) for country in countries_of(context.inventory, place)
    )
    return names or context.words.names_no_country.format(place=place.name)


def place_name(context: Context, place: Place) -> str:
    """Return the country of a place, with the cloud region where one is written."""
    names = country_names(context, place)
    if place.name not in context.inventory.reference.regions:
        return names
    return context.words.with_kind.format(text=names, kind=place.name)


def alphabetical(words: Words, name: str) -> str:
    """Return what a name is sorted by: accents change nothing, except where they make letters of their own."""
    if words.language in _LETTERS_OF_THEIR_OWN:
        return name
    return "".join(letter for letter in normalize("NFD", name) if not combining(letter))


def choice_text(context: Context, names: Iterable[str], chooser: str | None) -> str:
    """Return names in a row, with who chooses among them if somebody does."""
    words, text = context.words, ", ".join(names)
    return words.as_chosen.format(options=text, chooser=words.label(chooser)) if chooser else text


# Private tables

_LETTERS_OF_THEIR_OWN = {"sv"}
"""Languages whose letters with accents stand behind z."""
