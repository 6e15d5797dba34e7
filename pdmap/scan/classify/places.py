"""All tables of a schema at once: whose rows are people, and to whom the others belong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pdmap.scan.classify.cases import Case, cases_of
from pdmap.scan.classify.evidence import declared_types, denial
from pdmap.scan.classify.kinds import Kind
from pdmap.scan.classify.languages import languages_of
from pdmap.scan.classify.pointers import Pointer, is_plural, pointer_in
from pdmap.scan.classify.surroundings import (
    Owner,
    Surroundings,
    ailments_of,
    are_firms,
    are_places,
    beginnings_of,
    hold_addresses,
    known_words,
    nearby_of,
    siblings_of,
    subject_of,
)
from pdmap.scan.classify.table_names import is_firm, table_name
from pdmap.scan.classify.tokens import words_in
from pdmap.scan.classify.words import people as named_people
from pdmap.scan.classify.words import words_of
from pdmap.scan.schema import Reference, Schema, Table

_KEYS = frozenset({Kind.NUMBER, Kind.UUID, Kind.REFERENCE})
_POINTS = _KEYS | {Kind.UNKNOWN, Kind.TEXT, Kind.LONG_TEXT, Kind.BINARY, Kind.FRACTION}
_IDS = frozenset({"id", "uuid", "guid", "uid", "pk"})


@dataclass(frozen=True, slots=True)
class Place:
    """A table among the others."""

    cases: tuple[Case, ...]
    around: Surroundings


class People:
    """Whose rows are people, by the names of tables."""

    def __init__(self) -> None:
        self._subjects: dict[tuple[str, ...], str] = {}
        self.go_by_usernames = False
        """Whether they have usernames, and no names."""
        self.parents: set[tuple[str, ...]] = set()
        """The names of tables that hold what people and firms have in common, such as `entity` and `party`."""

    def add(self, table: str, subject: str) -> None:
        """Remember what the rows of a table are; with its prefix, as in `app_users`, and without."""
        words = table_name(table).words
        self._subjects[words] = self._subjects.get(words) or subject
        self._subjects.setdefault(words_in(table.rsplit(".", 1)[-1]), subject)
        self._subjects.setdefault(words[-1:], subject)

    def behind(self, reference: Reference | None, role: str) -> bool | None:
        """Tell whether a foreign key, or else a name for people, leads to people; `None` where it is not known."""
        names = [table_name(reference.table).words] if reference else []
        found = next((self._subjects[words] for words in (*names, (role,)) if words in self._subjects), None)
        return None if found is None else bool(found)

    def is_key_of_others(self, words: tuple[str, ...]) -> bool:
        """Tell whether a name is the key of a table whose rows are no people: `email_id` where there are `emails`."""
        return len(words) > 1 and words[-1] == "id" and self._subjects.get(words[:-1]) == ""

    def subject(self, reference: Reference) -> str | None:
        """Return the word for the people that a foreign key leads to; empty for others, `None` if it is not known."""
        name = table_name(reference.table)
        last = words_in(reference.table.rsplit(".", 1)[-1])
        known = next((self._subjects[words] for words in (name.words, last) if words in self._subjects), None)
        return known if known is not None else (None if name.is_vague else name.subject or None)


def look(schema: Schema) -> tuple[tuple[Place, ...], People]:
    """Return each table of a schema with what stands around its columns, and whose rows are people."""
    every = tuple((table, cases_of(table)) for table in schema.tables)
    people = People()
    for table, cases in every:
        people.add(table.name, subject_of(table.name, cases, Owner())[0])
    people.parents |= _parents(every, people)
    people.go_by_usernames = _go_by_usernames(every, people)
    return tuple(Place(cases, _around(table, cases, people)) for table, cases in every), people


def pointer_of(case: Case, people: People) -> Pointer | None:
    """Return how a column points at a person; `None` where it does not."""
    words = case.name.words
    pointer = pointer_in((*case.name.path, *words) if len(words) == 1 and words[0] in _IDS else words)
    if pointer is None and len(words) > 1 and words[-1] in _IDS and words[:-1] in people.parents:
        return Pointer(words[0], is_vague=False, is_bare=False, is_actor=False, seen=" ".join(words))
    if case.column.references:
        return _referring(case.column.references, pointer, people)
    is_text = case.kind in {Kind.TEXT, Kind.LONG_TEXT}
    if pointer is None or (pointer.is_vague and pointer.is_bare and is_text):
        return None
    if case.kind not in _POINTS or (words == ("uid",) and case.kind is Kind.TEXT):
        return None
    is_open = case.kind in {Kind.TEXT, Kind.UNKNOWN}
    is_crowd = case.kind is Kind.NUMBER or (is_open and pointer.role in words_of("crowd"))
    if pointer.is_bare and is_crowd and is_plural(case.column.name):
        return None
    is_odd = words[0] in ("preferred", "default") or words in (("editor",), ("lead",), ("staff",))
    if pointer.is_bare and (case.kind is Kind.LONG_TEXT or (is_odd and is_text)):
        return None
    if pointer.is_bare and case.kind is Kind.NUMBER and pointer.role in words_of("rank"):
        return None
    leads = people.behind(None, pointer.role)
    if (
        leads is None
        and pointer.role in ("account", "profile", "worker")
        and not pointer.is_bare
        and table_name(case.table).subject
    ):
        return pointer
    if not pointer.is_vague or leads is not None:
        return None if leads is False else pointer
    is_clear = case.kind in _KEYS or not pointer.is_bare
    return pointer if is_clear and pointer.role in words_of("pointing") else None


# Private functions


def _around(table: Table, cases: tuple[Case, ...], people: People) -> Surroundings:
    name = table_name(table.name)
    known = known_words(name, cases)
    owner = _owner(cases, people)
    subject, why = subject_of(table.name, cases, owner)
    siblings = frozenset(siblings_of(known, cases))
    is_firm = not subject and (are_firms(name, cases) or are_places(name, siblings, owner.column))
    if hold_addresses(name, siblings, nearby_of(cases)):
        name = replace(name, classes=(name.classes - {"org", "thing"}) | {"address"})
    return Surroundings(
        name=replace(name, classes=name.classes | {"org"}) if is_firm else name,
        subject=subject,
        why=why,
        owner=owner.column,
        holder=owner.role or name.holder,
        siblings=siblings,
        ailments=ailments_of(cases),
        beginnings=beginnings_of(cases),
        names=frozenset(case.name.words for case in cases),
        go_by_usernames=people.go_by_usernames,
        is_parent=name.words in people.parents,
        known=known,
        nearby=nearby_of(cases),
        languages=languages_of(name, cases),
        declared=declared_types(table),
        denied=denial(table),
    )


def _go_by_usernames(every: Sequence[tuple[Table, tuple[Case, ...]]], people: People) -> bool:
    of_people = [(table, cases) for table, cases in every if people.behind(Reference(table=table.name), "")]
    kinds = {
        kind for table, cases in of_people for kind in siblings_of(known_words(table_name(table.name), cases), cases)
    }
    names = {case.name.words for _, cases in of_people for case in cases}
    has_names = not {("display", "name"), ("full", "name"), ("real", "name")}.isdisjoint(names)
    return "username" in kinds and not has_names and {"name.first", "name.last"}.isdisjoint(kinds)


def _parents(every: Sequence[tuple[Table, tuple[Case, ...]]], people: People) -> set[tuple[str, ...]]:
    """Return the tables of parties that tables of people refer to by their names."""
    names = {table_name(table.name).words for table, _ in every}
    return {
        (word,)
        for table, cases in every
        if people.behind(Reference(table=table.name), "")
        for case in cases
        if len(case.name.words) == 2 and case.name.words[1] in _IDS
        for word in case.name.words[:1]
        if word in words_of("party") and (word,) in names
    }


def _referring(reference: Reference, pointer: Pointer | None, people: People) -> Pointer | None:
    subject = people.subject(reference)
    if subject:
        return pointer or Pointer(subject, is_vague=False, is_bare=False, is_actor=False, seen=reference.table)
    if subject is None and pointer and not pointer.is_vague:
        return pointer
    return None


def _owner(cases: tuple[Case, ...], people: People) -> Owner:
    """Return the column that says to whom rows belong; what somebody merely created is not theirs."""
    for case in cases:
        pointer = None if case.asks else pointer_of(case, people)
        if pointer and not pointer.is_actor and not (pointer.is_bare and case.kind is Kind.TEXT):
            return Owner(case.full_name, pointer.role)
    return next((owner for case in cases if (owner := _named_owner(case, people))), Owner())


def _is_of_others(case: Case) -> bool:
    """Tell whether a table is none of people or of systems, so that a username in it says whose a row is."""
    name = table_name(case.table)
    is_name = case.name.words in (("username",), ("user", "name"), ("user", "localpart"), ("login",))
    systems = {"org", "settings", "infra", "template", "system", "thing", "lookup"}
    return is_name and not name.subject and name.classes.isdisjoint(systems)


def _named_owner(case: Case, people: People) -> Owner | None:
    """Return the person whom a column such as `policyholder_name` or `student_number` names."""
    pointer = pointer_of(case, people)
    if pointer and pointer.is_bare and not pointer.is_actor and pointer.role not in words_of("author"):
        return Owner(case.full_name, pointer.role)
    match = next(iter(case.fitting()), None)
    if match is None or case.asks:
        return None
    if match.entry.data_type == "username" and not match.before and _is_of_others(case):
        return Owner(case.full_name, "user")
    if match.entry.data_type == "user.id" and not match.entry.need:
        return Owner(case.full_name, match.phrase[0])
    if not match.before or not match.entry.data_type.startswith("name."):
        return None
    role = match.before[-1]
    is_person = role in named_people().language or role in words_of("telling")
    is_owner = is_person and role not in words_of("actor") and role not in words_of("author")
    return Owner(case.full_name, role) if is_owner and not is_firm(match.before) else None
