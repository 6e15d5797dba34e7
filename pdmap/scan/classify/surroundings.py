"""What a table is: rows about people, firms, machines or settings, as its name and its columns tell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pdmap.scan.classify.kinds import fits, kind_of
from pdmap.scan.classify.names import parse
from pdmap.scan.classify.tokens import words_in
from pdmap.scan.classify.words import people, words_of
from pdmap.scan.schema import Table

_CLASSES = ("org", "infra", "settings", "lookup", "template", "system", "thing", "mail", "session", "address", "part")
_DISTINCT = {
    "name.first": 2,
    "name.last": 2,
    "name.full": 1,
    "date_of_birth": 2,
    "gender": 1,
    "email.address": 1,
    "phone": 1,
    "username": 1,
    "password": 1,
    "password_hash": 1,
    "national_id": 2,
    "marital_status": 1,
    "nationality": 1,
    "job_title": 1,
}
"""How much columns of a kind speak for rows that are people."""
_ADDRESS = ("address.city", "address.postcode", "address.street", "address.region", "address.country", "address.postal")


@dataclass(frozen=True, slots=True)
class TableName:
    """What the name of a table says."""

    words: tuple[str, ...]
    subject: str
    """The word for people that its rows are; empty where they are none."""
    is_vague: bool
    """Whether that word is used of others than people too."""
    holder: str
    """The word for people whom its rows belong to, as in `user_sessions`; empty where there is none."""
    classes: frozenset[str]
    """The classes of its last word that counts."""
    head: str
    """That word."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a column."""

    name: TableName
    subject: str
    """The word for the people that the rows are; empty where they are none."""
    why: str
    """What told so; empty where the rows are no people."""
    owner: str
    """The column that says whose the rows are; empty where none does."""
    holder: str
    """The word for whom the rows belong to, which the name of the table may tell too; empty where they are nobody's."""
    siblings: frozenset[str]
    """Data types that columns of the table hold by names of their own, such as `email`."""
    nearby: frozenset[str]
    """Those that any of its columns may hold, such as `author_email`."""
    language_words: frozenset[str]
    """Languages other than English that names of the table are in."""

    @property
    def is_owned(self) -> bool:
        """Tell whether the rows are people, or belong to one."""
        return bool(self.subject or self.holder)

    def has_class(self, *names: str) -> bool:
        """Tell whether the table is of any of the classes."""
        return any(name in self.name.classes for name in names)

    def addresses(self) -> int:
        """Return how many parts of an address stand in the table."""
        return sum(part in self.nearby for part in _ADDRESS)


@lru_cache(maxsize=16_384)
def table_name(name: str) -> TableName:
    """Return what the name of a table says of its rows."""
    words = words_in(name.rsplit(".", 1)[-1])
    kept = list(words)
    while len(kept) > 1 and (kept[-1] in words_of("rows") or kept[-1].isdigit()):
        kept.pop()
    head = kept[-1] if kept else ""
    before = tuple(kept[:-1])
    named = people()
    is_firm = bool(before) and before[-1] in words_of("org") and head in ("customer", "client", "account")
    subject = head if (head in named.language or head in named.vague) and not is_firm else ""
    subject = subject or _leading_person(tuple(kept))
    holder = "" if subject else next((word for word in reversed(before) if word in named.language), "")
    if holder and _is_firm_before(before, holder):
        holder = ""
    classes = frozenset(name for name in _CLASSES if head in words_of(name)) | ({"org"} if is_firm else set())
    return TableName(words, subject, subject in named.vague, holder, classes, head)


def surroundings(table: Table, owner: tuple[str, str], languages: frozenset[str]) -> Surroundings:
    """Return what stands around the columns of a table; the owner is known from its pointers."""
    name = table_name(table.name)
    siblings = _siblings(table, frozenset(name.words))
    column, role = owner
    subject, why = _subject(name, siblings, column)
    return Surroundings(name, subject, why, column, role or name.holder, frozenset(siblings), _nearby(table), languages)


# Private functions


def _siblings(table: Table, known: frozenset[str]) -> dict[str, str]:
    """Return the data types that columns hold by names of their own, each with such a column."""
    found: dict[str, str] = {}
    for column in table.columns:
        for match in parse(column.full_name).matches:
            if known.issuperset(match.before) and fits(kind_of(column.type), match.entry.fits):
                found.setdefault(match.entry.data_type, column.full_name)
    return found


def _nearby(table: Table) -> frozenset[str]:
    return frozenset(
        match.entry.data_type
        for column in table.columns
        for match in parse(column.full_name).matches
        if fits(kind_of(column.type), match.entry.fits)
    )


def _leading_person(words: tuple[str, ...]) -> str:
    """Return the person in a name such as `datos_cliente` or `clientes_datos`, which other languages put first."""
    named = people().language
    if (
        len(words) > 1
        and named.get(words[0], "en") != "en"
        and words[-1] in ("dato", "datos", "dati", "dados", "daten")
    ):
        return words[0]
    return ""


def _is_firm_before(before: tuple[str, ...], holder: str) -> bool:
    place = before.index(holder)
    return holder in ("customer", "client", "account") and place > 0 and before[place - 1] in words_of("org")


def _subject(name: TableName, siblings: dict[str, str], owner: str) -> tuple[str, str]:
    score = sum(weight for data_type, weight in _DISTINCT.items() if data_type in siblings)
    if name.subject and not name.is_vague:
        return name.subject, f"table of {name.subject} rows"
    if name.subject and score >= 2:
        return name.subject, f"table `{' '.join(name.words)}` with columns of people"
    no_people = {"org", "infra", "settings", "lookup", "template", "system", "thing", "mail", "session"} & name.classes
    has_name = "name.first" in siblings or "name.last" in siblings or "date_of_birth" in siblings
    if score >= 3 and has_name and not no_people and not owner:
        return "person", "columns of people: " + ", ".join(
            f"`{siblings[kind]}`" for kind in _DISTINCT if kind in siblings
        )
    return "", ""
