"""Answers, contacts and names in words, for the tables of facts of a breach and of a request."""

from __future__ import annotations

from collections.abc import Iterable

from pdmap.graph import Element, ElementKind
from pdmap.model import (
    Contact,
    DataProtectionOfficer,
    Inventory,
    Nothing,
    Party,
    Place,
    Retention,
    Unknown,
    ids,
)
from pdmap.questions.features import special_kinds
from pdmap.questions.grounds import countries_of
from pdmap.reference import Reference, Special
from pdmap.views.words import say


def answer_text(answer: object) -> str:
    """Return an answer as the manifest gives it; silence, `none` and `unknown` are said as what they are."""
    match answer:
        case None | "":
            return say("text.not-recorded")
        case Nothing():
            return say("text.none")
        case Unknown():
            return say("text.unknown", answer.reason)
        case Contact():
            ways = (answer.text, answer.email, answer.phone, answer.address_lines, answer.url)
            return ", ".join(" ".join(way.split()) for way in ways if way) or say("text.not-recorded")
        case Place():
            return answer.name
        case _:
            return str(answer)


def data_label(key: str, reference: Reference, *, is_marked: bool = True) -> str:
    """Return the label of a data type, with a word where Article 9 or 10 is about it, if that is to be marked."""
    known = reference.data_types.get(key)
    label = known.label if known else key
    if not is_marked:
        return label
    kinds = special_kinds([key], reference) & {Special.ARTICLE_9, Special.ARTICLE_10}
    marks = ", ".join(say(f"badge.{kind.value}") for kind in sorted(kinds))
    return say("text.marked", label, marks) if marks else label


def data_labels(keys: Iterable[str], reference: Reference, *, is_marked: bool = True) -> str:
    """Return the labels of data types, in order."""
    return ", ".join(data_label(key, reference, is_marked=is_marked) for key in sorted(keys))


def subject_labels(subjects: Iterable[str], reference: Reference) -> str:
    """Return the labels of groups of people, in order; says so where there are none."""
    known = ((subject, reference.subjects.get(subject)) for subject in sorted(subjects))
    return ", ".join(category.label if category else id_ for id_, category in known) or say("text.not-recorded")


def title_of(element: Element, inventory: Inventory) -> str:
    """Return what people call an element."""
    match element.kind:
        case ElementKind.SUBJECT:
            return subject_labels([element.id], inventory.reference)
        case ElementKind.SYSTEM:
            return inventory.systems[element.id].title
        case ElementKind.PARTY:
            return inventory.parties[element.id].title


def party_title(id_: str, inventory: Inventory) -> str:
    """Return what people call a party; one that is defined nowhere by its id."""
    party = inventory.parties.get(id_)
    return party.title if party else id_


def country_text(answer: object, inventory: Inventory) -> str:
    """Return the countries of a place."""
    if not isinstance(answer, Place):
        return answer_text(answer)
    return ", ".join(country.name for country in countries_of(inventory, answer)) or answer.name


def roles_text(party: Party) -> str:
    """Return the roles of a party."""
    return ", ".join(say(f"role.{role.value}") for role in party.roles) or say("role.none")


def officer_text(inventory: Inventory) -> str:
    """Return whom the authority and people can ask: the data protection officer, or the organization itself."""
    organization = inventory.organization
    if organization is None:
        return say("text.not-recorded")
    if isinstance(organization.dpo, DataProtectionOfficer):
        named = (organization.dpo.name or "", answer_text(organization.dpo.contact))
        return say("text.officer", ", ".join(part for part in named if part))
    return say("text.no-officer", answer_text(organization.contact))


def clock_text(clock: Retention, reference: Reference) -> str:
    """Return a clock: how long, from what, by which law."""
    period = str(clock.period) if clock.period else ""
    length = say("text.from", period, clock.start) if period and clock.start else period
    law = clock.law if isinstance(clock.law, str) else ""
    text = "; ".join(part for part in (length, clock.criteria or "", law) if part) or say("text.not-recorded")
    return say("text.for", data_labels(ids(clock.data), reference), text) if clock.data else text


def clocks_text(answer: object, reference: Reference) -> str:
    """Return several clocks, or why there are none."""
    if not isinstance(answer, tuple):
        return answer_text(answer)
    return " | ".join(dict.fromkeys(clock_text(clock, reference) for clock in answer))
