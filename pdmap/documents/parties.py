"""A party in one line, with the places that tell of it."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Line
from pdmap.documents.kind import Context
from pdmap.documents.lines import assumption, details, empty, place
from pdmap.documents.names import party_roles, place_name
from pdmap.findings import Location
from pdmap.model import Party, Place

_KEYS = ("name", "role", "country", "parent_country", "service")


def party_lines(context: Context, party: Party, used: tuple[Location, ...], *, is_derived: bool) -> Iterator[Line]:
    """Yield who a party is, and a detail where its country is not known.

    Args:
        context: What the document may look at.
        party: The party.
        used: Where the party is mentioned.
        is_derived: Whether it is mentioned somewhere else than where the document asks for it.
    """
    sources = tuple(dict.fromkeys((*used, place(party), *(place(party, key) for key in _KEYS if party.has(key)))))
    text = party_text(context, party)
    yield Line(
        text, sources=sources, address=party.address, assumption=assumption(party, *_KEYS), is_derived=is_derived
    )
    if not isinstance(party.country, Place) and not party.is_group:
        silence = empty(context.words, party, "country", party.country)
        yield from details(silence, context.words.country, is_derived=is_derived)


def party_text(context: Context, party: Party) -> str:
    """Return a party's name, role, countries and service in one line."""
    parts = (party.title, party_roles(context, party), *_countries(context, party))
    text = ", ".join(part for part in parts if part)
    return context.words.service.format(party=text, service=party.service) if party.service else text


# Private functions


def _countries(context: Context, party: Party) -> Iterator[str]:
    country = place_name(context, party.country) if isinstance(party.country, Place) else ""
    parent = place_name(context, party.parent_country) if isinstance(party.parent_country, Place) else ""
    if country:
        yield country
    if parent and parent != country:
        yield context.words.parent_in.format(country=parent)
