"""Whose rows are people in a schema, and which columns of any table point at them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.kinds import Kind
from pdmap.scan.classify.pointers import KEYS_OF_WAREHOUSES, Pointer, is_plural, pointer_in
from pdmap.scan.classify.surroundings import prefix_of
from pdmap.scan.classify.table_names import table_name
from pdmap.scan.classify.tokens import abbreviates, words_in
from pdmap.scan.classify.vocabulary import vocabulary
from pdmap.scan.classify.words import people as named_people
from pdmap.scan.classify.words import words_of
from pdmap.scan.schema import Reference, Table

_KEYS = frozenset({Kind.NUMBER, Kind.UUID, Kind.REFERENCE})
_POINTS = _KEYS | {Kind.UNKNOWN, Kind.TEXT, Kind.LONG_TEXT, Kind.BINARY, Kind.FRACTION, Kind.JSON}
_IDS = frozenset({"id", "uuid", "guid", "uid", "pk", "ref"})
_NUMBERS = _IDS | {"key", "number", "no", *KEYS_OF_WAREHOUSES}
"""What the key of a row may end in."""
_TWICE = 2
"""Tables that have a column of one name: its own, and another that refers to it."""


class People:
    """Whose rows are people, by the names of tables."""

    def __init__(self) -> None:
        self._subjects: dict[tuple[str, ...], str] = {}
        self._keys: dict[tuple[str, ...], str] = {}
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
        self._subjects.setdefault((table_name(table).head,), subject)

    def add_key(self, table: Table, cases: tuple[Case, ...], shared: Mapping[str, int]) -> None:
        """Remember what the key of a table of people is called, such as `borrower_no`, since others use its name.

        Names that many tables share are keys too where nothing else explains them: `adm_no` of students.
        """
        subject = self.behind(Reference(table=table.name), "")
        key = own_key(table.name, cases) or _shared_key(table.name, cases, shared) if subject else None
        if key and not self.is_key_of_others(key.name.words):
            self._keys.setdefault(key.name.words, table_name(table.name).subject or "person")

    def behind(self, reference: Reference | None, role: str) -> bool | None:
        """Tell whether a foreign key, or else a name for people, leads to people; `None` where it is not known."""
        names = [table_name(reference.table).words] if reference else []
        found = next((self._subjects[words] for words in (*names, (role,)) if words in self._subjects), None)
        return None if found is None else bool(found)

    def is_key_of_others(self, words: tuple[str, ...]) -> bool:
        """Tell whether a name is the key of a table whose rows are no people: `email_id` where there are `emails`."""
        return len(words) > 1 and words[-1] == "id" and self._subjects.get(words[:-1]) == ""

    def with_key(self, words: tuple[str, ...]) -> str:
        """Return the word for people whose key goes by a name, or by its end, as in `old_drv_id`; empty for nobody."""
        ends = (words[start:] for start in range(len(words) - 1))
        return next((self._keys[end] for end in ends if end in self._keys), "")

    @property
    def have_numbers(self) -> bool:
        """Tell whether the keys of people are called numbers, as `borrower_no` is."""
        return any(words[-1] == "number" for words in self._keys)

    def subject(self, reference: Reference) -> str | None:
        """Return the word for the people that a foreign key leads to; empty for others, `None` if it is not known."""
        name = table_name(reference.table)
        last = words_in(reference.table.rsplit(".", 1)[-1])
        known = next((self._subjects[words] for words in (name.words, last) if words in self._subjects), None)
        return known if known is not None else (None if name.is_vague else name.subject or None)


def own_key(table: str, cases: Iterable[Case]) -> Case | None:
    """Return the key of the rows of a table, as its name tells: `drv_id` in `drivers`, and no bare `id`."""
    own = tuple(case for case in cases if not case.name.path)
    declared = [case for case in own if case.column.is_key]
    first = declared[0] if len(declared) == 1 else next(iter(own), None)
    if first is None or first.kind not in _POINTS:
        return None
    *stem, last = first.name.words or ("",)
    name = table_name(table)
    is_own = tuple(stem) == name.words or all(
        word in (name.head, name.subject, prefix_of(own)) or _is_short_for(word, name.head) for word in stem
    )
    return first if stem and last in _NUMBERS and is_own else None


def pointer_of(case: Case, people: People) -> Pointer | None:
    """Return how a column points at a person; `None` where it does not."""
    words = case.name.words
    pointer = pointer_in(_pointing(case, people))
    if pointer is None and len(words) > 1 and words[-1] in _IDS and words[:-1] in people.parents:
        return Pointer(words[0], is_vague=False, is_bare=False, is_actor=False, seen=" ".join(words))
    if case.column.references:
        return _referring(case.column.references, pointer, people)
    if case.kind not in _POINTS:
        return None
    if pointer is None or (pointer.is_vague and not people.behind(None, pointer.role)):
        subject = people.with_key(words)
        if subject:
            return Pointer(subject, is_vague=False, is_bare=False, is_actor=False, seen=" ".join(words))
    return pointer if pointer and _can_point(case, pointer) and _leads(case, pointer, people) else None


# Private functions


def _shared_key(table: str, cases: tuple[Case, ...], shared: Mapping[str, int]) -> Case | None:
    """Return the first column where other tables have it too: a code by the word for the people, or an unknown one."""
    first = next(iter(cases), None)
    times = shared.get(first.column.name.lower(), 0) if first else 0
    if first is None or times < _TWICE or first.kind not in _POINTS:
        return None
    *stem, last = first.name.words or ("",)
    if last == "code" and stem == [table_name(table).head]:
        return first
    is_unknown = all(word not in vocabulary() for word in stem)
    return first if stem and times > _TWICE and last in _NUMBERS and is_unknown else None


def _is_short_for(word: str, head: str) -> bool:
    """Tell whether a word abbreviates that of a table: `resp` a respondent, but no `member` a membership."""
    if word in named_people().language:
        return False
    return abbreviates(word, head) and (word not in vocabulary() or head.startswith(word))


def _pointing(case: Case, people: People) -> tuple[str, ...]:
    """Return the words that may point at a person: with the path of a bare `id`, and an id where keys are numbers."""
    words = case.name.words
    if len(words) == 1 and words[0] in _IDS:
        return (*case.name.path, *words)
    if case.name.path[-1:] == ("id",) and words_of("leaf").issuperset(words):
        return case.name.path
    is_number = len(words) > 1 and words[-1] == "number" and case.kind is Kind.NUMBER and people.have_numbers
    return (*words[:-1], "id") if is_number else words


def _can_point(case: Case, pointer: Pointer) -> bool:
    """Tell whether the values of a column can be the identifiers that its name promises."""
    words = case.name.words
    if words == ("uid",):
        return case.kind is not Kind.TEXT and table_name(case.table).classes.isdisjoint({"system", "settings"})
    return not pointer.is_bare or _can_point_barely(case, pointer)


def _can_point_barely(case: Case, pointer: Pointer) -> bool:
    """Tell whether a name without `id` means a person, rather than how many, a rank or a text about somebody."""
    words = case.name.words
    is_text = case.kind in {Kind.TEXT, Kind.LONG_TEXT}
    is_odd = words[0] in ("preferred", "default") or words in (("editor",), ("lead",), ("staff",))
    if case.kind is Kind.LONG_TEXT or (is_text and (pointer.is_vague or is_odd)):
        return False
    if case.kind is Kind.NUMBER and pointer.role in words_of("rank"):
        return False
    is_open = case.kind in {Kind.TEXT, Kind.UNKNOWN}
    is_crowd = case.kind is Kind.NUMBER or (is_open and pointer.role in words_of("crowd"))
    return not (is_crowd and is_plural(case.column.name))


def _leads(case: Case, pointer: Pointer, people: People) -> bool:
    """Tell whether the word of a pointer means people here, as far as the tables of the schema tell."""
    leads = people.behind(None, pointer.role)
    is_own = pointer.role in ("account", "profile", "worker") and not pointer.is_bare
    if leads is None and is_own and table_name(case.table).subject:
        return True
    if not pointer.is_vague or leads is not None:
        return leads is not False
    is_clear = case.kind in _KEYS or not pointer.is_bare
    is_host = pointer.role == "host" and table_name(case.table).head in words_of("hosted")
    return is_clear and (is_host or pointer.role in words_of("pointing"))


def _referring(reference: Reference, pointer: Pointer | None, people: People) -> Pointer | None:
    subject = people.subject(reference)
    if subject:
        return pointer or Pointer(subject, is_vague=False, is_bare=False, is_actor=False, seen=reference.table)
    if subject is None and pointer and not pointer.is_vague:
        return pointer
    return None
