"""What is known of a breach, and whom to tell (Articles 33 and 34)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.graph import Element, ElementKind, Path
from pdmap.model import Inventory
from pdmap.questions.exposure import Duties, Exposure, Holding, duties_of, gravity_of, is_told_by_gdpr
from pdmap.questions.places import is_silent, is_silent_link
from pdmap.views.facts.answers import emptiness, told, worded
from pdmap.views.facts.contacts import contact_words
from pdmap.views.facts.deadlines import deadline_table, told_by_law
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


def breach_tables(material: Material, exposure: Exposure) -> tuple[Table, ...]:
    """Return the tables that stand beside the map of a breach."""
    inventory = material.inventory
    duties = duties_of(inventory, material.graph, exposure)
    tables = (
        deadline_table(material, duties),
        _table("exposed", ("place", "people", "data", "stored"), _exposed(inventory, exposure)),
        _table("reached", ("place", "role", "country", "data", "way"), _reached(inventory, exposure)),
        _table("opened", ("system", "credentials"), _opened(inventory, exposure)),
        _table("told", ("who", "why", "how"), _told(inventory, exposure, duties)),
        *(_notification(inventory, exposure, duties) if is_told_by_gdpr(inventory) else ()),
    )
    return tuple(table for table in tables if table.rows)


# Private functions


def _notification(inventory: Inventory, exposure: Exposure, duties: Duties) -> tuple[Table, ...]:
    gravity = gravity_of(inventory, exposure)
    return (
        _table("notification", ("element", "known", "open"), notification_rows(inventory, exposure, duties, gravity)),
        _table("gravity", (), gravity_rows(inventory, exposure, gravity)),
    )


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
        fields = emptiness(inventory.systems[element.id].fields)
        yield element_name(element, inventory), emptiness(None), say("breach.any-data", fields), emptiness(None)


def _stored(holding: Holding) -> str:
    if not holding.protections:
        return say("breach.stored.received")
    ways = (say(f"protection.{way.value}") if way else emptiness(None) for way in holding.protections)
    return ", ".join(dict.fromkeys(ways))


def _reached(inventory: Inventory, exposure: Exposure) -> Iterator[tuple[str, str, str, str, str]]:
    for element, paths in sorted(exposure.reached.items()):
        data = {data_type for path in paths for data_type in path.data}
        yield _reached_row(element, paths, data_words(data, inventory.reference), inventory)
    for element, paths in sorted(exposure.possible.items()):
        doubts = dict.fromkeys(_possible_words(path, inventory) for path in paths)
        yield _reached_row(element, paths, told(doubts), inventory)


def _reached_row(
    element: Element, paths: tuple[Path, ...], data: str, inventory: Inventory
) -> tuple[str, str, str, str, str]:
    role, country = _role_and_country(element, inventory)
    ways = tuple(dict.fromkeys(map(str, paths)))
    shown = "; ".join(ways[:_WAYS])
    way = say("breach.ways", shown, len(ways) - _WAYS) if len(ways) > _WAYS else shown
    return element_name(element, inventory), role, country, data, way


def _possible_words(path: Path, inventory: Inventory) -> str:
    """Return why a way may bring any of the data: the silence of a link on it, or of the place where it starts."""
    link = next(filter(is_silent_link, path.links), None)
    if link and link.flow:
        return say("breach.any-data", emptiness(link.flow.data))
    start = inventory.systems.get(path.start.id) if path.start.kind is ElementKind.SYSTEM else None
    silence = emptiness(start.fields if start and is_silent(start) else None)
    if path.data:
        return say("breach.some-data", data_words(path.data, inventory.reference), silence)
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
        yield element_name(opening.element, inventory), credentials


def _told(inventory: Inventory, exposure: Exposure, duties: Duties) -> Iterator[tuple[str, str, str]]:
    organization = inventory.organization
    if duties.tells_authority:
        authority = organization.supervisory_authority if organization else None
        people = people_words(exposure.subjects, inventory.reference)
        yield say("breach.authority", worded(authority)), *_why_and_how("authority", inventory)
        yield say("breach.people", people), *_why_and_how("people", inventory)
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
    compromised = {element.id for element in exposure.compromised}
    warned = [party_name(element.id, inventory) for element in duties.recipients if element.id not in compromised]
    if warned:
        yield ", ".join(warned), say("breach.why.recipient"), say("breach.how.recipient")


def _activities(names: Iterable[str], inventory: Inventory) -> str:
    return ", ".join(inventory.activities[name].title for name in names)


def _why_and_how(who: str, inventory: Inventory) -> tuple[str, str]:
    return told_by_law(f"breach.why.{who}", inventory), told_by_law(f"breach.how.{who}", inventory)
