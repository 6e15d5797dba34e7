"""What a system is: what it holds, where, for how long, run by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pdmap.model import Backup, Deletion, Encryption, Field, System, ids, listed
from pdmap.questions.changes.facts import Aspect, Fact, Names
from pdmap.questions.changes.parts import choice, details, measures, members, outside, routes
from pdmap.questions.changes.values import clocks_text, text_of
from pdmap.questions.transfers import Leg

_TOLD = frozenset(
    {
        "name",
        "kind",
        "owner",
        "hosted_by",
        "location",
        "access_from",
        "rights",
        "measures",
        "encryption.at_rest",
        "encryption.in_transit",
        "backup.retention",
        "deletion.method",
        "fields.type",
        "fields.subjects",
        "fields.protection",
        "fields.retention",
    }
)
_DEFAULTS = frozenset({"subjects", "retention", "protection", "incidental_data"})
"""What a system says for its fields, which have it as their own once the inventory is resolved."""


def system_facts(legs: Iterable[Leg], system: System, names: Names) -> Iterator[Fact]:
    """Yield the facts of a system; `legs` are the steps that it makes by where it is and is reached from."""
    yield Fact(Aspect.NAME, "", system.name or "")
    yield Fact(Aspect.KIND, "", text_of(system.kind))
    yield Fact(Aspect.OWNER, "", text_of(system.owner))
    yield from choice(Aspect.HOST, system.hosted_by, lambda host: names("parties", text_of(host)))
    yield from choice(Aspect.LOCATION, system.location)
    yield from members(Aspect.ACCESS, system.access_from)
    yield from _encryption(system)
    yield from _fields(system)
    if isinstance(system.backup, Backup):
        yield Fact(Aspect.BACKUP, "", text_of(system.backup.retention))
    if isinstance(system.deletion, Deletion):
        yield Fact(Aspect.DELETION, "", text_of(system.deletion.method))
    yield from routes(system.rights)
    yield from measures(system.measures, names)
    yield from outside(legs)
    yield from details(system, _TOLD | _DEFAULTS if listed(system.fields) else _TOLD)


# Private functions


def _encryption(system: System) -> Iterator[Fact]:
    encryption = system.encryption
    if isinstance(encryption, Encryption):
        yield Fact(Aspect.ENCRYPTION, "at_rest", text_of(encryption.at_rest))
        yield Fact(Aspect.ENCRYPTION, "in_transit", text_of(encryption.in_transit))
    else:
        yield Fact(Aspect.ENCRYPTION, "", text_of(encryption))


def _fields(system: System) -> Iterator[Fact]:
    if not isinstance(system.fields, tuple):
        yield from members(Aspect.FIELD, system.fields)
    for part, same in _by_type(system).items():
        yield Fact(Aspect.FIELD, part)
        people = sorted({subject for field in same for subject in ids(field.subjects)})
        yield Fact(Aspect.PEOPLE, part, ", ".join(people))
        yield Fact(Aspect.PROTECTION, part, ", ".join(sorted({text_of(field.protection) for field in same})))
        yield Fact(Aspect.RETENTION, part, " | ".join(sorted({_retention(field) for field in same})))


def _by_type(system: System) -> Mapping[str, list[Field]]:
    fields: dict[str, list[Field]] = {}
    for field in listed(system.fields):
        fields.setdefault(field.type.id, []).append(field)
    return fields


def _retention(field: Field) -> str:
    return clocks_text(field.retention) if isinstance(field.retention, tuple) else text_of(field.retention)
