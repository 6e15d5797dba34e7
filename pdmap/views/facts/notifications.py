"""What a notification of a breach says, and what bears on telling the people (Articles 33(3) and 34)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from pdmap.model import Activity, Inventory, Party, System
from pdmap.questions.breached import counted_at
from pdmap.questions.exposure import Duties, Exposure, Gravity, laws_of, measures_in_place
from pdmap.reference import Reference
from pdmap.reference.regimes import Regime
from pdmap.views.facts.answers import BETWEEN, emptiness, maybe
from pdmap.views.facts.contacts import officer_words
from pdmap.views.facts.names import element_name, subject_names, type_name, type_names
from pdmap.views.words import say


def notification_rows(
    inventory: Inventory, exposure: Exposure, duties: Duties, gravity: Gravity, as_of: dt.date
) -> Iterator[tuple[str, str, str]]:
    """Yield the elements of Article 33(3) with what the inventory knows of them and what only people can tell."""
    silence = silence_words(inventory, exposure)
    reference = inventory.reference
    places = ", ".join(element_name(element, inventory) for element in exposure.compromised)
    activities = ", ".join((*_titles(duties.activities), *_aside(duties))) or say("breach.no-activity")
    yield say("breach.nature"), say("breach.nature.known", places, activities), say("breach.nature.open")
    names = maybe(", ".join(subject_names(exposure.subjects, reference)))
    people = BETWEEN.join((*_counted(inventory, exposure, "subjects_count", as_of), *names, *silence))
    yield say("breach.subjects"), people or emptiness(None), say("breach.subjects.open")
    types = maybe(", ".join(type_names(exposure.data, reference)))
    records = BETWEEN.join((*_counted(inventory, exposure, "records_count", as_of), *types, *silence))
    yield say("breach.records"), records or emptiness(None), say("breach.records.open")
    yield say("breach.contact"), officer_words(inventory), say("breach.contact.open")
    yield say("breach.consequences"), _hints(gravity, BETWEEN.join(silence)), say("breach.consequences.open")
    yield say("breach.measures"), _measures(inventory, exposure), say("breach.measures.open")


def gravity_rows(inventory: Inventory, exposure: Exposure, gravity: Gravity) -> Iterator[tuple[str, str]]:
    """Yield what bears on a high risk to people (Article 34); whether there is one is for people to judge."""
    reference = inventory.reference
    none = BETWEEN.join(silence_words(inventory, exposure)) or say("breach.none-recorded")
    kinds = {
        "special": gravity.special,
        "criminal": gravity.criminal,
        "identifiers": gravity.identifiers,
        "credentials": gravity.credentials,
        "financial": gravity.financial,
        "revealing": gravity.revealing,
    }
    for name, types in kinds.items():
        is_european = name != "identifiers" or Regime.EU_GDPR in laws_of(inventory)
        key = f"breach.gravity.{name}" if is_european else f"breach.gravity.{name}.uk"
        yield say(key), ", ".join(type_names(types, reference)) or none
    nobody_says = emptiness(None) if gravity.is_anybody and not exposure.silent else none
    yield say("fact.people.vulnerable"), ", ".join(subject_names(gravity.vulnerable, reference)) or nobody_says
    yield say("breach.gravity.protected"), _protected(gravity, reference) or none
    yield say("breach.gravity.at-rest"), _at_rest(gravity)
    yield say("breach.gravity.question"), say("breach.gravity.answer")


def silence_words(inventory: Inventory, exposure: Exposure) -> tuple[str, ...]:
    """Return that it is not recorded or not known what some compromised systems hold, which is not to hold nothing."""
    names = ", ".join(element_name(element, inventory) for element in exposure.silent)
    return (say("breach.silent", names),) if names else ()


# Private functions


def _counted(inventory: Inventory, exposure: Exposure, key: str, as_of: dt.date) -> Iterator[str]:
    """Yield the numbers that the register of breaches has for compromised places, with the breach of each.

    They stand first, as pictures cut what is long.
    """
    for breach, count in counted_at(inventory, exposure.compromised, key, as_of):
        since = (breach.aware,) if breach.aware else ()
        told = say("breach.counted.since" if since else "breach.counted", count, breach.title, *since)
        is_over = breach.closed and breach.closed <= as_of
        yield say("breach.counted.closed", told, breach.closed) if is_over else told


def _titles(activities: Iterable[Activity]) -> Iterator[str]:
    return (activity.title for activity in activities)


def _aside(duties: Duties) -> Iterator[str]:
    """Yield the activities that decide nothing, with why."""
    for activity in duties.aside:
        status = "planned" if activity.status == "planned" else "ended"
        yield say("breach.aside", activity.title, say(f"status.{status}"))


def _protected(gravity: Gravity, reference: Reference) -> str:
    """Return how data are stored so that an intruder may not read them, and of which that is not recorded."""
    told = [
        say("breach.stored-as", type_name(key, reference), ", ".join(say(f"protection.{way.value}") for way in ways))
        for key, ways in gravity.protected.items()
    ]
    if gravity.unstored:
        told.append(say("breach.stored-as", emptiness(None), ", ".join(type_names(gravity.unstored, reference))))
    return "; ".join(told)


def _hints(gravity: Gravity, silence: str) -> str:
    """Return the kinds of data from which consequences follow that people know from elsewhere."""
    kinds = {
        "special": gravity.special,
        "criminal": gravity.criminal,
        "credentials": gravity.credentials,
        "financial": gravity.financial,
        "identifiers": gravity.identifiers,
        "revealing": gravity.revealing,
    }
    found = [say(f"breach.hint.{name}") for name, types in kinds.items() if types]
    return say("breach.hints", "; ".join(found)) if found else silence or say("breach.hints.none")


def _measures(inventory: Inventory, exposure: Exposure) -> str:
    """Return the measures that were in place: those of the organization and of compromised systems."""
    known = ((used.id, inventory.measures.get(used.id)) for used in measures_in_place(inventory, exposure))
    return ", ".join(measure.title if measure else id_ for id_, measure in known) or emptiness(None)


def _at_rest(gravity: Gravity) -> str:
    groups: tuple[tuple[str, tuple[System | Party, ...]], ...] = (
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
