"""Whether rows are firms or places, although they are called customers, accounts or locations."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.surroundings import ADDRESS, NAMES
from pdmap.scan.classify.table_names import TableName
from pdmap.scan.classify.tellings import HUMAN
from pdmap.scan.classify.words import words_of

_SHOPS = frozenset((word, "name") for word in ("shop", "store", "site"))
_FIRMS = frozenset({("company",), ("company", "name")})
_HOURS = frozenset({("business", "hour"), ("opening", "hour"), ("opening", "time"), ("open", "hour")})
_SIGNS = 2
"""Kinds of names after which rows are what a shop says of itself."""


def are_firms(name: TableName, cases: tuple[Case, ...]) -> bool:
    """Tell whether rows named by a word that firms go by too, such as `account`, are firms, as columns tell."""
    if name.subject not in words_of("vague_firm"):
        return False
    return any(word in words_of("firm") for case in cases for word in case.name.words)


def are_places(name: TableName, siblings: frozenset[str], owner: str) -> bool:
    """Tell whether rows are places or firms: they have a name and an address, and nothing that only people have."""
    if owner or name.subject or not {"part", "request", "content", "address", "deal", "mail"}.isdisjoint(name.classes):
        return False
    parts = sum(part in siblings for part in ADDRESS)
    return "name.full" in siblings and parts >= 3 and HUMAN.isdisjoint(siblings)


def is_own_firm(name: TableName, cases: tuple[Case, ...], owner: str) -> bool:
    """Tell whether rows are what a shop or a site says of itself: the names of it and of the firm, and its hours."""
    names = {case.name.words for case in cases}
    signs = (_SHOPS, _FIRMS, _HOURS)
    is_told = sum(not names.isdisjoint(sign) for sign in signs) >= _SIGNS and not names.isdisjoint(_SHOPS)
    return (
        is_told
        and not owner
        and not name.subject
        and name.classes.isdisjoint({"deal", "mail", "content", "request", "address"})
    )


def hold_addresses(name: TableName, siblings: frozenset[str], nearby: frozenset[str]) -> bool:
    """Tell whether a table such as `location` holds addresses with streets, and no places that have names."""
    is_location = name.head in ("location", "place", "site") and ("name.full" not in siblings or bool(name.holder))
    has_street = not {"address.street", "address.postal"}.isdisjoint(nearby)
    return is_location and has_street and sum(part in nearby for part in ADDRESS) >= 3


def are_described(cases: tuple[Case, ...]) -> bool:
    """Tell whether rows have a name and a description, as firms and things have, and people have not."""
    names = {case.name.words for case in cases}
    return ("name",) in names and ("description",) in names


def are_reached(name: TableName, cases: tuple[Case, ...]) -> bool:
    """Tell whether customers are firms that have a name, and somebody by whom they are reached."""
    names = {case.name.words for case in cases}
    contacts = {("contact",), ("contact", "name"), ("contact", "person")}
    return name.subject in ("client", "customer") and ("name",) in names and not contacts.isdisjoint(names)


def have_contacts(cases: tuple[Case, ...]) -> bool:
    """Tell whether rows are firms that somebody answers for, as `contractors` with a `company` and a `contact_name`."""
    names = {case.name.words for case in cases}
    has_firm = not {("company",), ("company", "url"), ("company", "name"), ("firm",), ("trading", "name")}.isdisjoint(
        names
    )
    return has_firm and not {("contact", "name"), ("contact", "person"), ("contact", "email")}.isdisjoint(names)


def have_owners(name: TableName, cases: tuple[Case, ...]) -> bool:
    """Tell whether rows are firms with names of their own, and the first and last name of who answers for each."""
    names = {case.name.words for case in cases}
    is_named = not {("name",), ("company",), ("company", "name")}.isdisjoint(names)
    return "org" in name.classes and is_named


def are_answered_for(name: TableName, siblings: Mapping[str, str], cases: tuple[Case, ...]) -> bool:
    """Tell whether suppliers are firms that have a name, and the first and last name of who answers for each."""
    is_named = ("name",) in {case.name.words for case in cases if not case.name.path}
    return name.subject in words_of("mostly_firm") and is_named and siblings.keys() >= NAMES


def may_be_firms(name: TableName, siblings: dict[str, str]) -> bool:
    """Tell whether rows named by a word that firms go by too have nothing that only people have."""
    sure = HUMAN if name.subject in words_of("mostly_firm") else HUMAN | {"email.address"}
    return name.subject in words_of("vague_firm") and sure.isdisjoint(siblings)
