"""What is known of a breach, and whom to tell (Articles 33 and 34)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from pdmap.graph import Element, ElementKind, Way
from pdmap.model import Inventory
from pdmap.questions.exposure import (
    Duties,
    Exposure,
    Holding,
    Origin,
    Task,
    duties_of,
    gravity_of,
    is_told_by_gdpr,
    steps_after,
)
from pdmap.questions.places import is_silent, is_silent_link
from pdmap.views.facts.answers import emptiness, told
from pdmap.views.facts.contacts import contact_words
from pdmap.views.facts.deadlines import deadline_table, told_by_law, told_rows
from pdmap.views.facts.names import (
    data_words,
    element_name,
    options_words,
    party_name,
    people_words,
    place_words,
    role_names,
)
from pdmap.views.facts.notifications import gravity_rows, notification_rows
from pdmap.views.material import Material
from pdmap.views.tables import Table
from pdmap.views.words import say

_WAYS = 2
"""How many ways to a place are written out before they are counted."""
_STEPS = 8
"""How many steps of a way are written out, counted from its end."""


def breach_tables(material: Material, exposure: Exposure) -> tuple[Table, ...]:
    """Return the tables that stand beside the map of a breach."""
    inventory = material.inventory
    duties = duties_of(inventory, material.graph, exposure, material.as_of)
    tables = (
        deadline_table(material, duties),
        _table("exposed", ("place", "people", "data", "stored"), _exposed(inventory, exposure)),
        _table("reached", ("place", "role", "country", "data", "way"), _reached(inventory, exposure)),
        _table("opened", ("system", "credentials"), _opened(inventory, exposure)),
        _table("told", ("who", "why", "how"), _told(inventory, exposure, duties)),
        *_notification(material, exposure, duties),
    )
    return tuple(table for table in tables if table.rows)


# Private functions


def _notification(material: Material, exposure: Exposure, duties: Duties) -> tuple[Table, ...]:
    inventory = material.inventory
    gravity, is_by_gdpr = gravity_of(inventory, exposure), is_told_by_gdpr(inventory)
    is_notified = is_by_gdpr and (duties.tells_authority or bool(duties.controllers))
    rows = notification_rows(inventory, exposure, duties, gravity, material.as_of) if is_notified else ()
    signs = gravity_rows(inventory, exposure, gravity) if is_by_gdpr else ()
    return _table("notification", ("element", "known", "open"), rows), _table("gravity", (), signs)


def _table(name: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    return Table(say(f"breach.{name}"), tuple(say(f"breach.column.{column}") for column in columns), tuple(rows))


def _exposed(inventory: Inventory, exposure: Exposure) -> Iterator[tuple[str, str, str, str]]:
    """Yield a row for data of the same people that are stored alike in the same place."""
    alike: dict[tuple[Element, tuple[str, ...], str], list[str]] = {}
    for holding in exposure.holdings:
        alike.setdefault((holding.element, holding.subjects, _stored(holding)), []).append(holding.data_type)
    for (element, people, stored), types in alike.items():
        reference = inventory.reference
        yield element_name(element, inventory), people_words(people, reference), data_words(types, reference), stored
    for element in exposure.silent:
        system = inventory.systems.get(element.id) if element.kind is ElementKind.SYSTEM else None
        fields, people = emptiness(system.fields if system else None), exposure.named[element]
        held = say("breach.any-data", fields)
        yield element_name(element, inventory), people_words(people, inventory.reference), held, emptiness(None)
    for element in exposure.empty:
        yield element_name(element, inventory), *(say("breach.none-recorded"),) * 3


def _stored(holding: Holding) -> str:
    if holding.origin is not Origin.HELD:
        return say(f"breach.stored.{holding.origin.value}")
    ways = (say(f"protection.{way.value}") if way else emptiness(None) for way in holding.protections)
    return ", ".join(dict.fromkeys(ways))


def _reached(inventory: Inventory, exposure: Exposure) -> Iterator[tuple[str, str, str, str, str]]:
    for element, ways in sorted(exposure.reached.items()):
        data = {data_type for way in ways for data_type in way.data}
        yield _reached_row(element, ways, data_words(data, inventory.reference), inventory)
    for element, ways in sorted(exposure.possible.items()):
        doubts = dict.fromkeys(_possible_words(way, inventory) for way in ways)
        yield _reached_row(element, ways, told(doubts), inventory)
    for element in exposure.planned:
        role, country = _role_and_country(element, inventory)
        yield element_name(element, inventory), role, country, say("breach.planned"), ""


def _reached_row(
    element: Element, ways: tuple[Way, ...], data: str, inventory: Inventory
) -> tuple[str, str, str, str, str]:
    role, country = _role_and_country(element, inventory)
    texts = tuple(dict.fromkeys(map(_way_words, ways)))  # short, however long the ways are
    shown = "; ".join(texts[:_WAYS])
    way = say("breach.ways", shown, len(texts) - _WAYS) if len(texts) > _WAYS else shown
    return element_name(element, inventory), role, country, data, way


def _way_words(way: Way) -> str:
    """Return a way step by step; of a long one its start and its last steps."""
    last = [link.target.id for link in islice(way.links_back(), _STEPS)][::-1]
    skipped = [say("breach.skipped", way.length - _STEPS)] if way.length > _STEPS else []
    return " -> ".join((way.start.id, *skipped, *last))


def _possible_words(way: Way, inventory: Inventory) -> str:
    """Return why a way may bring any of the data: the silence of a link on it, or of the place where it starts."""
    last = islice(way.links_back(), _STEPS)
    silent = [link.flow for link in last if link.flow and is_silent_link(link)]
    if silent:
        return say("breach.any-data", emptiness(silent[-1].data))
    start = inventory.systems.get(way.start.id) if way.start.kind is ElementKind.SYSTEM else None
    silence = emptiness(start.fields if start and is_silent(start) else None)
    if way.data:
        return say("breach.some-data", data_words(way.data, inventory.reference), silence)
    return say("breach.any-data", silence)


def _role_and_country(element: Element, inventory: Inventory) -> tuple[str, str]:
    if element.kind is ElementKind.PARTY:
        party = inventory.parties[element.id]
        return role_names(party), place_words(party.country, inventory)
    system = inventory.systems[element.id]
    return say("kind.system"), options_words(system.location, inventory)


def _opened(inventory: Inventory, exposure: Exposure) -> Iterator[tuple[str, str]]:
    for opening in exposure.openings:
        credentials = data_words(opening.data_types, inventory.reference)
        name = element_name(opening.element, inventory)
        yield name, say("breach.opened.perhaps", credentials) if opening.is_open else credentials


def _told(inventory: Inventory, exposure: Exposure, duties: Duties) -> Iterator[tuple[str, str, str]]:
    if duties.tells_authority:
        yield from told_rows(inventory, exposure)
    for engagement in duties.controllers:
        party = inventory.parties.get(engagement.party)
        why = told_by_law("breach.why.controller", inventory, _activities(engagement.activities, inventory))
        yield party_name(engagement.party, inventory), why, contact_words(party.contact if party else None)
    for engagement in duties.joint_controllers:
        party = inventory.parties.get(engagement.party)
        why = told_by_law("breach.why.joint", inventory, _activities(engagement.activities, inventory))
        yield party_name(engagement.party, inventory), why, contact_words(party.contact if party else None)
    for processor in duties.processors:
        yield processor.title, told_by_law("breach.why.processor", inventory), contact_words(processor.contact)
    for engagement in duties.independent:
        contact = inventory.parties[engagement.party].contact
        why = say("breach.why.independent", _activities(engagement.activities, inventory) or emptiness(None))
        yield party_name(engagement.party, inventory), why, contact_words(contact)
    warned = [party_name(element.id, inventory) for element in duties.recipients]
    if warned:
        yield ", ".join(warned), say("breach.why.recipient"), say("breach.how.recipient")
    checked = [step.place for step in steps_after(inventory, exposure, duties) if step.task is Task.CHECK]
    if checked:
        names = ", ".join(element_name(element, inventory) for element in checked if element)
        yield names, say("breach.why.check"), ""


def _activities(names: Iterable[str], inventory: Inventory) -> str:
    return ", ".join(inventory.activities[name].title for name in names)
