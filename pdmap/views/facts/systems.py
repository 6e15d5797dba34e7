"""Facts about a system: who answers for it, where it is, how it is protected and what it holds."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.model import Backup, Deletion, Encryption, Field, Options, Period, System, ids, listed, options
from pdmap.views.categories import category_code
from pdmap.views.facts.answers import BETWEEN, answered, emptiness, maybe, told, yes_or_no
from pdmap.views.facts.clocks import kept_for
from pdmap.views.facts.names import (
    category_name,
    options_words,
    party_name,
    places_words,
    subject_names,
    type_names,
)
from pdmap.views.survey import Survey
from pdmap.views.tables import Table
from pdmap.views.words import has_words, say

_FIELD_COLUMNS = ("category", "data", "people", "protection", "kept")


def system_rows(system: System, surveyed: Survey) -> Iterator[tuple[str, str]]:
    """Yield what is recorded about a system."""
    inventory = surveyed.inventory
    if system.description:
        yield say("fact.description"), system.description
    yield (
        say("fact.owner"),
        answered(system, "owner", system.owner, [str(system.owner)] * isinstance(system.owner, str)),
    )
    location = options_words(system.location, inventory)
    yield say("fact.location"), answered(system, "location", system.location, [location])
    yield say("fact.host"), answered(system, "hosted_by", system.hosted_by, maybe(_hosts(system, surveyed)))
    reached = places_words(system.access_from, inventory)
    yield say("fact.access-from"), answered(system, "access_from", system.access_from, [reached])
    yield say("fact.access"), answered(system, "access", system.access, listed(system.access))
    yield from _encryption_rows(system)
    yield say("fact.backup"), answered(system, "backup", system.backup, maybe(_backup(system, surveyed)))
    yield say("fact.deletion"), answered(system, "deletion", system.deletion, maybe(_deletion(system)))
    activities = surveyed.activities_of_systems.get(system.id, ())
    yield say("fact.activities"), told(sorted(activity.title for activity in activities))


def fields_table(system: System, surveyed: Survey) -> Table:
    """Return the data that a system holds by category, those with the same people, protection and clock together."""
    if not listed(system.fields):
        return Table(say("facts.fields"), (), ((say("fact.fields"), emptiness(system.fields)),))
    reference = surveyed.reference
    alike: dict[tuple[str, str, str, str], list[Field]] = {}
    for field in listed(system.fields):
        row = (
            category_name(category_code(field.type.id, reference), reference),
            people_words(field, surveyed),
            protection_words(field),
            kept_for(field.retention, reference),
        )
        alike.setdefault(row, []).append(field)
    rows = []
    for (category, people, protection, kept), fields in sorted(alike.items()):
        names = ", ".join(type_names({field.type.id for field in fields}, reference))
        rows.append((category, names, people, protection, kept))
    return Table(say("facts.fields"), tuple(say(f"field.{column}") for column in _FIELD_COLUMNS), tuple(rows))


def people_words(field: Field, surveyed: Survey) -> str:
    """Return whose data a field holds."""
    names = subject_names(ids(field.subjects), surveyed.reference)
    return ", ".join(names) or emptiness(field.subjects)


def protection_words(field: Field) -> str:
    """Return how a field is protected where it is stored."""
    key = f"protection.{field.protection}"
    return say(key) if has_words(key) else emptiness(field.protection)


# Private functions


def _hosts(system: System, surveyed: Survey) -> str:
    names = say("fact.or" if _chooser(system) else "fact.and").join(
        party_name(host.id, surveyed.inventory) for host in options(system.hosted_by)
    )
    return say("fact.choice", _chooser(system), names) if _chooser(system) and names else names


def _chooser(system: System) -> str | None:
    return system.hosted_by.chosen_by if isinstance(system.hosted_by, Options) else None


def _encryption_rows(system: System) -> Iterator[tuple[str, str]]:
    answer = system.encryption
    for key in ("at_rest", "in_transit"):
        inner = getattr(answer, key) if isinstance(answer, Encryption) else answer
        yield say(f"fact.encryption.{key}"), answered(system, "encryption", inner, [yes_or_no(inner)])


def _backup(system: System, surveyed: Survey) -> str:
    backup = system.backup
    if not isinstance(backup, Backup):
        return ""
    kept = str(backup.retention) if isinstance(backup.retention, Period) else emptiness(backup.retention)
    parts = [say("fact.backup.kept", kept)]
    if backup.location is not None:
        parts.append(say("fact.backup.at", options_words(backup.location, surveyed.inventory)))
    tested = backup.tested if isinstance(backup.tested, str) else emptiness(backup.tested)
    parts.append(say("fact.backup.tested", tested))
    return BETWEEN.join((*parts, *maybe(backup.description or "")))


def _deletion(system: System) -> str:
    deletion = system.deletion
    if not isinstance(deletion, Deletion):
        return ""
    return ", ".join(part for part in (deletion.method, deletion.description) if part)
