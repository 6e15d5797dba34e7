"""Facts about a kind of data: where it is held, who receives it, why, and where it changes on its way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from pdmap.graph import Element, ElementKind, Link
from pdmap.model import Activity, Field, ids, listed
from pdmap.questions.features import special_kinds
from pdmap.questions.places import Trail
from pdmap.questions.titles import element_title
from pdmap.reference import Special
from pdmap.views.facts.answers import emptiness, told
from pdmap.views.facts.bases import bases_of, condition_of
from pdmap.views.facts.clocks import kept_for
from pdmap.views.facts.names import place_words, subject_names, type_name, type_names
from pdmap.views.facts.systems import protection_words
from pdmap.views.survey import Survey
from pdmap.views.tables import Table
from pdmap.views.words import say


def type_rows(data_type: str, in_use: Iterable[str], surveyed: Survey) -> Iterator[tuple[str, str]]:
    """Yield what a data type is, and which others of its kind are in use."""
    reference, used = surveyed.reference, sorted(in_use)
    yield say("fact.type"), type_name(data_type, reference)
    below = [type_name(each, reference) for each in used if each != data_type and reference.is_a(each, data_type)]
    yield say("fact.type.below"), told(below) if below else say("fact.none")
    above = [type_name(each, reference) for each in used if each != data_type and reference.is_a(data_type, each)]
    if above:
        yield say("fact.type.above"), told(above)


def held_table(trail: Trail, surveyed: Survey) -> tuple[Table, ...]:
    """Return the systems that hold the data, and those that it reaches without their declaring it."""
    rows = [row for element in sorted(trail.held) for row in _held_rows(element, trail, surveyed)]
    reached = [element for element in sorted(trail.present) if element.kind is ElementKind.SYSTEM]
    rows += [_passing_row(element, trail, surveyed) for element in reached if element not in trail.held]
    columns = tuple(say(f"held.{column}") for column in ("where", "data", "people", "protection", "kept"))
    return (Table(say("facts.held"), columns, tuple(rows)),) if rows else ()


def receivers_table(trail: Trail, surveyed: Survey) -> tuple[Table, ...]:
    """Return the parties that the data reach."""
    arriving: dict[Element, list[Link]] = {}
    for link in trail.carrying:
        if link.target.kind is ElementKind.PARTY and trail.brought[link.id]:
            arriving.setdefault(link.target, []).append(link)
    rows = [_receiver_row(element, links, trail, surveyed) for element, links in arriving.items()]
    columns = tuple(say(f"receiver.{column}") for column in ("who", "role", "country", "data", "flows", "kept"))
    return (Table(say("facts.receivers"), columns, tuple(sorted(rows))),) if rows else ()


def reasons_table(data_type: str, trail: Trail, surveyed: Survey, *, is_limited: bool = False) -> tuple[Table, ...]:
    """Return the activities that name the data or whose flows carry it, with basis, and condition where it is special.

    The condition is asked for where data of Article 9 are among the data, whatever else the activity uses. Of a
    limited part of the way, activities that only name the data are left out.
    """
    activities = surveyed.inventory.activities
    served = {name for link in trail.carrying for name in link.activities}
    using = [
        each
        for each in activities.values()
        if each.id in served or (not is_limited and _names(each, data_type, surveyed))
    ]
    ordered = sorted(using, key=lambda activity: (activity.title, activity.id))
    types = {data_type, *chain.from_iterable(trail.present.values())}
    is_special = Special.ARTICLE_9 in special_kinds(types, surveyed.reference)
    rows = tuple(_reason_row(activity, surveyed, is_special=is_special) for activity in ordered)
    shown = ("activity", "role", "basis", "condition") if is_special else ("activity", "role", "basis")
    columns = tuple(say(f"reason.{column}") for column in shown)
    return (Table(say("facts.reasons"), columns, rows),) if rows else ()


def changes_table(trail: Trail, surveyed: Survey) -> tuple[Table, ...]:
    """Return where the data end, or go on under another name."""
    rows = [row for link in trail.carrying for row in _change_rows(link, trail, surveyed)]
    columns = tuple(say(f"change.{column}") for column in ("flow", "from", "to", "method", "into", "out"))
    return (Table(say("facts.changes"), columns, tuple(rows)),) if rows else ()


# Private functions


def _held_rows(element: Element, trail: Trail, surveyed: Survey) -> Iterator[tuple[str, ...]]:
    reference, system = surveyed.reference, surveyed.inventory.systems[element.id]
    alike: dict[tuple[str, str, str], list[Field]] = {}
    for field in listed(system.fields):
        if field.type.id in trail.held[element]:
            people = ", ".join(subject_names(ids(field.subjects), reference)) or emptiness(field.subjects)
            row = (people, protection_words(field), kept_for(field.retention, reference))
            alike.setdefault(row, []).append(field)
    for row, fields in sorted(alike.items()):
        names = ", ".join(type_names({field.type.id for field in fields}, reference))
        yield (system.title, names, *row)


def _passing_row(element: Element, trail: Trail, surveyed: Survey) -> tuple[str, ...]:
    system = surveyed.inventory.systems[element.id]
    names = ", ".join(type_names(trail.present[element], surveyed.reference))
    silence = emptiness(system.fields if not isinstance(system.fields, tuple) else None)
    return (system.title, say("held.passing", names), silence, silence, silence)


def _receiver_row(element: Element, links: list[Link], trail: Trail, surveyed: Survey) -> tuple[str, ...]:
    party = surveyed.inventory.parties[element.id]
    data = {data_type for link in links for data_type in trail.brought[link.id]}
    return (
        party.title,
        told(say(f"role.{role.value}") for role in party.roles),
        place_words(party.country, surveyed.inventory),
        ", ".join(type_names(data, surveyed.reference)),
        ", ".join(map(str, sorted(surveyed.numbers[link.id] for link in links))),
        str(party.retention) if party.retention else emptiness(None),
    )


def _names(activity: Activity, data_type: str, surveyed: Survey) -> bool:
    """Return whether an activity names the data, or a kind of data of which it is part."""
    return any(surveyed.reference.overlap(each, data_type) for each in ids(activity.data))


def _reason_row(activity: Activity, surveyed: Survey, *, is_special: bool) -> tuple[str, ...]:
    row = (activity.title, say(f"role.{activity.role.value}"), bases_of(activity, surveyed.reference))
    return (*row, condition_of(activity, surveyed.reference)) if is_special else row


def _change_rows(link: Link, trail: Trail, surveyed: Survey) -> Iterator[tuple[str, ...]]:
    reference = surveyed.reference
    present = trail.present.get(link.source, frozenset())
    for transform in link.flow.transforms if link.flow else ():
        inputs = [key for key in ids(transform.data) if any(reference.overlap(key, each) for each in present)]
        if inputs:
            yield (
                str(surveyed.numbers[link.id]),
                element_title(link.source, surveyed.inventory),
                element_title(link.target, surveyed.inventory),
                transform.method or emptiness(None),
                ", ".join(type_names(inputs, reference)),
                ", ".join(type_names(ids(transform.into), reference)) or say("change.nothing"),
            )
