"""Facets: the values that the HTML map offers as filters, with their titles in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pdmap.questions.selectors import Names
from pdmap.questions.selectors.countries import THIRD
from pdmap.reference import Reference
from pdmap.views.material import Material
from pdmap.views.words import say


def facet_titles(material: Material, names: Names) -> Mapping[str, Mapping[str, str]]:
    """Return the titles of facets by value by method, sorted by title; only values that there are elements for.

    Values that only say another one differently, such as `UK` for `GB` and `CO` for contact details, are left out:
    selectors take them, and a list would have them twice.
    """
    inventory = material.inventory
    titles: Mapping[str, Callable[[str], str | None]] = {
        "role": lambda value: say(f"role.{value}"),
        "kind": lambda value: say(f"kind.{value}"),
        "country": lambda value: _country(value, inventory.reference),
        "flag": lambda value: say(f"flag.{value}"),
        "activity": lambda value: inventory.activities[value].title,
        "data": lambda value: _data(value, inventory.reference),
    }
    found = {method: _titled(names[method], title_of) for method, title_of in titles.items()}
    return {method: facets for method, facets in found.items() if facets}


# Private functions


def _titled(values: Mapping[str, object], title_of: Callable[[str], str | None]) -> dict[str, str]:
    titles = {value: title_of(value) for value, elements in values.items() if elements}
    told = [(title, value) for value, title in titles.items() if title is not None]
    return {value: title for title, value in sorted(told, key=lambda pair: pair[0].casefold())}


def _country(value: str, reference: Reference) -> str | None:
    """Return the name of a country or area; words such as `worldwide` stand for themselves."""
    if value == THIRD:
        return say("country.third")
    country = reference.country(value)
    if country is None:
        return value
    return country.name if country.code == value else None


def _data(value: str, reference: Reference) -> str | None:
    known = reference.data_types.get(value)
    return known.label if known else None
