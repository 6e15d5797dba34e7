"""Which columns of a table point at people, as their names and the other tables of the schema tell."""

from __future__ import annotations

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.kinds import Kind
from pdmap.scan.classify.people import IDS, KEYS, POINTS, People
from pdmap.scan.classify.pointers import Pointer, is_plural, pointer_in
from pdmap.scan.classify.table_names import table_name
from pdmap.scan.classify.tokens import pieces
from pdmap.scan.classify.words import person_in, words_of
from pdmap.scan.schema import Reference

_FAMILY = frozenset({"parent", "guardian", "student", "pupil", "kid", "family", "relationship", "custody"})
"""Words of tables where a parent is somebody, and no row above."""
_HANDED_ON = frozenset(
    {"forward", "advance", "handover", "delegation", "referral", "friend", "friendship", "follow", "block", "expense"}
)
"""Words of tables of what one person hands on to another, or is to another."""
_PROGRAMS = frozenset({"oauth", "oidc", "api", "app", "application"})
"""Words of tables whose clients are programs."""


def pointer_of(case: Case, people: People) -> Pointer | None:
    """Return how a column points at a person; `None` where it does not."""
    words = case.name.words
    pointing = _pointing(case, people)
    pointer = pointer_in(pointing)
    if pointing in (("from", "id"), ("to", "id")) and _is_between_people(case):
        return Pointer(words[0], is_vague=False, is_bare=False, is_actor=False, seen=" ".join(words))
    party = _party(words, people)
    if party and (pointer is None or pointer.role == party):
        return Pointer(party, is_vague=False, is_bare=False, is_actor=False, seen=" ".join(words))
    if case.column.references:
        return _referring(case.column.references, pointer, people)
    if case.kind not in POINTS:
        return None
    if pointer is None or (pointer.is_vague and not people.behind(None, pointer.role)):
        subject = people.with_key(words) or people.with_table(words)
        if subject:
            return Pointer(subject, is_vague=False, is_bare=False, is_actor=False, seen=" ".join(words))
    return pointer if pointer and _can_point(case, pointer, people) and _leads(case, pointer, people) else None


# Private functions


def _is_between_people(case: Case) -> bool:
    """Tell whether rows go from one person to another: letters, comments, what is handed on."""
    name = table_name(case.table)
    return bool(name.classes & {"mail", "content"}) or not _HANDED_ON.isdisjoint(name.words)


def _party(words: tuple[str, ...], people: People) -> str:
    """Return what people and firms have in common that a key leads to: `party` for `approver_party_id`."""
    words = words[:-1] if words[-1:] in (("from",), ("to",)) else words
    is_key = len(words) > 1 and words[-1] in IDS and words[-2:-1] in people.parents
    is_key = is_key and words_of("org").isdisjoint(words[-3:-2])
    return words[-2] if is_key else ""


def _pointing(case: Case, people: People) -> tuple[str, ...]:
    """Return the words that may point at a person: with the path of a bare `id`, and an id where keys are numbers."""
    words = case.name.words
    if len(words) == 1 and words[0] in IDS:
        return (*case.name.path, *words)
    if words == ("account", "id") and person_in(case.name.path):
        return (*case.name.path, "id")
    if words == ("value",) and pieces(next(reversed(case.column.path), ""))[-1:] in (("ref",), ("reference",)):
        return (*case.name.path, "id")
    if case.name.path[-1:] == ("id",) and words_of("leaf").issuperset(words):
        return case.name.path
    is_key = case.kind in {Kind.NUMBER, Kind.UNKNOWN} and people.have_numbers
    if is_key and len(words) > 2 and words[-2] == "number" and words[-1] in ("from", "to"):
        words = words[:-1]
    return (*words[:-1], "id") if is_key and len(words) > 1 and words[-1] == "number" else words


def _can_point(case: Case, pointer: Pointer, people: People) -> bool:
    """Tell whether the values of a column can be the identifiers that its name promises."""
    words = case.name.words
    if words == ("uid",) and not case.name.path:
        is_key = people.have_uids or case.kind not in {Kind.TEXT, Kind.UUID}
        return is_key and table_name(case.table).classes.isdisjoint({"system", "settings"})
    return not pointer.is_bare or _can_point_barely(case, pointer)


def _can_point_barely(case: Case, pointer: Pointer) -> bool:
    """Tell whether a name without `id` means a person, rather than how many, a rank or a text about somebody."""
    words = case.name.words
    is_text = case.kind in {Kind.TEXT, Kind.LONG_TEXT}
    is_odd = words[0] in ("preferred", "default") or words in (("editor",), ("lead",), ("staff",))
    is_list = not pointer.is_vague and is_plural(case.column.name)
    if case.column.type.lower().startswith("tinyint"):
        return False
    if case.column.type.lower() in ("uri", "url") and is_plural(case.column.name):
        return False
    if (case.kind is Kind.LONG_TEXT and not is_list) or (is_text and (pointer.is_vague or is_odd)):
        return False
    if case.kind is Kind.NUMBER and pointer.role in words_of("rank"):
        return False
    # A column of type `text` has room for a list of people; a short one rather says how many there are.
    is_open = case.kind in {Kind.TEXT, Kind.UNKNOWN} and case.type_text.lower() != "text"
    is_crowd = case.kind is Kind.NUMBER or (is_open and pointer.role in words_of("crowd"))
    return not (is_crowd and is_plural(case.column.name) and not case.column.name.endswith("[]"))


def _leads(case: Case, pointer: Pointer, people: People) -> bool:
    """Tell whether the word of a pointer means people here, as far as the tables of the schema tell."""
    leads = people.behind(None, pointer.role)
    is_own = pointer.role in ("account", "profile", "worker") and not pointer.is_bare
    is_own = is_own and (pointer.role != "account" or case.name.words[-3:-2] in ((), ("user",)))
    if pointer.role == "client" and not _PROGRAMS.isdisjoint(table_name(case.table).words):
        return False
    if leads is None and pointer.role == "provider" and not pointer.is_bare and people.behind(None, "patient"):
        return True
    if leads is None and is_own and table_name(case.table).subject:
        return True
    if leads is None and pointer.role in ("father", "mother") and not _is_of_family(case):
        return False
    if not pointer.is_vague or leads is not None:
        return leads is not False
    is_clear = case.kind in KEYS or not pointer.is_bare
    if pointer.role in ("parent", "child") and not _FAMILY.isdisjoint(table_name(case.table).words):
        return is_clear
    told = {"agent": "answered", "tenant": "rented"}.get(pointer.role, "")
    if told and not words_of(told).isdisjoint(table_name(case.table).words):
        return is_clear
    is_served = "deal" in table_name(case.table).classes or not words_of("clinic").isdisjoint(
        table_name(case.table).words
    )
    if pointer.role == "client" and is_served:
        return is_clear
    if pointer.role == "partner" and case.kind is Kind.REFERENCE:
        return True
    is_host = pointer.role == "host" and table_name(case.table).head in words_of("hosted")
    return is_clear and (is_host or pointer.role in words_of("pointing"))


def _is_of_family(case: Case) -> bool:
    """Tell whether a row is somebody's, so that a father is a person there, and no row above."""
    name = table_name(case.table)
    return bool(name.subject or name.holder) or not _FAMILY.isdisjoint(name.words)


def _referring(reference: Reference, pointer: Pointer | None, people: People) -> Pointer | None:
    subject = people.subject(reference)
    if subject:
        return pointer or Pointer(subject, is_vague=False, is_bare=False, is_actor=False, seen=reference.table)
    if subject is None and pointer and not pointer.is_vague:
        return pointer
    return None
