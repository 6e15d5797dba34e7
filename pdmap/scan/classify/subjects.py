"""What the rows of a table are, as its name and its columns tell: people, firms, places, letters."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.gathering import known_words, siblings_of
from pdmap.scan.classify.surroundings import ADDRESS, NAMES, Owner
from pdmap.scan.classify.table_names import TableName, table_name
from pdmap.scan.classify.words import people, person_in, words_of

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
FACTS = frozenset(
    {
        *("gender", "marital_status", "nationality", "ethnicity", "religion", "citizenship", "date_of_birth", "age"),
        *("age.range", "income", "education", "employment_history", "family", "sexual_orientation", "national_id"),
        *("birth_place", "name.first", "name.last"),
    }
)
"""What is known of people; where a row has several, it is one."""
_SURE_FACTS = _SURE | {"marital_status", "nationality", "national_id", "citizenship", "income", "employment_history"}
"""Those that no character of a game has: one at least is among them."""
_OF_PROFILES = frozenset({"photo", "website", "interests", "social_profile", "language", "timezone", "family"})
"""What profiles of people have, and those that are roles have not."""
_LINES = frozenset({"extension", "peer", "sippeer", "line", "friend", "sipuser", "sipfriend"})
_CALLED = frozenset({"voicemail", "callerid", "caller", "secret", "mailbox", "fullname", "pin", "callgroup"})
"""Words of tables of telephones, and of what these have that somebody answers."""
_WRITTEN = frozenset({"string", "address", "list", "text"})
"""What says only how those are written who letters are from, and to."""
_ONLY_PEOPLE = _HUMAN | {"email.address", "phone", "fax", "address.city", "address.street", "address.postal"}
"""What people and firms have of which more is known than a name and a description."""
_MORE_FACTS = frozenset({"language", "vulnerability", "health.disability", "email.address", "phone", "personal_life"})
_MANY = 3
_PROGRAM = frozenset({("client", "secret"), ("grant", "type"), ("redirect", "uri"), ("callback", "url"), ("callback",)})
"""What a client has that is a program, and no customer."""
_NOT_PEOPLE = frozenset(
    {"org", "infra", "settings", "lookup", "template", "system", "thing", "mail", "session", "animal"}
)


def subject_of(table: str, cases: tuple[Case, ...], owner: Owner) -> tuple[str, str]:
    """Return the word for the people that the rows of a table are, and what told so; two empty texts for none."""
    name = table_name(table)
    siblings = siblings_of(known_words(name, cases), cases)
    score = sum(weight for data_type, weight in _TELLING.items() if data_type in siblings)
    names = {case.name.words for case in cases}
    is_told = bool((_ONLY_PEOPLE | _OF_PROFILES) & _told(cases) or {("bio",), ("about",), ("biography",)} & names)
    is_profile = name.subject == "profile" and (owner.column or (len(name.words) == 1 and is_told))
    is_profile = is_profile or (name.is_vague and name.subject != "profile" and "profile" in name.words)
    if "profile" in name.words and owner.points and len(_told(cases) & (_HUMAN | _OF_PROFILES)) >= _MANY:
        return owner.role, f"a profile of a {owner.role}"
    if name.subject == "client" and not _PROGRAM.isdisjoint(case.name.words for case in cases):
        return "", ""
    if name.subject in ("customer", "client") and _ONLY_PEOPLE.isdisjoint(siblings) and _are_described(cases):
        return "", ""
    if name.subject and (_have_contacts(cases) or _are_reached(name, cases)) and _HUMAN.isdisjoint(siblings):
        return "", ""
    if (name.subject and not name.is_vague) or is_profile:
        return name.subject, f"table of {name.subject} rows"
    if name.subject in ("identity", "account") and any({"last", "login"} <= set(words) for words in names):
        return "user", f"{name.subject} rows that sign in"
    if {"address", "book"} <= set(name.words) and siblings.keys() >= NAMES:
        return "contact", "entries of an address book"
    if name.head == "name" and name.holder and siblings.keys() >= NAMES:
        return name.holder, f"names of {name.holder} rows"
    if name.head in _LINES and len(_CALLED & {word for case in cases for word in case.name.words}) >= 2:
        return "user", "lines that somebody is called on"
    if _is_part_of_person(name, owner):
        return name.subject, f"table `{' '.join(name.words)}`, each of a {owner.role}"
    if (
        name.is_vague
        and _ONLY_PEOPLE.isdisjoint(siblings)
        and not names.isdisjoint({("body",), ("content",), ("slug",)})
    ):
        return "", ""
    if name.subject and score >= 2 and not _may_be_firms(name, siblings) and not are_firms(name, cases):
        return name.subject, f"table `{' '.join(name.words)}` with columns of people"
    not_people = _NOT_PEOPLE - {"thing"} if "request" in name.classes else _NOT_PEOPLE
    is_other = not not_people.isdisjoint(name.classes) and name.head != "mailbox"
    is_other = is_other or name.head in words_of("no_person")
    if _sign_in(siblings, cases) and not owner.points and not is_other:
        return "user", "columns of people who sign in"
    facts = [siblings[kind] for kind in sorted(FACTS & siblings.keys())]
    is_sure = len(facts) >= _MANY and not _SURE_FACTS.isdisjoint(siblings)
    is_known = siblings.keys() >= _SURE or name.classes.isdisjoint(_NOT_PEOPLE - {"thing", "settings"})
    if (is_sure and not owner.points and is_known) or _tell_of_one(name, facts, cases, owner):
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
    parts = sum(part in siblings for part in ADDRESS)
    return "name.full" in siblings and parts >= 3 and _HUMAN.isdisjoint(siblings)


def hold_addresses(name: TableName, siblings: frozenset[str], nearby: frozenset[str]) -> bool:
    """Tell whether a table such as `location` holds addresses with streets, and no places that have names."""
    is_location = name.head in ("location", "place", "site") and "name.full" not in siblings
    has_street = not {"address.street", "address.postal"}.isdisjoint(nearby)
    return is_location and has_street and sum(part in nearby for part in ADDRESS) >= 3


def are_letters(known: frozenset[str], names: frozenset[tuple[str, ...]]) -> bool:
    """Tell whether rows are letters, whatever a table is called: somebody is written to, about something."""
    plain = [words[:-1] if len(words) > 1 and words[-1] in _WRITTEN else words for words in names]
    last = {words[-1] for words in plain if words and known.issuperset(words[:-1])}
    return "subject" in last and len(last & {"from", "to", "cc", "bcc", "sender", "recipient", "body"}) >= 2


# Private functions


def _sign_in(siblings: Mapping[str, str], cases: tuple[Case, ...]) -> bool:
    """Tell whether rows have what people sign in with, and who they are, and are no servers to connect to."""
    signs = "username" in siblings and not {"password", "password_hash"}.isdisjoint(siblings)
    is_named = not {"email.address", "name.full", "name.first"}.isdisjoint(siblings)
    words = {word for case in cases for word in case.name.words}
    return signs and is_named and words.isdisjoint({"host", "hostname", "port", "server", "smtp", "imap", "protocol"})


def _tell_of_one(name: TableName, facts: list[str], cases: tuple[Case, ...], owner: Owner) -> bool:
    """Tell whether rows say what is known of one person each, as those of `student_demographics` do."""
    is_deed = not name.classes.isdisjoint({"deal", "session", "mail", "content", "address", "template", "lookup"})
    stems = {case.name.words[:-1] for case in cases if case.name.words[-1:] == ("id",)}
    others = [stem for stem in stems if person_in(stem)]
    if is_deed or owner.role not in words_of("deep") | {"student", "pupil", "learner"} or len(others) > 2:
        return False
    kinds = {match.entry.data_type for case in cases for match in case.fitting()}
    return len(facts) >= _MANY or (bool(facts) and len(kinds & (FACTS | _MORE_FACTS)) >= _MANY + 1)


def _are_described(cases: tuple[Case, ...]) -> bool:
    """Tell whether rows have a name and a description, as firms and things have, and people have not."""
    names = {case.name.words for case in cases}
    return ("name",) in names and ("description",) in names


def _is_part_of_person(name: TableName, owner: Owner) -> bool:
    """Tell whether rows are what somebody is: providers or drivers that have a `person_id` or a `user_id`."""
    named = people()
    is_known = name.subject in named.language or name.subject in named.vague
    is_plain = is_known and name.words[-1:] == (name.subject,) and owner.points
    if owner.role in ("person", "individual"):
        return is_plain
    firms = words_of("vague_firm") | {"account", "profile", "identity", "household", "family", "subject"}
    return is_plain and owner.role == "user" and name.subject not in firms


def _told(cases: tuple[Case, ...]) -> set[str]:
    """Return what columns tell by names that mean much the same in any table, whatever stands before."""
    plain = {"", "person", "own", "login", "human", "holder"}
    return {match.entry.data_type for case in cases for match in case.fitting() if match.entry.need in plain}


def _are_reached(name: TableName, cases: tuple[Case, ...]) -> bool:
    """Tell whether customers are firms that have a name, and somebody by whom they are reached."""
    names = {case.name.words for case in cases}
    contacts = {("contact",), ("contact", "name"), ("contact", "person")}
    return name.subject in ("client", "customer") and ("name",) in names and not contacts.isdisjoint(names)


def _have_contacts(cases: tuple[Case, ...]) -> bool:
    """Tell whether rows are firms that somebody answers for, as `contractors` with a `company` and a `contact_name`."""
    names = {case.name.words for case in cases}
    has_firm = not {("company",), ("company", "url"), ("company", "name"), ("firm",), ("trading", "name")}.isdisjoint(
        names
    )
    return has_firm and not {("contact", "name"), ("contact", "person"), ("contact", "email")}.isdisjoint(names)


def _may_be_firms(name: TableName, siblings: dict[str, str]) -> bool:
    sure = _HUMAN if name.subject in words_of("mostly_firm") else _HUMAN | {"email.address"}
    return name.subject in words_of("vague_firm") and sure.isdisjoint(siblings)
