"""Facts about a group of people: what is held of them, where it comes from, why, how long, and who receives it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.graph import Element, ElementKind, Link
from pdmap.model import Activity, Field, ids
from pdmap.questions.people import Reach
from pdmap.questions.titles import element_title
from pdmap.questions.usage import may_use
from pdmap.views.facts.answers import BETWEEN, emptiness, told
from pdmap.views.facts.bases import reasons
from pdmap.views.facts.clocks import kept_for
from pdmap.views.facts.names import activity_names, place_words, subject_name, type_names
from pdmap.views.survey import Survey
from pdmap.views.tables import Table
from pdmap.views.words import say

_DATA_SUBJECT = "data_subject"


def people_rows(subject: str, reach: Reach, used: Iterable[str], surveyed: Survey) -> Iterator[tuple[str, str]]:
    """Yield what a group of people is, and which activities process their data."""
    reference = surveyed.reference
    yield say("fact.people"), subject_name(subject, reference)
    known = reference.subjects.get(subject)
    yield say("fact.people.vulnerable"), say("fact.yes" if known and known.vulnerable else "fact.no")
    within = sorted(subject_name(each, reference) for each in reach.family.intersection(used) - {subject})
    yield say("fact.people.within"), told(within) if within else say("fact.none")
    named = [each.id for each in surveyed.inventory.activities.values() if _names(each, reach)]
    yield say("fact.people.activities"), told(activity_names(named, surveyed.inventory))


def held_of_table(reach: Reach, surveyed: Survey) -> tuple[Table, ...]:
    """Return for each system what it holds of the people, where from, why and for how long.

    Systems that their data reach, and that do not declare to hold any of it, follow.
    """
    rows = [row for element in sorted(reach.fields) for row in _system_rows(element, reach, surveyed)]
    rows += _passing_rows(reach, surveyed)
    columns = tuple(say(f"held.{column}") for column in ("where", "data", "source", "why", "kept"))
    return (Table(say("facts.held-of"), columns, tuple(rows)),) if rows else ()


def received_of_table(reach: Reach, surveyed: Survey) -> tuple[Table, ...]:
    """Return for each party what it receives of the people, why and for how long it keeps it."""
    parties = ((each, links) for each, links in reach.arriving.items() if each.kind is ElementKind.PARTY)
    rows = sorted(_party_row(element, links, surveyed) for element, links in parties)
    columns = tuple(say(f"receiver.{column}") for column in ("who", "role", "country", "data", "why", "kept"))
    return (Table(say("facts.received-of"), columns, tuple(rows)),) if rows else ()


# Private functions


def _names(activity: Activity, reach: Reach) -> bool:
    return not reach.family.isdisjoint(ids(activity.subjects))


def _system_rows(element: Element, reach: Reach, surveyed: Survey) -> Iterator[tuple[str, ...]]:
    alike: dict[tuple[str, str, str], list[Field]] = {}
    for field in reach.fields[element]:
        using = _using(element, field, reach, surveyed)
        row = (
            _source(element, field, reach, surveyed),
            reasons(using, surveyed.reference),
            kept_for(field.retention, surveyed.reference),
        )
        alike.setdefault(row, []).append(field)
    title = surveyed.inventory.systems[element.id].title
    for row, fields in sorted(alike.items()):
        names = ", ".join(type_names({field.type.id for field in fields}, surveyed.reference))
        yield (title, names, *row)


def _passing_rows(reach: Reach, surveyed: Survey) -> Iterator[tuple[str, ...]]:
    arriving: dict[Element, list[Link]] = {}
    for link in reach.links:
        if link.target.kind is ElementKind.SYSTEM and link.target not in reach.fields and link.arriving:
            arriving.setdefault(link.target, []).append(link)
    for element in sorted(arriving):
        links, system = arriving[element], surveyed.inventory.systems[element.id]
        names = ", ".join(type_names({each for link in links for each in link.arriving}, surveyed.reference))
        yield (
            system.title,
            say("held.passing", names),
            told(sorted({element_title(link.source, surveyed.inventory) for link in links})),
            reasons(_served(links, surveyed), surveyed.reference),
            emptiness(system.fields if not isinstance(system.fields, tuple) else None),
        )


def _served(links: Iterable[Link], surveyed: Survey) -> list[Activity]:
    activities = surveyed.inventory.activities
    served = {name for link in links for name in link.activities}
    return [activities[name] for name in sorted(served) if name in activities]


def _using(element: Element, field: Field, reach: Reach, surveyed: Survey) -> list[Activity]:
    """Return the activities of a system that use a field for these people, or do not say for whom."""
    activities = surveyed.activities_of_systems.get(element.id, ())
    return [
        activity
        for activity in activities
        if may_use(surveyed.inventory, activity, field) and (_names(activity, reach) or not ids(activity.subjects))
    ]


def _source(element: Element, field: Field, reach: Reach, surveyed: Survey) -> str:
    """Return where a field comes from: as written, or the elements that links bring such data from."""
    if field.source:
        return say("held.source.people") if field.source == _DATA_SUBJECT else field.source
    overlap = surveyed.reference.overlap
    bringing = {
        element_title(link.source, surveyed.inventory)
        for link in reach.arriving.get(element, ())
        if any(overlap(field.type.id, each) for each in link.arriving)
    }
    return BETWEEN.join(sorted(bringing)) or emptiness(None)


def _party_row(element: Element, links: tuple[Link, ...], surveyed: Survey) -> tuple[str, ...]:
    inventory = surveyed.inventory
    party = inventory.parties[element.id]
    data = {data_type for link in links for data_type in link.arriving}
    return (
        party.title,
        told(say(f"role.{role.value}") for role in party.roles),
        place_words(party.country, inventory),
        ", ".join(type_names(data, surveyed.reference)) or emptiness(None),
        reasons(_served(links, surveyed), surveyed.reference),
        str(party.retention) if party.retention else emptiness(None),
    )
