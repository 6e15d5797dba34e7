"""What stands near a phrase: words for people, rows that are people or belong to one."""

from __future__ import annotations

from pdmap.scan.classify.sights import Found, Sight
from pdmap.scan.classify.surroundings import NAMES, Surroundings
from pdmap.scan.classify.table_names import is_firm
from pdmap.scan.classify.vocabulary import vocabulary
from pdmap.scan.classify.words import is_vague_person, people, person_in, words_of
from pdmap.scan.verdicts import Tier


def person_near(seen: Sight) -> Found:
    """Return what tells that the phrase is about a person: a word beside it, or the rows of its table."""
    word = person_beside(seen)
    if word:
        return 0.3, f"`{word}` is a word for people"
    if seen.around.subject and is_bare(seen):
        return 0.25, seen.around.why
    top = seen.match.entry.data_type.split(".")[0]
    if seen.around.subject and top not in words_of("anybody") and _is_free(seen):
        return 0.15, seen.around.why
    if top in _OF_NAMED and is_bare(seen) and _is_of_named(seen):
        return 0.15, "a person's name stands in the table"
    return shared_beginning(seen)


def strict(seen: Sight) -> Found:
    """Return what tells that the phrase is about a person, who has it rather than others."""
    near = person_near(seen)
    if seen.around.subject and seen.before == ("location",):
        return 0.2, seen.around.why
    return (near[0] - 0.05, near[1]) if near else None


def owned(seen: Sight) -> Found:
    """Return what tells that the row belongs to a person."""
    around = seen.around
    if around.has_class("settings", "infra", "template", "org") and not around.subject:
        return None
    if around.subject:
        return 0.15, around.why
    if seen.match.entry.tier is Tier.LINKED and (not around.owner or not _is_plain(seen)):
        return None
    return (0.15, whose(around)) if around.holder else None


def is_bare(seen: Sight) -> bool:
    """Tell whether nothing before the phrase makes it that of something else."""
    return all(_changes_nothing(word) for word in seen.before)


def is_own(seen: Sight) -> bool:
    """Tell whether a phrase is of the row itself: unknown words make it nothing else's, as in `eeo_sex`."""
    if not seen.before or seen.nearest in seen.around.known:
        return True
    if seen.around.subject in words_of("role_table") and _WORK.issuperset(seen.before):
        return True
    return all(word not in vocabulary() for word in seen.before)


def whose(around: Surroundings) -> str:
    """Return whose the rows of a table are, for people."""
    return f"rows belong to a {around.holder}" + (f" by `{around.owner}`" if around.owner else "")


def person_beside(seen: Sight) -> str:
    """Return the word for a person right before a phrase, or behind it; empty where there is none."""
    named = people().language
    before = seen.before[:-1] if seen.nearest == "name" else seen.before
    word = before[-1] if before else ""
    telling = words_of("telling")
    person = person_in(before)
    if word in ("parent", "child") and not words_of("org").isdisjoint(seen.match.phrase):
        return ""
    if word in telling or (person and not is_vague_person(person)):
        return "" if is_firm(before) else word
    if word == "client" and _is_client_person(seen):
        return word
    told = {"agent": "answered", "tenant": "rented"}.get(word, "")
    if told and not words_of(told).isdisjoint(seen.around.name.words):
        return word
    deed = seen.before[-2] if len(seen.before) > 1 else ""
    is_act_to = word == "to" and deed in _GIVEN_TO
    if is_act_to or (word in ("by", "for") and (deed.endswith("ed") or deed in words_of("participle"))):
        return f"{seen.before[-2]} {word}"
    return next((word for word in seen.match.after if word in named), "")


def shared_beginning(seen: Sight) -> Found:
    """Return what a name shares its beginning with, as `poc_city` does with `poc_email`."""
    before = seen.match.before
    if not seen.before or seen.match.text in _SOMEBODY:
        return None
    if named_alike(seen):
        return 0.15, "the name of a person with the same beginning stands in the table"
    if _is_of_row(before, seen.around) or seen.nearest in words_of("org") | words_of("vague_firm"):
        return None
    beside = next((phrase for phrase in _SOMEBODY if (before, phrase) in seen.around.beginnings), "")
    return (0.15, f"`{beside}` with the same beginning stands in the table") if beside else None


def named_alike(seen: Sight) -> bool:
    """Tell whether somebody's first or last name begins as a name does: `poc_city` where there is `poc_last_name`."""
    before = seen.match.before
    return bool(before) and any((before, phrase) in seen.around.beginnings for phrase in ("first name", "last name"))


# Private functions

_OF_NAMED = frozenset({"salutation", "gender", "date_of_birth", "job_title"})
"""What stands beside the names of a person, whatever the row is."""
_WORK = frozenset(
    {"job", "employment", "position", "compensation", "assignment", "work", "contract", "worker", "remuneration", "pay"}
)
"""Objects in rows of staff that hold what they have themselves: `jobs[].rate`."""
_GIVEN_TO = frozenset(
    {"report", "assign", "assigned", "reported", "escalated", "delegated", "credited", "issued", "sent"}
)
"""What is done to somebody: `reports_to_name`, `credited_to.email`."""
_LONGEST_UNKNOWN = 3
"""Letters of an unknown word that may be a prefix, as `h` in `hcity` and `ep` in `ep_city`."""
_SOMEBODY = ("email", "email address", "first name", "last name", "mobile")
"""What stands beside the names of people, with the same beginning."""


def _is_of_row(before: tuple[str, ...], around: Surroundings) -> bool:
    """Tell whether a name of a firm begins like what only firms have: `mf_email` is theirs where there is `mf_url`."""
    is_described = any((before, phrase) in around.beginnings for phrase in ("url", "website", "description"))
    return is_described and around.has_class("org") and not around.subject


def _changes_nothing(word: str) -> bool:
    if word == "name":
        return True
    is_unknown = len(word) <= _LONGEST_UNKNOWN and word not in vocabulary()
    return word in words_of("contact") or word in words_of("part") or is_unknown


def _is_of_named(seen: Sight) -> bool:
    """Tell whether a row is an address or an order, with the names of whom it is of."""
    is_of_one = seen.around.has_class("address", "request", "deal", "mail") and not seen.around.has_class("org")
    return is_of_one and seen.around.siblings >= NAMES


def _is_client_person(seen: Sight) -> bool:
    """Tell whether a client is whom somebody works for, and no program that connects."""
    is_program = seen.around.has_class("infra", "settings", "session", "system", "template")
    is_program = is_program and not seen.around.has_class("deal")
    return (
        len(seen.before) == 1 and not is_program and not {("client", "secret"), ("user", "agent")} & seen.around.names
    )


def _is_free(seen: Sight) -> bool:
    """Tell whether no word before the phrase is one for a firm, a machine or another thing that could have it."""
    words = set(seen.before)
    others = (words_of(name) for name in ("org", "infra", "thing", "system", "settings", "service", "content", "deal"))
    is_others = any(not words.isdisjoint(other - words_of("contact")) for other in others)
    return not is_others and words.isdisjoint(people().language) and words.isdisjoint(people().vague)


def _is_plain(seen: Sight) -> bool:
    named = people().language
    return all(word in words_of("content") or word in words_of("part") or word in named for word in seen.before)
