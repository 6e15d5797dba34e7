"""Tell which columns hold the identifier of a person's row, by their names."""

from __future__ import annotations

from functools import lru_cache

from pdmap.frozen import dataclass
from pdmap.scan.classify.table_names import FAMILIES_OF_THINGS, is_firm
from pdmap.scan.classify.tokens import pieces
from pdmap.scan.classify.vocabulary import lemma
from pdmap.scan.classify.words import is_vague_person, people, person_in, words_of

KEYS_OF_WAREHOUSES = ("sk", "bk", "nk", "hk")
"""What warehouses call the keys that they make, that sources have, that are natural, and that are hashes."""
_IDS = frozenset(
    {
        *("gid", "dcid", "fid"),
        *("id", "uuid", "guid", "fk", "pk", "oid", "uid", "identifier", "ref", "reference", "key", "sub"),
        *KEYS_OF_WAREHOUSES,
    }
)
_ACTS_TO = frozenset(
    {
        *("assigned", "reported", "shared", "granted", "sent", "delegated", "issued", "escalated", "transferred"),
        *(
            *("refer", "referred", "released", "forwarded", "routed"),
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
_MAKING = frozenset(
    {
        *("create", "update", "modify", "delete", "creation", "modification", "deletion", "entry", "approval"),
        *("insertion", "mod", "upd", "ins", "crt", "del"),
    }
)
"""Deeds that are no participles, before `by`."""
_ACTS_WITH = frozenset({"shared", "share", "swapped", "paired", "discussed"})
_EXCHANGES = frozenset({"gcm", "fcm", "edi", "isa", "gs"})
"""What is sent by programs, which have senders and receivers too: `gcm_sender_id`, `x12_receiver_id`."""
_PARTICLES = frozenset({"in", "out", "up", "off", "on", "down", "over"})
"""What belongs to a deed, as in `checked_in_by`."""
_DIRECTIONS = frozenset({"from", "to"})
_WHEN = frozenset({"past", "current", "previous", "old", "new", "prior", "original", "former"})
"""What follows where tables keep what was and what is: `manager_past`, `owner_new`."""
_DEEDS = frozenset({"created", "modified", "updated", "deleted", "changed", "edited", "assigned"})
_DEEDS_OF_KEYS = _DEEDS | {"create", "modify"}
"""Deeds before the key of who did it: `create_id` beside `create_time`."""
_SHORT_DEEDS = frozenset({"mod", "upd", "ins", "crea", "creat", "crt", "cr", "modif"})
"""How deeds are shortened behind who did them, as in `user_mod`."""
_LEDGERS = frozenset({"bank", "sales", "ledger", "gl", "revenue", "expense", "debit", "credit", "cost", "chart"})
"""What accounts are of that are kept in books, or of firms, and not people."""


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
    is_share = words[:1] == ("share",) and (words[-1] in people().language or words[-1] == "with")
    asks = words_of("asking").intersection(words) and not _names_doer(words) and not is_share
    if not words or "per" in words or asks:
        return None
    is_key = len(words) > 2 and words[-1] == "id" and words[-2] in people().language
    if words[0] in words_of("flag") and "by" not in words and not is_key:
        return None
    begins_as_key = words[0] in ("fk", "id")
    words = _with_key_last(words)
    stem = words
    while len(stem) > 1 and (stem[-1] in _IDS or stem[-1].isdigit()):
        stem = stem[:-1]
    has_id = not _IDS.isdisjoint(words[len(stem) :])
    if len(stem) > 1 and len(stem[-1]) == 1 and stem[-1].isalpha() and stem[-2] in people().language:
        stem = stem[:-1]
    if words == ("uid",) or (len(words) == 2 and words[1] == "uid" and words[0] in words_of("deed") | _DIRECTIONS):
        return Pointer("user", is_vague=False, is_bare=False, is_actor=False, seen="uid")
    while has_id and len(stem) > 1 and stem[-1] in words_of("qualifier") and person_in(stem[:-1]):
        stem = stem[:-1]
    while len(stem) > 1 and stem[-1] in _WHEN and person_in(stem[:-1]):
        stem = stem[:-1]
    stem, has_id = _without_direction(stem, has_id=has_id)
    if stem[0] == "id" and len(stem) > 1:
        stem, has_id = stem[1:], True
    while begins_as_key and len(stem) > 1 and _is_deed(stem[-1]) and stem[-2] in people().language:
        stem = stem[:-1]
    if has_id and stem[-1] in _DEEDS_OF_KEYS and (len(stem) == 1 or stem[:-1] == ("last",)):
        return Pointer(stem[-1], is_vague=False, is_bare=False, is_actor=True, seen=f"{stem[-1]} id")
    did = words[-1] in _DEEDS and len(stem) < len(words)
    return _actor(stem, has_id=has_id) or _person(stem, has_id=has_id, did=did, is_of_user=words[-1] == "uid")


# Private functions


def _is_deed(word: str) -> bool:
    return word in words_of("deed") or (word.endswith("ed") and word not in people().language)


def _with_key_last(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a key in the usual order: `fk_user_valid`, and `person_id_taker` without who that is."""
    if words[0] == "fk" and len(words) > 1:
        return words[1:] if words[-1] in _IDS else (*words[1:], "id")
    for at in range(1, len(words) - 1):
        named = person_in(words[:at])
        if (
            words[at] in ("id", "uid")
            and named in people().language
            and words_of("about_key").isdisjoint(words[at + 1 :])
        ):
            return (words[at + 1], "id") if words[at + 1] in people().language else words[: at + 1]
    return words


def _names_doer(words: tuple[str, ...]) -> bool:
    """Tell whether a name such as `disabled_invite_by_user_id` asks nothing, although it begins like a question."""
    return len(words) > 3 and words[-1] in _IDS and words[-2] in people().language and words[-3] == "by"


def _without_direction(stem: tuple[str, ...], *, has_id: bool) -> tuple[tuple[str, ...], bool]:
    """Return what stands before a direction or a deed, as in `user_id_from`, `user_to` and `user_modified`."""
    if len(stem) == 2 and stem[0] == "user" and stem[1] in _SHORT_DEEDS:
        return stem[:1], has_id
    if len(stem) < 2 or (stem[-1] not in _DIRECTIONS and stem[-1] not in _DEEDS):
        return stem, has_id
    before = stem[:-1]
    if len(before) > 1 and before[-1] in _IDS:
        return before[:-1], True
    return (before, has_id) if before[-1] in people().language and before[0] != "is" else (stem, has_id)


def _actor(stem: tuple[str, ...], *, has_id: bool) -> Pointer | None:
    if stem[-1] in words_of("agent") and stem[-2:-1] and stem[-2] in words_of("made"):
        return Pointer(stem[-2], is_vague=False, is_bare=False, is_actor=True, seen=" ".join(stem[-2:]))
    if stem[-1] == "by" and len(stem) > 1:
        verb = stem[-3] if stem[-2] in _PARTICLES and len(stem) > 2 else stem[-2]
        plain = verb.removesuffix("d").removesuffix("e")
        if {verb, plain, f"{plain}e"} & words_of("not_by"):
            return None
        if verb.endswith("ed") or verb in words_of("participle") or verb in _MAKING:
            return Pointer(verb, is_vague=False, is_bare=False, is_actor=True, seen=f"{verb} by")
        return None
    if stem[-2:] == ("behalf", "of"):
        return Pointer("behalf", is_vague=False, is_bare=not has_id, is_actor=True, seen="on behalf of")
    if stem[-1] == "for" and len(stem) > 1 and stem[-2].endswith("ed") and has_id:
        return Pointer(stem[-2], is_vague=False, is_bare=False, is_actor=False, seen=f"{stem[-2]} for")
    if stem[-1] == "to" and len(stem) > 1 and stem[-2] in _ACTS_TO:
        return Pointer("assignee", is_vague=False, is_bare=not has_id, is_actor=True, seen=f"{stem[-2]} to")
    if stem[-1] == "with" and len(stem) > 1 and stem[-2] in _ACTS_WITH:
        return Pointer(stem[-2], is_vague=False, is_bare=not has_id, is_actor=True, seen=f"{stem[-2]} with")
    return None


def _person(stem: tuple[str, ...], *, has_id: bool, did: bool, is_of_user: bool) -> Pointer | None:
    named = people()
    head = person_in(stem) or stem[-1]
    if has_id and head in words_of("undergone"):
        return Pointer(head, is_vague=False, is_bare=False, is_actor=False, seen=f"{head} id")
    if not person_in(stem):
        return None
    is_of_service = stem[-2:-1] and stem[-2] in words_of("protocol") and not (has_id and head in stem[:-2])
    if len(stem) > 1 and (is_of_service or stem[-2:] in FAMILIES_OF_THINGS):
        return None
    if head in ("sender", "receiver") and len(stem) > 1 and (stem[-2].isdigit() or stem[-2] in _EXCHANGES):
        return None
    if "for" in stem[1:-1] and not has_id:
        return None
    if head == "profile" and len(stem) > 1 and (stem[-2] in named.language or stem[-2] in named.vague):
        head = stem[-2]
    if is_firm(stem) or (stem[-1] == "account" and stem[-2:-1] and stem[-2] in _LEDGERS):
        return None
    is_actor = did or head in words_of("actor") or "by" in stem
    seen = f"{head} id" if has_id else head
    is_vague = is_vague_person(head) and not is_of_user and not (len(stem) > 1 and stem[-2] in named.language)
    return Pointer(head, is_vague=is_vague, is_bare=not has_id, is_actor=is_actor, seen=seen)


def is_plural(name: str) -> bool:
    """Tell whether a name ends in a plural, as `students` does."""
    last = pieces(name)[-1:]
    return bool(last) and lemma(last[0]) != last[0]
