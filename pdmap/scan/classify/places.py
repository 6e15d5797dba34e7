"""All tables of a schema at once: whose rows are people, and to whom the others belong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pdmap.scan.classify.cases import Case, cases_of
from pdmap.scan.classify.evidence import declared_types, denial
from pdmap.scan.classify.firms import are_firms, are_places, hold_addresses, is_own_firm
from pdmap.scan.classify.gathering import ailments_of, beginnings_of, known_words, nearby_of, prefix_of, siblings_of
from pdmap.scan.classify.inheritance import Place, inherited
from pdmap.scan.classify.kinds import Kind
from pdmap.scan.classify.languages import languages_of
from pdmap.scan.classify.people import People, own_key
from pdmap.scan.classify.pointing import pointer_of
from pdmap.scan.classify.short_names import short_names
from pdmap.scan.classify.subjects import are_letters, subject_of
from pdmap.scan.classify.surroundings import NAMES, Owner, Surroundings
from pdmap.scan.classify.table_names import is_firm, table_name
from pdmap.scan.classify.tellings import SURE
from pdmap.scan.classify.tokens import abbreviates, by_first_letter, pieces
from pdmap.scan.classify.words import people as named_people
from pdmap.scan.classify.words import words_of
from pdmap.scan.schema import Reference, Schema, Table

_OF_MACHINES = frozenset({("hostname",), ("host", "name"), ("heartbeat",), ("last", "heartbeat")})
"""What agents, workers and players have that are machines or programs."""
_IDS = frozenset({"id", "uuid", "guid", "uid", "pk"})


def look(schema: Schema) -> tuple[tuple[Place, ...], People]:
    """Return each table of a schema with what stands around its columns, and whose rows are people."""
    plain = tuple((table, cases_of(table)) for table in schema.tables)
    of_people = (table.name for table, cases in plain if subject_of(table.name, cases, Owner())[0])
    shorts = short_names(schema.tables, of_people)
    every = tuple((table, cases_of(table, shorts)) for table, _ in plain) if shorts else plain
    people = People()
    for table, cases in every:
        people.add(table.name, subject_of(table.name, _with_parts(table.name, cases, every), Owner())[0])
    shared = _shared_names(schema)
    for table, cases in every:
        people.add_key(table, cases, shared)
    people.parents |= _parents(every, people)
    people.go_by_usernames = _go_by_usernames(every, people)
    places = tuple(Place(cases, _around(table, cases, people)) for table, cases in every)
    return inherited(places), people


# Private functions

_Read = tuple[Table, tuple[Case, ...]]


def _with_parts(name: str, cases: tuple[Case, ...], every: Sequence[_Read]) -> tuple[Case, ...]:
    """Return the columns of a table and of what its rows contain: those of `agents.contact` for `agents`."""
    if not table_name(name).is_vague:
        return cases
    parts = (of_part for table, of_part in every if table.name.startswith(f"{name}."))
    return (*cases, *(case for of_part in parts for case in of_part))


def _shared_names(schema: Schema) -> Mapping[str, int]:
    """Return the names, in small letters, that columns of several tables have, and that abbreviate no table."""
    count = Counter(name for table in schema.tables for name in {column.name.lower() for column in table.columns})
    heads = by_first_letter(table_name(table.name).head for table in schema.tables)
    often = {name: pieces(name)[0] for name, times in count.items() if times > 1 and pieces(name)}
    short = {name for name, first in often.items() if any(abbreviates(first, head) for head in heads.get(first[0], ()))}
    return {name: count[name] for name in often if name not in short}


def _are_people(table: str, people: People) -> bool:
    """Tell whether rows named by a vague word are people, as `agents` are, and `skills.agents` where there are such."""
    is_part = "." in table
    return bool(people.behind(Reference(table=table), "") or (is_part and people.behind(None, table_name(table).head)))


def _around(table: Table, cases: tuple[Case, ...], people: People) -> Surroundings:
    name = table_name(table.name)
    known = known_words(name, cases)
    owner = _owner(cases, people)
    subject, why = subject_of(table.name, cases, owner)
    if not subject and name.is_vague and _are_people(table.name, people):
        subject, why = name.subject, f"table of {name.subject} rows, as what they contain tells"
    siblings = frozenset(siblings_of(known, cases))
    is_firm = not subject and (are_firms(name, cases) or are_places(name, siblings, owner.column))
    is_firm = is_firm or (not subject and is_own_firm(name, cases, owner.column))
    if hold_addresses(name, siblings, nearby_of(cases)):
        name = replace(name, classes=(name.classes - {"org", "thing"}) | {"address"})
    if siblings >= NAMES or (owner.role and _tell_of(owner.role, cases)):
        name = replace(name, classes=name.classes - {"settings"})
    names = frozenset(case.name.words for case in cases)
    if name.is_vague and not subject and not names.isdisjoint(_OF_MACHINES):
        name = replace(name, classes=name.classes | {"infra"})
    if are_letters(known, names):
        name = replace(name, classes=name.classes | {"mail"})
    return Surroundings(
        name=replace(name, classes=name.classes | {"org"}) if is_firm else name,
        subject=subject,
        why=why,
        owner=owner.column,
        is_owner_key=owner.points,
        holder=owner.role or name.holder,
        siblings=siblings,
        ailments=ailments_of(cases),
        beginnings=beginnings_of(cases),
        names=names,
        go_by_usernames=people.go_by_usernames,
        is_parent=name.words in people.parents,
        known=known,
        prefix=prefix_of(cases),
        nearby=nearby_of(cases),
        languages=languages_of(name, cases),
        declared=declared_types(table),
        denied=denial(table),
    )


def _tell_of(role: str, cases: tuple[Case, ...]) -> bool:
    """Return whether columns tell the name or the birth of a person, such as `student_first_name`."""
    matches = (match for case in cases for match in case.fitting())
    return any(match.entry.data_type in SURE and role in match.before[-1:] for match in matches)


def _go_by_usernames(every: Sequence[_Read], people: People) -> bool:
    of_people = [(table, cases) for table, cases in every if people.behind(Reference(table=table.name), "")]
    kinds = {
        kind for table, cases in of_people for kind in siblings_of(known_words(table_name(table.name), cases), cases)
    }
    names = {case.name.words for _, cases in of_people for case in cases}
    has_names = not {("display", "name"), ("full", "name"), ("real", "name")}.isdisjoint(names)
    return "username" in kinds and not has_names and {"name.first", "name.last"}.isdisjoint(kinds)


def _parents(every: Sequence[_Read], people: People) -> set[tuple[str, ...]]:
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


def _owner(cases: tuple[Case, ...], people: People) -> Owner:
    """Return the column that says to whom rows belong; what somebody merely created is not theirs."""
    key = _key(cases, people)
    found: list[Owner] = []
    for case in cases:
        pointer = None if case.asks or case is key else pointer_of(case, people)
        if pointer and not pointer.is_actor and not (pointer.is_bare and case.kind is Kind.TEXT):
            found.append(Owner(case.full_name, pointer.role, points=pointer.role not in words_of("superior")))
    if found:
        return min(found, key=_rank)
    return next((owner for case in cases if (owner := _named_owner(case, people))), Owner())


def _key(cases: tuple[Case, ...], people: People) -> Case | None:
    """Return the key of the rows of a table; of people, also one whose name only other tables tell to be it."""
    first = next(iter(cases), None)
    if first is None:
        return None
    is_shared = people.with_key(first.name.words) and people.behind(Reference(table=first.table), "")
    return own_key(first.table, cases) or (first if is_shared else None)


def _rank(owner: Owner) -> int:
    """Return how far behind others a person is as whom rows are about: patients come before their doctors."""
    if owner.role in words_of("served"):
        return 0
    return 2 if owner.role in words_of("superior") | words_of("serving") else 1


def _is_of_others(case: Case) -> bool:
    """Tell whether a table is none of people or of systems, so that a username in it says whose a row is."""
    name = table_name(case.table)
    is_name = case.name.words in (("username",), ("user", "name"), ("user", "localpart"), ("login",))
    systems = {"org", "settings", "infra", "template", "system", "thing", "lookup"}
    return is_name and not name.subject and name.classes.isdisjoint(systems)


def _named_owner(case: Case, people: People) -> Owner | None:
    """Return the person whom a column such as `policyholder_name` or `student_number` names."""
    if case.asks:
        return None
    pointer = pointer_of(case, people)
    if pointer and pointer.is_bare and not pointer.is_actor and pointer.role not in words_of("author"):
        return Owner(case.full_name, pointer.role)
    match = next(iter(case.fitting()), None)
    if match is None:
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
