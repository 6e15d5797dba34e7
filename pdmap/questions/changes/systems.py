"""What a system is: what it holds, where, for how long, run by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pdmap.model import Answer, Backup, Deletion, Encryption, Field, Retention, System, listed
from pdmap.questions.changes.facts import Aspect, Fact
from pdmap.questions.changes.leaves import ordered
from pdmap.questions.changes.naming import Names
from pdmap.questions.changes.parts import choice, details, measures, members, outside, routes
from pdmap.questions.changes.values import clocks_text, text_of, together
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
_DEFAULTS = ("subjects", "retention", "protection")
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
    yield from _fields(system, names)
    if isinstance(system.backup, Backup):
        yield Fact(Aspect.BACKUP, "", text_of(system.backup.retention))
    if isinstance(system.deletion, Deletion):
        yield Fact(Aspect.DELETION, "", text_of(system.deletion.method))
    yield from routes(system.rights)
    yield from measures(system.measures, names)
    yield from outside(legs)
    yield from details(system, _TOLD | _told_by_fields(system), names)


# Private functions


def _encryption(system: System) -> Iterator[Fact]:
    encryption = system.encryption
    if isinstance(encryption, Encryption):
        yield Fact(Aspect.ENCRYPTION, "at_rest", text_of(encryption.at_rest))
        yield Fact(Aspect.ENCRYPTION, "in_transit", text_of(encryption.in_transit))
    else:
        yield Fact(Aspect.ENCRYPTION, "", text_of(encryption))


def _fields(system: System, names: Names) -> Iterator[Fact]:
    if not isinstance(system.fields, tuple):
        yield from members(Aspect.FIELD, system.fields)
    for part, same in _by_type(system, names).items():
        people = [text_of(field.subjects) for field in same]
        yield Fact(Aspect.FIELD, part)
        yield Fact(Aspect.PEOPLE, part, together(people))
        yield Fact(Aspect.PROTECTION, part, _of_each(people, [text_of(field.protection) for field in same]))
        yield Fact(Aspect.RETENTION, part, _of_each(people, [_clocks(field.retention) for field in same]))


def _by_type(system: System, names: Names) -> Mapping[str, list[Field]]:
    fields: dict[str, list[Field]] = {}
    for field in ordered(listed(system.fields), names):
        fields.setdefault(field.type.id, []).append(field)
    return fields


def _of_each(people: Sequence[str], values: Sequence[str]) -> str:
    """Return the values of several fields of one type: where they differ, each with the people whose data it holds."""
    if len(set(values)) == 1 or len(set(people)) == 1:
        return together(values)
    return together(f"{whose}: {value}" if whose else value for whose, value in zip(people, values, strict=True))


def _clocks(answer: Answer[tuple[Retention, ...]]) -> str:
    return clocks_text(answer) if isinstance(answer, tuple) else text_of(answer)


def _told_by_fields(system: System) -> frozenset[str]:
    """Return which defaults the facts of fields tell: a default that no field has as its own would be lost."""
    return frozenset(name for name in _DEFAULTS if _said(system, name) <= _said_of_fields(system, name))


def _said_of_fields(system: System, name: str) -> frozenset[str]:
    # Most fields share the answer of their system, which is put into words once.
    distinct = {id(getattr(field, name)): field for field in listed(system.fields)}
    return frozenset(text for field in distinct.values() for text in _said(field, name))


def _said(item: System | Field, name: str) -> frozenset[str]:
    """Return what a system or a field says for a default, each clock by itself."""
    answer: object = getattr(item, name)
    return frozenset(map(text_of, answer if name == "retention" and isinstance(answer, tuple) else (answer,)))
