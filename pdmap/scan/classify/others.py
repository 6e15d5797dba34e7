"""Whose a column may be other than a person's: that of a firm, an animal, a thing, a place to work, the system."""

from __future__ import annotations

from pdmap.scan.classify.near import person_beside, person_near
from pdmap.scan.classify.scenes import is_seen_online
from pdmap.scan.classify.sights import Sight
from pdmap.scan.classify.surroundings import NAMES, Surroundings
from pdmap.scan.classify.words import people, words_of
from pdmap.scan.verdicts import Step, Tier

_CONTACT = frozenset({"email", "phone", "fax", "address", "website", "social_profile"})
_FINANCIAL = frozenset({"credit_score", "tax_id", "vat_id"})
"""What firms have too."""


def from_table(seen: Sight) -> list[Step]:
    """Return what counts against a phrase in its table: firms, animals, things, settings, what authors say."""
    steps = []
    entry, around = seen.match.entry, seen.around
    top = entry.data_type.split(".")[0]
    if (top in _CONTACT and _is_of_firm(seen)) or (top in _FINANCIAL and _is_in_table_of_firms(seen)):
        weight = -0.3 if entry.data_type == "email.address" and _may_be_of_person(seen) else -0.6
        steps.append(Step("context.firm", "of a firm or a place, not of a person", weight))
    if seen.match.phrase[0] in words_of("cards") and _lists_cards(around):
        steps.append(Step("context.lookup", "that of a kind of card, not of somebody's", -0.8))
    if _is_of_thing(seen):
        steps.append(Step("context.thing", f"that of the {around.name.head}, not of a person", -0.5))
    is_lesser = entry.data_type == "email.address" and _may_be_of_person(seen)
    is_lesser = is_lesser or (top in {"phone", "fax"} and bool(person_beside(seen)))
    is_lesser = is_lesser or seen.match.phrase[:1] == ("contact",)
    is_configured = around.has_class("settings", "template") and not around.siblings >= NAMES
    if entry.tier is not Tier.SECRET and not around.is_owned and is_configured:
        steps.append(Step("context.table", f"a table of `{around.name.head}` rows", -0.3 if is_lesser else -0.45))
    if around.denied and entry.tier is not Tier.SECRET:
        steps.append(Step("said.table", f"{around.denied} says that the table holds nothing personal", -0.3))
    return steps


# Private functions


def _may_be_of_person(seen: Sight) -> bool:
    """Tell whether an email address in a table of firms or settings may be somebody's, not a sender's of the system."""
    is_sender = seen.nearest in words_of("sender_of_system")
    named = not is_sender and (seen.nearest in people().language or seen.nearest in words_of("contact"))
    return named or (not seen.before and not seen.around.has_class("settings", "template", "infra"))


def _lists_cards(around: Surroundings) -> bool:
    """Tell whether a table says which cards can be paid with: they have names and codes, and no numbers."""
    is_of_cards = not words_of("cards").isdisjoint(around.name.words[-1:]) and not around.is_owned
    return is_of_cards and {"card.pan", "card.last4", "card.expiry"}.isdisjoint(around.nearby)


def _is_of_firm(seen: Sight) -> bool:
    if seen.nearest == "contact" and _is_in_table_of_firms(seen) and not _is_named_too(seen):
        return seen.match.entry.data_type.split(".")[0] not in {"name", "email"}
    if person_near(seen) or _is_where_one_did(seen):
        return False
    top = seen.match.entry.data_type.split(".")[0]
    if seen.around.subject and (top in {"email", "phone", "fax"} or seen.before == ("location",)):
        return False
    return seen.nearest in words_of("org") or (not seen.before and _is_in_table_of_firms(seen))


def _is_where_one_did(seen: Sight) -> bool:
    """Tell whether a location is where somebody paid, or looked at something, and no branch of a firm."""
    return seen.nearest == "location" and (is_seen_online(seen.around) or seen.around.has_class("deal"))


def _is_named_too(seen: Sight) -> bool:
    """Tell whether the name of whom a firm is reached by stands beside: `primary_contact.phone` is then a person's."""
    before = seen.match.before
    named = ((before[:-1], "contact name"), (before, "first name"), (before, "last name"))
    return any(name in seen.around.beginnings for name in named)


def _is_in_table_of_firms(seen: Sight) -> bool:
    return seen.around.has_class("org") and not seen.around.subject


def _is_of_thing(seen: Sight) -> bool:
    """Tell whether what people have, as a gender or a date of birth, is that of an animal, an article, a vacancy."""
    top = seen.match.entry.data_type.split(".")[0]
    if _is_of_vacancy(seen) and top in words_of("demographic") | {"address", "geo", "education", "professional"}:
        return not person_near(seen)
    if top in words_of("listed") and _is_listed(seen):
        return True
    is_demographic = top in words_of("demographic")
    if not is_demographic or person_near(seen):
        return False
    if seen.around.has_class("animal") or _is_of_animal(seen.around):
        return True
    return seen.around.has_class("thing", "lookup", "org") and not seen.around.is_owned


def _is_listed(seen: Sight) -> bool:
    """Tell whether a table lists what there is of a thing, as one of `job_titles` does that belong to nobody."""
    return seen.match.phrase[0] in seen.around.name.words and not seen.around.is_owned


def _is_of_animal(around: Surroundings) -> bool:
    """Tell whether rows belong to an animal, as those with a `pet_id` do."""
    return any(words[-1:] == ("id",) and words[-2] in words_of("animal") for words in around.names if len(words) > 1)


def _is_of_vacancy(seen: Sight) -> bool:
    """Tell whether a row is a place to work, which people look after, rather than somebody's."""
    name = seen.around.name
    is_part = not words_of("deal").isdisjoint(name.words[:-1])
    is_vacancy = (name.head in words_of("vacancy") and not is_part) or name.words[-2:] == ("job", "order")
    moves = len(seen.around.names & {("latitude",), ("longitude",), ("lat",), ("lon",), ("lng",)}) > 1
    is_of_worker = moves or seen.around.holder in words_of("served") | words_of("role_table")
    return is_vacancy and not seen.around.subject and not is_of_worker
