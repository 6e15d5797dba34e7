"""Tell which columns hold the identifier of a person's row, by their names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pdmap.scan.classify.table_names import is_firm
from pdmap.scan.classify.tokens import pieces
from pdmap.scan.classify.vocabulary import lemma
from pdmap.scan.classify.words import is_vague_person, people, person_in, words_of

KEYS_OF_WAREHOUSES = ("sk", "bk", "nk", "hk")
"""What warehouses call the keys that they make, that sources have, that are natural, and that are hashes."""
_IDS = frozenset(
    {
        *("id", "uuid", "guid", "fk", "pk", "oid", "uid", "identifier", "ref", "reference", "key", "sub"),
        *KEYS_OF_WAREHOUSES,
    }
)
_ACTS_TO = frozenset(
    {
        *("assigned", "reported", "shared", "granted", "sent", "delegated", "issued", "escalated", "transferred"),
        *(
            "report",
            "assign",
            "escalate",
            "delegate",
            "notify",
            "given",
            "lent",
            "loaned",
            "handed",
            "allocated",
            "leased",
        ),
    }
)
_ACTS_WITH = frozenset({"shared", "swapped", "paired", "discussed"})
_PARTICLES = frozenset({"in", "out", "up", "off", "on", "down", "over"})
"""What belongs to a deed, as in `checked_in_by`."""
_DIRECTIONS = frozenset({"from", "to"})
_DEEDS = frozenset({"created", "modified", "updated", "deleted", "changed", "edited", "assigned"})


@dataclass(frozen=True, slots=True)
class Pointer:
    """A name that points at a person."""

    role: str
    """The word for the person, or what the person did."""
    is_vague: bool
    """Whether the word is used of others than people too."""
    is_bare: bool
    """Whether no `id` tells that it is an identifier."""
    is_actor: bool
    """Whether the person did something to the row, rather than being whom it is about."""
    seen: str
    """The words that told so."""


@lru_cache(maxsize=65_536)
def pointer_in(words: tuple[str, ...]) -> Pointer | None:
    """Return the pointer that a name is; `None` where it is none."""
    if not words or (words_of("asking").intersection(words) and not _names_doer(words)):
        return None
    is_key = len(words) > 2 and words[-1] == "id" and words[-2] in people().language
    if words[0] in words_of("flag") and "by" not in words and not is_key:
        return None
    stem = words
    while len(stem) > 1 and (stem[-1] in _IDS or stem[-1].isdigit()):
        stem = stem[:-1]
    has_id = not _IDS.isdisjoint(words[len(stem) :])
    if has_id and len(stem) > 1 and len(stem[-1]) == 1 and stem[-2] in people().language:
        stem = stem[:-1]
    if words == ("uid",):
        return Pointer("user", is_vague=False, is_bare=False, is_actor=False, seen="uid")
    stem, has_id = _without_direction(stem, has_id=has_id)
    if stem[0] == "id" and len(stem) > 1:
        stem, has_id = stem[1:], True
    did = words[-1] in _DEEDS and len(stem) < len(words)
    return _actor(stem, has_id=has_id) or _person(stem, has_id=has_id, did=did)


# Private functions


def _names_doer(words: tuple[str, ...]) -> bool:
    """Tell whether a name such as `disabled_invite_by_user_id` asks nothing, although it begins like a question."""
    return len(words) > 3 and words[-1] in _IDS and words[-2] in people().language and words[-3] == "by"


def _without_direction(stem: tuple[str, ...], *, has_id: bool) -> tuple[tuple[str, ...], bool]:
    """Return what stands before a direction or a deed, as in `user_id_from`, `user_to` and `user_modified`."""
    if len(stem) < 2 or (stem[-1] not in _DIRECTIONS and stem[-1] not in _DEEDS):
        return stem, has_id
    before = stem[:-1]
    if len(before) > 1 and before[-1] in _IDS:
        return before[:-1], True
    return (before, has_id) if before[-1] in people().language and before[0] != "is" else (stem, has_id)


def _actor(stem: tuple[str, ...], *, has_id: bool) -> Pointer | None:
    if stem[-1] == "by" and len(stem) > 1:
        verb = stem[-3] if stem[-2] in _PARTICLES and len(stem) > 2 else stem[-2]
        plain = verb.removesuffix("d").removesuffix("e")
        if {verb, plain, f"{plain}e"} & words_of("not_by"):
            return None
        if verb.endswith("ed") or verb in words_of("participle") or verb in ("create", "update", "modify", "delete"):
            return Pointer(verb, is_vague=False, is_bare=False, is_actor=True, seen=f"{verb} by")
        return None
    if stem[-1] == "for" and len(stem) > 1 and stem[-2].endswith("ed") and has_id:
        return Pointer(stem[-2], is_vague=False, is_bare=False, is_actor=False, seen=f"{stem[-2]} for")
    if stem[-1] == "to" and len(stem) > 1 and stem[-2] in _ACTS_TO:
        return Pointer("assignee", is_vague=False, is_bare=not has_id, is_actor=True, seen=f"{stem[-2]} to")
    if stem[-1] == "with" and len(stem) > 1 and stem[-2] in _ACTS_WITH:
        return Pointer(stem[-2], is_vague=False, is_bare=not has_id, is_actor=True, seen=f"{stem[-2]} with")
    return None


def _person(stem: tuple[str, ...], *, has_id: bool, did: bool) -> Pointer | None:
    named = people()
    head = person_in(stem) or stem[-1]
    if has_id and head in words_of("undergone"):
        return Pointer(head, is_vague=False, is_bare=False, is_actor=False, seen=f"{head} id")
    if not person_in(stem):
        return None
    if len(stem) > 1 and stem[-2] in words_of("protocol"):
        return None
    if head == "profile" and len(stem) > 1 and (stem[-2] in named.language or stem[-2] in named.vague):
        head = stem[-2]
    if is_firm(stem) or stem[-2:] == ("bank", "account"):
        return None
    is_actor = did or head in words_of("actor") or "by" in stem
    seen = f"{head} id" if has_id else head
    return Pointer(head, is_vague=is_vague_person(head), is_bare=not has_id, is_actor=is_actor, seen=seen)


def is_plural(name: str) -> bool:
    """Tell whether a name ends in a plural, as `students` does."""
    last = pieces(name)[-1:]
    return bool(last) and lemma(last[0]) != last[0]
