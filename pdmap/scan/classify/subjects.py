"""What the rows of a table are, as its name and its columns tell: people, firms, places, letters."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.scan.classify.cases import Case
from pdmap.scan.classify.firms import (
    are_answered_for,
    are_described,
    are_firms,
    are_reached,
    have_contacts,
    have_owners,
    may_be_firms,
)
from pdmap.scan.classify.gathering import known_words, siblings_of
from pdmap.scan.classify.surroundings import NAMES, Owner
from pdmap.scan.classify.table_names import TableName, table_name
from pdmap.scan.classify.tellings import (
    FACTS,
    HUMAN,
    MORE_FACTS,
    OF_PROFILES,
    ONLY_PEOPLE,
    SURE,
    SURE_FACTS,
    TELLING,
)
from pdmap.scan.classify.words import people, person_in, words_of

_LINES = frozenset({"extension", "peer", "sippeer", "line", "friend", "sipuser", "sipfriend"})
_CALLED = frozenset({"voicemail", "callerid", "caller", "secret", "mailbox", "fullname", "pin", "callgroup"})
"""Words of tables of telephones, and of what these have that somebody answers."""
_WRITTEN = frozenset({"string", "address", "list", "text"})
"""What says only how those are written who letters are from, and to."""
_REMOTE = frozenset({"remote", "external", "foreign", "federated", "local", "public"})
"""What says only where a profile is kept."""
_MANY = 3
"""Facts that only people have, or their weight, after which rows are people, whatever a table is called."""
_ENOUGH = 2
"""Weight after which they are those whom the name of a table may mean."""
_SIGNS = 2
"""Words of telephones after which a table is one of lines that somebody is called on."""
_PROGRAM = frozenset({("client", "secret"), ("grant", "type"), ("redirect", "uri"), ("callback", "url"), ("callback",)})
"""What a client has that is a program, and no customer."""
_TAUGHT = frozenset({"class", "section", "course", "roster", "schedule", "timetable", "lesson"})
"""Words of tables of what many are taught, whose schools are those of the lessons."""
_DEFINED = frozenset({("mandatory",), ("required",), ("is", "required"), ("editable",), ("searchable",), ("sortable",)})
"""What is said of fields that people fill in, beside which values they start with."""
_OF_PROGRAMS = frozenset({"api", "oauth", "lti", "kafka", "queue", "topic", "event"})
"""Words of tables whose consumers are programs."""
_NOT_PEOPLE = frozenset(
    {"org", "infra", "settings", "lookup", "template", "system", "thing", "mail", "session", "animal"}
)


def subject_of(table: str, cases: tuple[Case, ...], owner: Owner) -> tuple[str, str]:
    """Return the word for the people that the rows of a table are, and what told so; two empty texts for none."""
    name = table_name(table)
    siblings = siblings_of(known_words(name, cases), cases)
    if _is_profile_of_owner(name, cases, owner):
        return owner.role, f"a profile of a {owner.role}"
    if _are_others(name, siblings, cases):
        return _NOBODY
    if (name.subject and not name.is_vague) or _are_profiles(name, cases, owner):
        return name.subject, f"table of {name.subject} rows"
    return _by_shape(name, siblings, cases, owner) or _by_columns(name, siblings, cases, owner)


def are_letters(known: frozenset[str], names: frozenset[tuple[str, ...]]) -> bool:
    """Tell whether rows are letters, whatever a table is called: somebody is written to, about something."""
    plain = [words[:-1] if len(words) > 1 and words[-1] in _WRITTEN else words for words in names]
    last = {words[-1] for words in plain if words and known.issuperset(words[:-1])}
    return "subject" in last and len(last & {"from", "to", "cc", "bcc", "sender", "recipient", "body"}) >= 2


# Private functions

_Told = tuple[str, str]
_NOBODY = ("", "")


def _is_profile_of_owner(name: TableName, cases: tuple[Case, ...], owner: Owner) -> bool:
    is_told = "profile" in name.words and len(_told(cases) & (HUMAN | OF_PROFILES)) >= _MANY
    return is_told and owner.points


def _are_profiles(name: TableName, cases: tuple[Case, ...], owner: Owner) -> bool:
    """Tell whether rows are profiles of people, rather than roles, as those of a program may be."""
    if name.subject != "profile":
        return name.is_vague and "profile" in name.words
    names = {case.name.words for case in cases}
    is_told = bool((ONLY_PEOPLE | OF_PROFILES) & _told(cases) or {("bio",), ("about",), ("biography",)} & names)
    return bool(owner.column) or (_REMOTE.issuperset(name.words[:-1]) and is_told)


def _are_others(name: TableName, siblings: Mapping[str, str], cases: tuple[Case, ...]) -> bool:
    """Tell whether rows are programs or firms, although a word for people names them."""
    if name.subject == "consumer" and not _OF_PROGRAMS.isdisjoint(name.words):
        return True
    names = {case.name.words for case in cases}
    is_field = ("default", "value") in names or ("default",) in names
    if is_field and not _DEFINED.isdisjoint(names) and ONLY_PEOPLE.isdisjoint(siblings):
        return True
    if name.subject == "client" and not _PROGRAM.isdisjoint(names):
        return True
    if name.subject in ("customer", "client") and ONLY_PEOPLE.isdisjoint(siblings) and are_described(cases):
        return True
    are_firms_named = have_contacts(cases) or are_reached(name, cases)
    return bool(name.subject) and are_firms_named and HUMAN.isdisjoint(siblings)


def _by_shape(name: TableName, siblings: Mapping[str, str], cases: tuple[Case, ...], owner: Owner) -> _Told | None:
    """Return the people that rows are by what a table of its kind holds: identities, address books, telephones."""
    names = {case.name.words for case in cases}
    if name.subject in ("identity", "account") and any({"last", "login"} <= set(words) for words in names):
        return "user", f"{name.subject} rows that sign in"
    if {"address", "book"} <= set(name.words) and siblings.keys() >= NAMES:
        return "contact", "entries of an address book"
    if name.head == "name" and name.holder and siblings.keys() >= NAMES:
        return name.holder, f"names of {name.holder} rows"
    if name.head in _LINES and len(_CALLED & {word for words in names for word in words}) >= _SIGNS:
        return "user", "lines that somebody is called on"
    if _is_part_of_person(name, owner):
        return name.subject, f"table `{' '.join(name.words)}`, each of a {owner.role}"
    is_text = not names.isdisjoint({("body",), ("content",), ("slug",)})
    return _NOBODY if name.is_vague and is_text and ONLY_PEOPLE.isdisjoint(siblings) else None


def _by_columns(name: TableName, siblings: dict[str, str], cases: tuple[Case, ...], owner: Owner) -> _Told:
    """Return the people that rows are by what is known of each."""
    score = sum(weight for data_type, weight in TELLING.items() if data_type in siblings)
    may_be = may_be_firms(name, siblings) or are_firms(name, cases) or are_answered_for(name, siblings, cases)
    if name.subject and score >= _ENOUGH and not may_be:
        return name.subject, f"table `{' '.join(name.words)}` with columns of people"
    if _sign_in(siblings, cases) and not owner.points and not _is_elsewhere(name):
        return "user", "columns of people who sign in"
    facts = [siblings[kind] for kind in sorted(FACTS & siblings.keys())]
    is_sure = len(facts) >= _MANY and not SURE_FACTS.isdisjoint(siblings) and not have_owners(name, cases)
    is_known = siblings.keys() >= SURE or name.classes.isdisjoint(_NOT_PEOPLE - {"thing", "settings"})
    if (is_sure and not owner.points and is_known) or _tell_of_one(name, facts, cases, owner):
        return "person", f"columns of people: {', '.join(f'`{fact}`' for fact in facts)}"
    are_others = not _NOT_PEOPLE.isdisjoint(name.classes) and not _are_features(name, siblings)
    is_owned = bool(owner.column) and owner.role != "caller"
    if score < _MANY or is_owned or SURE.isdisjoint(siblings) or are_others:
        return _NOBODY
    columns = ", ".join(f"`{siblings[kind]}`" for kind in TELLING if kind in siblings)
    return "person", f"columns of people: {columns}"


def _are_features(name: TableName, siblings: Mapping[str, str]) -> bool:
    """Tell whether a table named for what people are given, such as `agent_features`, names each of them."""
    return name.head == "feature" and bool(person_in(name.words[:-1])) and siblings.keys() >= NAMES


def _is_elsewhere(name: TableName) -> bool:
    """Tell whether what signs in somewhere is no person of this system: an account at a server or a service."""
    not_people = _NOT_PEOPLE - {"thing"} if "request" in name.classes else _NOT_PEOPLE
    is_other = not not_people.isdisjoint(name.classes) and name.head != "mailbox"
    return is_other or name.head in words_of("no_person")


def _sign_in(siblings: Mapping[str, str], cases: tuple[Case, ...]) -> bool:
    """Tell whether rows have what people sign in with, and who they are, and are no servers to connect to."""
    signs = "username" in siblings and not {"password", "password_hash"}.isdisjoint(siblings)
    is_named = not {"email.address", "name.full", "name.first"}.isdisjoint(siblings)
    words = {word for case in cases for word in case.name.words}
    return signs and is_named and words.isdisjoint({"host", "hostname", "port", "server", "smtp", "imap", "protocol"})


def _tell_of_one(name: TableName, facts: list[str], cases: tuple[Case, ...], owner: Owner) -> bool:
    """Tell whether rows say what is known of one person each, as those of `student_demographics` do."""
    if name.head in _TAUGHT:
        return False
    is_deed = not name.classes.isdisjoint({"deal", "session", "mail", "content", "address", "template", "lookup"})
    stems = {case.name.words[:-1] for case in cases if case.name.words[-1:] == ("id",)}
    others = [stem for stem in stems if person_in(stem)]
    if is_deed or owner.role not in words_of("deep") | {"student", "pupil", "learner"} or len(others) > 2:
        return False
    kinds = {match.entry.data_type for case in cases for match in case.fitting()}
    return len(facts) >= _MANY or (bool(facts) and len(kinds & (FACTS | MORE_FACTS)) >= _MANY + 1)


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
