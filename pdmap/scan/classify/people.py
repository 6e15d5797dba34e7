"""Whose rows are people in a schema, and which columns of any table point at them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.gathering import prefix_of
from pdmap.scan.classify.kinds import Kind
from pdmap.scan.classify.pointers import KEYS_OF_WAREHOUSES
from pdmap.scan.classify.table_names import table_name
from pdmap.scan.classify.tokens import abbreviates, words_in
from pdmap.scan.classify.vocabulary import vocabulary
from pdmap.scan.classify.words import people as named_people
from pdmap.scan.classify.words import words_of
from pdmap.scan.schema import Reference, Table

KEYS = frozenset({Kind.NUMBER, Kind.UUID, Kind.REFERENCE})
"""Kinds of values that are keys."""
POINTS = KEYS | {Kind.UNKNOWN, Kind.TEXT, Kind.LONG_TEXT, Kind.BINARY, Kind.FRACTION, Kind.JSON}
IDS = frozenset({"id", "gid", "uuid", "guid", "uid", "pk", "ref"})
_NUMBERS = IDS | {"key", "number", "no", *KEYS_OF_WAREHOUSES}
"""What the key of a row may end in."""
_SHORTEST_END = 5
"""Letters of what a joined word ends in, so that it is no mere ending."""
_TWICE = 2
"""Tables that have a column of one name: its own, and another that refers to it."""


class People:
    """Whose rows are people, by the names of tables."""

    def __init__(self) -> None:
        self._subjects: dict[tuple[str, ...], str] = {}
        self._keys: dict[tuple[str, ...], str] = {}
        self._tables: dict[tuple[str, ...], str] = {}
        self.go_by_usernames = False
        """Whether they have usernames, and no names."""
        self.have_uids = False
        """Whether a `uid` that is a text means a user, as in schemas of telephony over the Internet."""
        self.parents: set[tuple[str, ...]] = set()
        """The names of tables that hold what people and firms have in common, such as `entity` and `party`."""

    def add(self, table: str, subject: str) -> None:
        """Remember what the rows of a table are; with its prefix, as in `app_users`, and without."""
        words = table_name(table).words
        self._subjects[words] = self._subjects.get(words) or subject
        self._tables[words] = subject
        self._subjects.setdefault(words_in(table.rsplit(".", 1)[-1]), subject)
        self._subjects.setdefault(words[-1:], subject)
        self._subjects.setdefault((table_name(table).head,), subject)

    def add_key(self, table: Table, cases: tuple[Case, ...], shared: Mapping[str, int]) -> None:
        """Remember what the key of a table of people is called, such as `borrower_no`, since others use its name.

        Names that many tables share are keys too where nothing else explains them: `adm_no` of students.
        """
        subject = self.behind(Reference(table=table.name), "")
        is_plain = shared.get("uid", 0) > _TWICE and not {"user_id", "userid"} & shared.keys()
        if is_plain and not words_of("sip").isdisjoint(table_name(table.name).words):
            self.have_uids |= any(case.column.name.lower() == "uid" for case in cases)
        key = own_key(table.name, cases) or _shared_key(table.name, cases, shared) if subject else None
        keys = [key] if key else []
        keys += _initial_keys(table.name, cases, shared) if subject else []
        for each in keys:
            if not self.is_key_of_others(each.name.words):
                person = table_name(table.name).subject or "person"
                self._keys.setdefault(each.name.words, person)
                # Other tables have its short name written out: `pat_no` as `pats number`.
                self._keys.setdefault((*table_name(table.name).words, *each.name.words[-1:]), person)

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
        ends = [words[start:] for start in range(max(len(words) - 1, 1))]
        if len(words) > 1 and (words[-2] in words_of("kin") or words[-2] in named_people().language):
            ends.append(words[-1:])
        return next((self._keys[end] for end in ends if end in self._keys), "")

    def with_table(self, words: tuple[str, ...]) -> str:
        """Return the people that a key is of by the name of their table, as `phonebook_id` is; empty for nobody."""
        is_key = len(words) > 1 and words[-1] in IDS
        return self._tables.get(words[:-1], "") if is_key else ""

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
    if first is None or first.kind not in POINTS:
        return None
    *stem, last = first.name.words or ("",)
    name = table_name(table)
    is_own = tuple(stem) == name.words or all(
        word in (name.head, name.subject, prefix_of(own)) or _is_short_for(word, name.head) for word in stem
    )
    return first if stem and last in _NUMBERS and is_own else None


# Private functions


def _shared_key(table: str, cases: tuple[Case, ...], shared: Mapping[str, int]) -> Case | None:
    """Return the first column where other tables have it too: a code by the word for the people, or an unknown one."""
    first = next(iter(cases), None)
    times = shared.get(first.column.name.lower(), 0) if first else 0
    if first is None or times < _TWICE or first.kind not in POINTS:
        return None
    *stem, last = first.name.words or ("",)
    name = table_name(table)
    if stem and (name.subject, "id") in {case.name.words for case in cases if case is not first}:
        return None  # the row joins somebody with another thing, whose key comes first
    if last == "code" and stem == [name.head]:
        return first
    if not stem and first.kind is Kind.NUMBER and times > _TWICE and last not in vocabulary():
        return first
    is_unknown = all(word not in vocabulary() for word in stem)
    return first if stem and times > _TWICE and last in _NUMBERS and is_unknown else None


def _initial_keys(table: str, cases: Iterable[Case], shared: Mapping[str, int]) -> list[Case]:
    """Return the column named by the first letter of a table that others share with it, as `pid` of `patients`."""
    subject = table_name(table).subject
    name = f"{subject[:1]}id"
    if not subject:
        return []
    return [case for case in cases if case.column.name.lower() == name and shared.get(name, 0) > _TWICE]


def _is_short_for(word: str, head: str) -> bool:
    """Tell whether a word abbreviates that of a table: `resp` a respondent, but no `member` a membership.

    What a joined word ends in stands for it too: `holder` for `plotholder`.
    """
    if len(word) >= _SHORTEST_END and head.endswith(word):
        return True
    if word in named_people().language:
        return False
    return abbreviates(word, head) and (word not in vocabulary() or head.startswith(word))
