"""What has to stand near a phrase for what people are called and are."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.scan.classify.near import (
    is_own,
    owned,
    person_beside,
    whose,
)
from pdmap.scan.classify.sights import Found, Need, Sight
from pdmap.scan.classify.tellings import FACTS
from pdmap.scan.classify.words import words_of

# Private functions

_FIRMS = frozenset({("company",), ("company", "name"), ("account", "id"), ("account", "name"), ("organization",)})
"""What stands beside whoever is reached at a firm."""
_OF_SYSTEMS = frozenset({"internal", "external", "primary", "source", "unique", "global", "legacy"})
"""What says only in which system a key is one."""
_OTHER_FACTS = 2


def _own(seen: Sight) -> Found:
    around = seen.around
    is_of_text = around.name.head in seen.match.before
    if around.has_class("content") and "email.address" in around.siblings and not (seen.before or is_of_text):
        return 0.15, "who writes leaves it, with an email address"
    return (0.2, around.why) if around.subject and is_own(seen) else None


def _number_of_person(seen: Sight) -> Found:
    around = seen.around
    first = seen.match.phrase[0]
    if around.subject or first in ("member", "membership", "patron", "loyalty"):
        return 0.2, around.why or f"`{first}` is a word for people"
    if seen.nearest in words_of("org") or around.has_class("org"):
        return None
    return (0.1, f"`{first}` is a word for people") if first == "customer" else owned(seen)


def _identifier(seen: Sight) -> Found:
    around = seen.around
    is_table = around.name.head in ("identifier", "identity", "identification") and around.holder
    return (0.1, whose(around)) if is_table and not seen.before else None


def _identity_table(seen: Sight) -> Found:
    around = seen.around
    return (0.15, whose(around)) if around.name.head == "identity" and around.holder and not seen.before else None


def _picture_table(seen: Sight) -> Found:
    around = seen.around
    is_table = around.name.head in ("avatar", "photo", "picture", "portrait", "selfie") and around.is_owned
    is_plain = {"remote", "processed", "unprocessed", "original"}.issuperset(seen.before)
    return (0.1, whose(around)) if is_table and is_plain else None


def _attributed(seen: Sight) -> Found:
    around = seen.around
    words = around.name.words
    after = next((words[at + 1 :] for at, word in enumerate(words) if word == around.name.holder), ())
    is_table = after and words_of("attribute").issuperset(after) and not seen.before
    return (0.05, whose(around)) if is_table and not around.has_class("settings", "template") else None


def _member_card(seen: Sight) -> Found:
    around = seen.around
    is_payment = not {"card.expiry", "card.cvv", "card.last4"}.isdisjoint(around.nearby)
    is_member = around.subject in ("patron", "member", "subscriber", "borrower", "student", "visitor")
    return (0.2, around.why) if is_member and not is_payment else None


def _facts(seen: Sight) -> Found:
    """Return that other facts of people stand in the table, so that this is one as well."""
    others = (FACTS | {"health.disability", "personal_life"}) & (seen.around.nearby - {seen.match.entry.data_type})
    is_list = seen.around.has_class("lookup", "settings", "template", "animal") and not seen.around.is_owned
    return (0.1, "other facts of people stand in the table") if len(others) >= _OTHER_FACTS and not is_list else None


def _races(seen: Sight) -> Found:
    """Return that a color means a group of people: such groups have columns of their own in the table."""
    is_demographic = seen.around.name.head in ("demographic", "race", "ethnicity") or bool(seen.around.subject)
    has_others = "ethnicity" in seen.around.siblings and is_demographic
    return (0.1, "groups of people have columns of their own") if has_others and not seen.before else None


def _phone_table(seen: Sight) -> Found:
    around = seen.around
    is_table = around.name.head in ("phone", "telephone", "number") and not seen.before
    is_phone = around.is_owned or not {"phone", "telephone", "telecom"}.isdisjoint(around.name.words)
    return (0.1, "a table of phone numbers") if is_table and is_phone else None


def _self(seen: Sight) -> Found:
    around = seen.around
    return (0.2, around.why) if around.subject and is_own(seen) else None


def _private(seen: Sight) -> Found:
    """Return that something is a person's own, and not that of the firm that a lead or a contact works for."""
    of_firm = seen.around.subject in ("lead", "contact", "prospect") and not _FIRMS.isdisjoint(seen.around.names)
    return None if of_firm else _own(seen)


def _beside(seen: Sight) -> Found:
    word = person_beside(seen)
    is_page = seen.match.phrase[-1] in ("url", "link") and word in ("admin", "subscriber")
    is_other = seen.around.has_class("settings", "infra", "template") or word in ("parent", "child", "poster")
    is_other = is_other or is_page
    return (0.15, f"`{word}` is a word for people") if word and not is_other else None


def _own_key(seen: Sight) -> Found:
    is_told = seen.around.subject and _OF_SYSTEMS.issuperset(seen.before)
    return (0.15, seen.around.why) if is_told else _own(seen) or _beside(seen)


NEEDS: Mapping[str, Need] = {
    "own": _own,
    "number_of_person": _number_of_person,
    "identifier": _identifier,
    "identity": _identity_table,
    "picturetable": _picture_table,
    "self": _self,
    "facts": _facts,
    "races": _races,
    "phonetable": _phone_table,
    "membercard": _member_card,
    "attributed": _attributed,
    "beside": _beside,
    "ownkey": _own_key,
    "private": _private,
}
"""The needs by their names in the dictionary."""
