"""The third countries that a party brings data to, each with what the transfer relies on (Articles 44 to 49)."""

from __future__ import annotations

from dataclasses import replace

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.steps import step_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, empty, place
from pdmap.documents.siblings.engaged import Engaged
from pdmap.graph import Link, LinkKind
from pdmap.model import Options, Place, System
from pdmap.questions.transfers import Leg, Presence


def party_transfers(context: Context, each: Engaged) -> Cell:
    """Return the steps to third countries that end at a party, or that there are none."""
    groups: dict[tuple[str, str, str], list[Leg]] = {}
    for leg in each.legs:
        where = leg.where
        groups.setdefault((leg.holder, where, leg.chosen_by or ""), []).append(leg)
    lines = [line for legs in groups.values() for line in step_lines(context, legs, each.party, _form(context, legs))]
    return Cell((*lines, *_unknown_country(context, each), *(() if lines else _nothing(context, each))))


def third_countries(context: Context, each: Engaged) -> tuple[str, ...]:
    """Return the names of the third countries that data of a party are in; a parent abroad alone is none."""
    legs = (leg for leg in each.legs if leg.presence is not Presence.PARENT and leg.country)
    return tuple(sorted({context.words.label(leg.country.name) for leg in legs if leg.country}))


# Private functions


def _form(context: Context, legs: list[Leg]) -> str:
    """Return how a country reads: with the system that is there, where it is not the party's own."""
    words = context.words
    return words.country_of_party_alone if legs[0].link else words.country_of_system


def _unknown_country(context: Context, each: Engaged) -> tuple[Line, ...]:
    words, party = context.words, each.party
    if isinstance(party.country, Place) or party.is_group:
        return ()
    silence = empty(words, party, "country", party.country)
    return tuple(replace(line, text=words.country.format(text=line.text)) for line in silence)


def _nothing(context: Context, each: Engaged) -> tuple[Line, ...]:
    """Return that no step leads abroad, where the places of the party are recorded; else that they are not."""
    party, words = each.party, context.words
    if not isinstance(party.country, Place) and not party.is_group:
        return ()
    if not party.regions and not any(_is_placed(link) for link in each.links):
        return empty(words, party, "regions", None)
    where = (place(party, "country"),)
    return (Line(words.none, State.NONE, where, address(party, "country"), is_derived=True),)


def _is_placed(link: Link) -> bool:
    """Return whether a party hosts a system by a link, and where that is, is recorded."""
    return link.kind is LinkKind.HOSTING and isinstance(link.item, System) and isinstance(link.item.location, Options)
