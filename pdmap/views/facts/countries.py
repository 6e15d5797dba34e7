"""Facts about countries: what the law says of each, who is there in which sense, and what the steps rely on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from pdmap.graph import ElementKind
from pdmap.questions.features import restricted
from pdmap.questions.grounds import regime_of
from pdmap.questions.titles import element_title
from pdmap.questions.transfers import Leg, Presence
from pdmap.reference import AdequacyScope
from pdmap.views.boxes import Box, Stay, box_of
from pdmap.views.facts.answers import BETWEEN, told
from pdmap.views.facts.names import party_name, system_name
from pdmap.views.facts.register import sense_words
from pdmap.views.grounds import ground_words
from pdmap.views.signs import FrameKind
from pdmap.views.survey import Survey
from pdmap.views.tables import Table
from pdmap.views.words import count, say

_COLUMNS = ("country", "law", "who", "grounds")


def countries_table(
    boxes: Mapping[Box, Stay], legs: Iterable[Leg], surveyed: Survey, as_of: dt.date
) -> tuple[Table, ...]:
    """Return a row for each country, third countries first; those of parents alone are among them.

    Args:
        boxes: Who is where.
        legs: Every step, those to parents included.
        surveyed: The inventory.
        as_of: The day of judgment.
    """
    reaching: dict[Box, list[Leg]] = {box: [] for box in boxes}
    for leg in legs:
        reaching.setdefault(box_of(leg, surveyed), []).append(leg)
    ordered = sorted(
        (box for box in reaching if box.kind is not FrameKind.PEOPLE),
        key=lambda box: (box.kind is FrameKind.TERRITORY, box.title, box.id),
    )
    rows = tuple(_row(box, boxes.get(box, Stay()), reaching[box], surveyed, as_of) for box in ordered)
    columns = tuple(say(f"country.{column}") for column in _COLUMNS)
    return (Table(say("facts.countries"), columns, rows),) if rows else ()


# Private functions


def _row(box: Box, stay: Stay, legs: list[Leg], surveyed: Survey, as_of: dt.date) -> tuple[str, ...]:
    if box.kind is FrameKind.TERRITORY:
        kinds = [element.kind for element in stay.elements | stay.reaching]
        systems, parties = kinds.count(ElementKind.SYSTEM), kinds.count(ElementKind.PARTY)
        who = ", ".join((count("count.systems", systems), count("count.parties", parties)))
        return (box.title, say("country.inside"), who, say("country.no-step-abroad"))
    return (box.title, _law(box, surveyed, as_of), _who(stay, legs, surveyed), _grounds(box, legs, surveyed))


def _law(box: Box, surveyed: Survey, as_of: dt.date) -> str:
    """Return the adequacy decision on a third country, with its limits."""
    if box.kind is FrameKind.UNPLACED:
        return say("country.untold")
    regime, code = regime_of(surveyed.inventory), box.id.partition(":")[2]
    decision = surveyed.reference.adequacy(code, regime, as_of)
    if decision is None:
        return say("country.no-decision")
    limits = [say("country.limit", decision.condition)] if decision.scope is AdequacyScope.PARTIAL else []
    until = [say("register.until", decision.valid_until)] if decision.valid_until else []
    court = [say("register.challenged", decision.challenge)] if decision.is_challenged(as_of) else []
    return BETWEEN.join((decision.instrument, *limits, *until, *court))


def _who(stay: Stay, legs: Iterable[Leg], surveyed: Survey) -> str:
    """Return who is in a country, each in which senses; those of whom only the box is known, by name alone."""
    senses: dict[str, dict[str, None]] = {
        element_title(element, surveyed.inventory): {} for element in sorted(stay.elements)
    }
    for leg in legs:
        inventory = surveyed.inventory
        name = party_name(leg.holder, inventory) if leg.link else system_name(leg.holder, inventory)
        senses.setdefault(name, {})[sense_words(leg)] = None
    return told(say("fact.kind", name, ", ".join(found)) if found else name for name, found in sorted(senses.items()))


def _grounds(box: Box, legs: list[Leg], surveyed: Survey) -> str:
    if not legs and box.kind is FrameKind.THIRD_COUNTRY:
        return say("country.no-step")
    known = sorted({ground_words(leg, surveyed.reference) for leg in restricted(legs)})
    is_parent = any(leg.presence is Presence.PARENT for leg in legs)
    return told(known) if known or not is_parent else say("country.parent")
