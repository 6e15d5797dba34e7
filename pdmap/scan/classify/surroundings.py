"""What a table is: rows about people, firms, machines or settings, as its name and its columns tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.dictionary import Entry
from pdmap.scan.classify.table_names import TableName, table_name
from pdmap.scan.classify.words import words_of

_TELLING = {
    "name.first": 2,
    "name.last": 2,
    "date_of_birth": 2,
    "national_id": 2,
    "name.full": 1,
    "gender": 1,
    "email.address": 1,
    "phone": 1,
    "username": 1,
    "password": 1,
    "password_hash": 1,
    "marital_status": 1,
    "nationality": 1,
    "job_title": 1,
    "oauth_id": 1,
    "social_profile": 1,
    "health": 1,
    "emergency_contact": 1,
    "family": 1,
    "id_document_copy": 1,
    "bank_account": 1,
    "personal_life": 1,
    "employment_history": 1,
    "education": 1,
    "drivers_license": 1,
    "passport": 1,
}
"""How much columns of a kind speak for rows that are people."""
_SURE = frozenset({"name.first", "name.last", "date_of_birth"})
_HUMAN = _SURE | {"gender", "username", "password", "password_hash", "marital_status", "nationality", "national_id"}
_FACTS = frozenset(
    {
        *("gender", "marital_status", "nationality", "ethnicity", "religion", "citizenship", "date_of_birth", "age"),
        *("age.range", "income", "education", "employment_history", "family", "sexual_orientation", "national_id"),
        *("birth_place", "name.first", "name.last"),
    }
)
"""What is known of people; where a row has several, it is one."""
_SURE_FACTS = _SURE | {"marital_status", "nationality", "national_id", "citizenship", "income", "employment_history"}
"""Those that no character of a game has: one at least is among them."""
_MANY = 3
_MOST = 0.6
"""Part of the columns that begin with a word which then says nothing more of each."""
_ADDRESS = ("address.city", "address.postcode", "address.street", "address.region", "address.country", "address.postal")
_NOT_PEOPLE = frozenset(
    {"org", "infra", "settings", "lookup", "template", "system", "thing", "mail", "session", "animal"}
)
_OWN_PARTS = frozenset({"contact", "personal", "demographic", "person", "name"})
"""Objects within a row that hold what it has itself: `agents.contact.email`."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom the rows of a table belong to."""

    column: str = ""
    """The column that says so; empty where none does."""
    role: str = ""
    """The word for the person."""
    points: bool = False
    """Whether it is the key of a person's row, rather than a name or a number that a person goes by."""


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
    is_owner_key: bool
    """Whether that column is the key of a row elsewhere."""
    holder: str
    """The word for whom the rows belong to, which the name of the table may tell too; empty where they are nobody's."""
    siblings: frozenset[str]
    """Data types that columns of the table hold by names of their own, such as `email`."""
    nearby: frozenset[str]
    """Those that any of its columns may hold, such as `author_email`."""
    languages: frozenset[str]
    """Languages other than English that names of the table are in."""
    ailments: int
    """How many columns may hold data about health."""
    beginnings: frozenset[tuple[tuple[str, ...], str]]
    """What stands before phrases in names of the table: where there is `poc_email`, `poc_name` names a person."""
    names: frozenset[tuple[str, ...]]
    """The words of each column."""
    go_by_usernames: bool
    """Whether people have usernames in the schema, and no names."""
    is_parent: bool
    """Whether tables of people refer to it by its name, as `person.entity_id` does to `entity`."""
    known: frozenset[str]
    """Words that say nothing more in a name: those of the table, and one that most of its columns begin with."""
    prefix: str
    """The word that most columns begin with; empty where there is none."""
    declared: frozenset[str]
    """Data types that the authors of the schema say the table holds."""
    denied: str
    """Who says that the table holds nothing personal; empty where nobody does."""

    @property
    def is_owned(self) -> bool:
        """Tell whether the rows are people, or belong to one."""
        return bool(self.subject or self.holder)

    def has_class(self, *names: str) -> bool:
        """Tell whether the table is of any of the classes."""
        classes = self.name.classes - {"org"} if self.subject else self.name.classes
        return not classes.isdisjoint(names)

    def addresses(self) -> int:
        """Return how many parts of an address stand in the table."""
        return sum(part in self.nearby for part in _ADDRESS)


def subject_of(table: str, cases: tuple[Case, ...], owner: Owner) -> tuple[str, str]:
    """Return the word for the people that the rows of a table are, and what told so; two empty texts for none."""
    name = table_name(table)
    siblings = siblings_of(known_words(name, cases), cases)
    score = sum(weight for data_type, weight in _TELLING.items() if data_type in siblings)
    is_profile = name.subject == "profile" and (owner.column or len(name.words) == 1)
    is_profile = is_profile or (name.is_vague and "profile" in name.words)
    if (name.subject and not name.is_vague) or is_profile:
        return name.subject, f"table of {name.subject} rows"
    if name.subject and score >= 2 and not _may_be_firms(name, siblings) and not are_firms(name, cases):
        return name.subject, f"table `{' '.join(name.words)}` with columns of people"
    facts = [siblings[kind] for kind in sorted(_FACTS & siblings.keys())]
    is_sure = len(facts) >= _MANY and not _SURE_FACTS.isdisjoint(siblings)
    if is_sure and not owner.points and name.classes.isdisjoint(_NOT_PEOPLE - {"thing"}):
        return "person", f"columns of people: {', '.join(f'`{fact}`' for fact in facts)}"
    if score < 3 or owner.column or _SURE.isdisjoint(siblings) or not _NOT_PEOPLE.isdisjoint(name.classes):
        return "", ""
    columns = ", ".join(f"`{siblings[kind]}`" for kind in _TELLING if kind in siblings)
    return "person", f"columns of people: {columns}"


def are_firms(name: TableName, cases: tuple[Case, ...]) -> bool:
    """Tell whether rows named by a word that firms go by too, such as `account`, are firms, as columns tell."""
    if name.subject not in words_of("vague_firm"):
        return False
    return any(word in words_of("firm") for case in cases for word in case.name.words)


def are_places(name: TableName, siblings: frozenset[str], owner: str) -> bool:
    """Tell whether rows are places or firms: they have a name and an address, and nothing that only people have."""
    if owner or name.subject or not {"part", "request", "content", "address", "deal", "mail"}.isdisjoint(name.classes):
        return False
    parts = sum(part in siblings for part in _ADDRESS)
    return "name.full" in siblings and parts >= 3 and _HUMAN.isdisjoint(siblings)


def hold_addresses(name: TableName, siblings: frozenset[str], nearby: frozenset[str]) -> bool:
    """Tell whether a table such as `location` holds addresses with streets, and no places that have names."""
    is_location = name.head in ("location", "place", "site") and "name.full" not in siblings
    has_street = not {"address.street", "address.postal"}.isdisjoint(nearby)
    return is_location and has_street and sum(part in nearby for part in _ADDRESS) >= 3


def are_letters(known: frozenset[str], names: frozenset[tuple[str, ...]]) -> bool:
    """Tell whether rows are letters, whatever a table is called: somebody is written to, about something."""
    last = {words[-1] for words in names if words and known.issuperset(words[:-1])}
    return "subject" in last and len(last & {"from", "to", "cc", "bcc", "sender", "recipient", "body"}) >= 2


def _may_be_firms(name: TableName, siblings: dict[str, str]) -> bool:
    sure = _HUMAN if name.subject in words_of("mostly_firm") else _HUMAN | {"email.address"}
    return name.subject in words_of("vague_firm") and sure.isdisjoint(siblings)


def known_words(name: TableName, cases: tuple[Case, ...]) -> frozenset[str]:
    """Return the words of a table, and the one that most of its columns begin with."""
    return frozenset((*name.words, prefix_of(cases))) - {""}


def prefix_of(cases: tuple[Case, ...]) -> str:
    """Return the word that most columns of a table begin with, as in `cst_city`, `cst_email`; empty for none."""
    first = Counter(case.name.words[0] for case in cases if len(case.name.words) > 1)
    word, count = first.most_common(1)[0] if first else ("", 0)
    return word if count >= max(3, _MOST * len(cases)) else ""


def siblings_of(known: frozenset[str], cases: tuple[Case, ...]) -> dict[str, str]:
    """Return the data types that columns hold by names of their own, each with such a column."""
    found: dict[str, str] = {}
    for case in cases:
        for match in case.fitting():
            if (known | _OWN_PARTS).issuperset(match.before) and match.entry.need != "slug":
                found.setdefault(match.entry.data_type, case.full_name)
    return found


def nearby_of(cases: tuple[Case, ...]) -> frozenset[str]:
    """Return the data types that any of the columns may hold."""
    return frozenset(match.entry.data_type for case in cases for match in case.fitting())


def beginnings_of(cases: tuple[Case, ...]) -> frozenset[tuple[tuple[str, ...], str]]:
    """Return what stands before each phrase in the names of columns, with the phrase."""
    return frozenset((match.before, match.text) for case in cases for match in case.fitting() if match.before)


def ailments_of(cases: tuple[Case, ...]) -> int:
    """Return how many columns may hold data about health, by words that speak of little else."""
    return sum(any(_is_ailment(match.entry) for match in case.fitting()) for case in cases)


def _is_ailment(entry: Entry) -> bool:
    return entry.data_type.startswith("health") and entry.need not in {"patientfact", "clinical"}
