"""What is known of a breach, whom to tell and what is still to be found out (Articles 33 and 34)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.graph import Element, ElementKind
from pdmap.model import Inventory, System
from pdmap.questions.exposure import Duties, Exposure, Gravity, Holding, duties_of, gravity_of
from pdmap.questions.exposure.duties import deadline
from pdmap.views.texts import (
    answer_text,
    country_text,
    data_labels,
    officer_text,
    party_title,
    roles_text,
    subject_labels,
    title_of,
)
from pdmap.views.view import Material, Table
from pdmap.views.words import say

_WAYS = 2
"""How many ways to a place are written out before they are counted."""


def breach_tables(material: Material, exposure: Exposure) -> tuple[Table, ...]:
    """Return the tables that stand beside the map of a breach."""
    inventory = material.inventory
    duties = duties_of(inventory, material.graph, exposure)
    gravity = gravity_of(inventory, exposure)
    tables = (
        _clock(material, duties),
        _table("exposed", ("place", "people", "data", "stored"), _exposed(inventory, exposure)),
        _table("reached", ("place", "role", "country", "data", "way"), _reached(inventory, exposure)),
        _table("opened", ("system", "credentials"), _opened(inventory, exposure)),
        _table("told", ("who", "why", "how"), _told(inventory, exposure, duties)),
        _table("notification", ("element", "known", "open"), _notification(inventory, exposure, duties, gravity)),
        _table("gravity", (), _gravity(inventory, gravity)),
    )
    return tuple(table for table in tables if table.rows)


# Private functions


def _table(name: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    return Table(say(f"breach.{name}"), tuple(say(f"breach.column.{column}") for column in columns), tuple(rows))


def _clock(material: Material, duties: Duties) -> Table:
    """Return the 72 hours; no table where it is not said when they began."""
    aware_at = material.aware_at
    rows: list[tuple[str, ...]] = []
    if aware_at and duties.tells_authority:
        rows = [
            (say("breach.aware"), aware_at.isoformat(sep=" ", timespec="minutes")),
            (say("breach.deadline"), deadline(aware_at).isoformat(sep=" ", timespec="minutes")),
            (say("breach.late"), say("breach.late.reasons")),
        ]
    elif aware_at:
        rows = [
            (say("breach.aware"), aware_at.isoformat(sep=" ", timespec="minutes")),
            (say("breach.deadline"), say("breach.deadline.processor")),
        ]
    return Table(say("breach.clock"), (), tuple(rows))


def _exposed(inventory: Inventory, exposure: Exposure) -> Iterator[tuple[str, str, str, str]]:
    """Yield a row for data of the same people that are stored alike in the same place."""
    alike: dict[tuple[Element, tuple[str, ...], str], list[str]] = {}
    for holding in exposure.holdings:
        alike.setdefault((holding.element, holding.subjects, _stored(holding)), []).append(holding.data_type)
    for (element, people, stored), types in alike.items():
        reference = inventory.reference
        yield title_of(element, inventory), subject_labels(people, reference), data_labels(types, reference), stored
    if exposure.is_open:
        yield say("breach.unknown-data"), "", "", ""


def _stored(holding: Holding) -> str:
    if not holding.protections:
        return say("breach.stored.received")
    ways = (say(f"protection.{way.value}") if way else say("text.not-recorded") for way in holding.protections)
    return ", ".join(dict.fromkeys(ways))


def _reached(inventory: Inventory, exposure: Exposure) -> Iterator[tuple[str, str, str, str, str]]:
    for element, paths in sorted(exposure.reached.items()):
        role, country = _role_and_country(element, inventory)
        data = {data_type for path in paths for data_type in path.data}
        ways = tuple(dict.fromkeys(map(str, paths)))
        shown = "; ".join(ways[:_WAYS])
        way = say("breach.ways", shown, len(ways) - _WAYS) if len(ways) > _WAYS else shown
        yield title_of(element, inventory), role, country, data_labels(data, inventory.reference), way


def _role_and_country(element: Element, inventory: Inventory) -> tuple[str, str]:
    if element.kind is ElementKind.PARTY:
        party = inventory.parties[element.id]
        return roles_text(party), country_text(party.country, inventory)
    system = inventory.systems[element.id]
    location = system.location
    places = getattr(location, "values", None)
    where = ", ".join(country_text(place, inventory) for place in places) if places else answer_text(location)
    return say("kind.system"), where


def _opened(inventory: Inventory, exposure: Exposure) -> Iterator[tuple[str, str]]:
    for opening in exposure.openings:
        credentials = data_labels(opening.data_types, inventory.reference)
        yield title_of(opening.element, inventory), credentials


def _told(inventory: Inventory, exposure: Exposure, duties: Duties) -> Iterator[tuple[str, str, str]]:
    organization = inventory.organization
    if duties.tells_authority:
        authority = organization.supervisory_authority if organization else None
        yield say("breach.authority", answer_text(authority)), say("breach.why.authority"), say("breach.how.authority")
        people = subject_labels(exposure.subjects, inventory.reference)
        yield say("breach.people", people), say("breach.why.people"), say("breach.how.people")
    for engagement in duties.controllers:
        party = inventory.parties.get(engagement.party)
        why = say("breach.why.controller", _activities(engagement.activities, inventory))
        yield party_title(engagement.party, inventory), why, answer_text(party.contact if party else None)
    for engagement in duties.joint_controllers:
        party = inventory.parties.get(engagement.party)
        why = say("breach.why.joint", _activities(engagement.activities, inventory))
        yield party_title(engagement.party, inventory), why, answer_text(party.contact if party else None)
    for processor in duties.processors:
        yield processor.title, say("breach.why.processor"), answer_text(processor.contact)
    compromised = {element.id for element in exposure.compromised}
    warned = [party_title(element.id, inventory) for element in duties.recipients if element.id not in compromised]
    if warned:
        yield ", ".join(warned), say("breach.why.recipient"), say("breach.how.recipient")


def _activities(names: Iterable[str], inventory: Inventory) -> str:
    return ", ".join(inventory.activities[name].title for name in names)


def _notification(
    inventory: Inventory, exposure: Exposure, duties: Duties, gravity: Gravity
) -> Iterator[tuple[str, str, str]]:
    """Yield the elements of Article 33(3) with what the inventory knows of them and what only people can tell."""
    reference = inventory.reference
    places = ", ".join(title_of(element, inventory) for element in exposure.compromised)
    activities = ", ".join(activity.title for activity in duties.activities) or say("breach.no-activity")
    yield say("breach.nature"), say("breach.nature.known", places, activities), say("breach.nature.open")
    yield say("breach.subjects"), subject_labels(exposure.subjects, reference), say("breach.subjects.open")
    data = data_labels(exposure.data, reference) or say("text.not-recorded")
    yield say("breach.records"), data, say("breach.records.open")
    yield say("breach.contact"), officer_text(inventory), ""
    yield say("breach.consequences"), _hints(gravity), say("breach.consequences.open")
    yield say("breach.measures"), _measures(inventory, exposure), say("breach.measures.open")


def _hints(gravity: Gravity) -> str:
    """Return the kinds of data from which consequences follow that people know from elsewhere."""
    kinds = {
        "special": gravity.special,
        "criminal": gravity.criminal,
        "credentials": gravity.credentials,
        "financial": gravity.financial,
        "identifiers": gravity.identifiers,
    }
    found = [say(f"breach.hint.{name}") for name, types in kinds.items() if types]
    return say("breach.hints", "; ".join(found)) if found else say("breach.hints.none")


def _measures(inventory: Inventory, exposure: Exposure) -> str:
    """Return the measures that were in place: those of the organization and of compromised systems."""
    organization = inventory.organization
    used = [measure.id for measure in (organization.measures if organization else ())]
    for element in (*exposure.compromised, *exposure.hosted):
        holder = (inventory.systems if element.kind is ElementKind.SYSTEM else inventory.parties)[element.id]
        used += [measure.id for measure in holder.measures]
    known = ((id_, inventory.measures.get(id_)) for id_ in dict.fromkeys(used))
    return ", ".join(measure.title if measure else id_ for id_, measure in known) or say("text.not-recorded")


def _gravity(inventory: Inventory, gravity: Gravity) -> Iterator[tuple[str, str]]:
    reference = inventory.reference
    kinds = {
        "special": gravity.special,
        "criminal": gravity.criminal,
        "identifiers": gravity.identifiers,
        "credentials": gravity.credentials,
        "financial": gravity.financial,
        "revealing": gravity.revealing,
    }
    for name, types in kinds.items():
        labels = data_labels(types, reference, is_marked=False)
        yield say(f"breach.gravity.{name}"), labels or say("breach.none-recorded")
    vulnerable = subject_labels(gravity.vulnerable, reference) if gravity.vulnerable else say("breach.none-recorded")
    yield say("breach.gravity.vulnerable"), vulnerable
    yield say("breach.gravity.protected"), data_labels(gravity.protected, reference) or say("breach.none-recorded")
    yield say("breach.gravity.at-rest"), _at_rest(gravity)
    yield say("breach.gravity.question"), say("breach.gravity.answer")


def _at_rest(gravity: Gravity) -> str:
    groups: tuple[tuple[str, tuple[System, ...]], ...] = (
        ("yes", gravity.encrypted),
        ("no", gravity.clear),
        ("open", gravity.unanswered),
    )
    said = [
        say(f"breach.at-rest.{key}", ", ".join(system.title for system in systems))
        for key, systems in groups
        if systems
    ]
    return "; ".join(said) or say("breach.none-recorded")
