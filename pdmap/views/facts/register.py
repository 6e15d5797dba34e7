"""The register of transfers: every step abroad with its tool and what is missing (EDPB Recommendations 01/2020).

It answers the first two steps of the Recommendations, to know one's transfers and to identify the tool
that each relies on, and tells which assessments of the third step are recorded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain

from pdmap.graph import LinkKind
from pdmap.model import Assessment, options
from pdmap.questions.assessments import lacks_assessment
from pdmap.questions.features import is_of_backup, restricted
from pdmap.questions.grounds import Ground
from pdmap.questions.titles import element_title
from pdmap.questions.transfers import Leg, Presence
from pdmap.views.categories import category_codes
from pdmap.views.facts.answers import BETWEEN, told, unknown_words
from pdmap.views.facts.names import party_name, system_name
from pdmap.views.facts.paperwork import assessment_words
from pdmap.views.grounds import ground_words, mechanism_name
from pdmap.views.places import leg_place
from pdmap.views.survey import Survey
from pdmap.views.tables import Table
from pdmap.views.words import say

_COLUMNS = ("flows", "from", "to", "country", "sense", "data", "tool", "assessment", "missing")


def register(legs: Iterable[Leg], surveyed: Survey, as_of: dt.date) -> tuple[Table, ...]:
    """Return the table of the steps that leave the territory; none where no step does.

    Steps that differ by nothing but their flows and data share a row.

    Args:
        legs: Steps, those inside the territory among them.
        surveyed: The inventory.
        as_of: The day of judgment.
    """
    alike: dict[tuple[str, ...], list[Leg]] = {}
    for leg in restricted(legs):
        alike.setdefault(_row(leg, surveyed, as_of), []).append(leg)
    rows = [_filled(row, found, surveyed) for row, found in alike.items()]
    columns = tuple(say(f"register.{column}") for column in _COLUMNS)
    ordered = sorted(rows, key=lambda row: (row[3], row[2], row[1], row))
    return (Table(say("facts.register"), columns, tuple(ordered)),) if rows else ()


def sense_words(leg: Leg) -> str:
    """Return in which sense the data are in the country of a step, and who chooses it where somebody does."""
    words = say("sense.backup" if is_of_backup(leg) else f"sense.{leg.presence.value}")
    onward = (say("line.subprocessing"),) if leg.link and leg.link.kind is LinkKind.SUBPROCESSING else ()
    chosen = (say("line.choice", leg.chosen_by),) if leg.chosen_by else ()
    return BETWEEN.join((words, *onward, *chosen))


# Private functions


def _row(leg: Leg, surveyed: Survey, as_of: dt.date) -> tuple[str, ...]:
    """Return the cells by which steps are told apart, those of flows and data left open."""
    return (
        "",
        _sender(leg, surveyed),
        _receiver(leg, surveyed),
        leg_place(leg),
        sense_words(leg),
        "",
        _tool(leg, surveyed, as_of),
        _assessment(leg),
        BETWEEN.join(_missing(leg, surveyed, as_of)) or say("missing.nothing"),
    )


def _filled(row: tuple[str, ...], legs: list[Leg], surveyed: Survey) -> tuple[str, ...]:
    numbers = sorted({surveyed.numbers[leg.link.id] for leg in legs if leg.link})
    codes = category_codes(chain.from_iterable(leg.data for leg in legs), surveyed.reference)
    flows = ", ".join(map(str, numbers)) or say("register.no-flow")
    return (flows, *row[1:5], ", ".join(codes) or say("fact.silent"), *row[6:])


def _is_own(leg: Leg, surveyed: Survey) -> bool:
    """Return whether only the organization's own people or premises are abroad."""
    if leg.link:
        return False
    system = surveyed.inventory.systems[leg.holder]
    return leg.presence is Presence.ACCESS or not options(system.hosted_by)


def _sender(leg: Leg, surveyed: Survey) -> str:
    return (
        element_title(leg.link.source, surveyed.inventory) if leg.link else system_name(leg.holder, surveyed.inventory)
    )


def _receiver(leg: Leg, surveyed: Survey) -> str:
    if _is_own(leg, surveyed):
        return say("register.own")
    names = sorted(party_name(party, surveyed.inventory) for party in leg.recipients)
    return say("fact.or").join(names) or say("fact.silent")


def _tool(leg: Leg, surveyed: Survey, as_of: dt.date) -> str:
    """Return what the step relies on, with its dates, and what is written down where that does not carry it."""
    return BETWEEN.join((ground_words(leg, surveyed.reference), *_tool_details(leg, surveyed, as_of)))


def _tool_details(leg: Leg, surveyed: Survey, as_of: dt.date) -> Iterator[str]:
    match leg.ground:
        case Ground.ADEQUACY if leg.adequacy:
            if leg.adequacy.valid_until:
                yield say("register.until", leg.adequacy.valid_until)
            if leg.adequacy.is_challenged(as_of):
                yield say("register.challenged", leg.adequacy.challenge)
        case Ground.SAFEGUARD | Ground.DEROGATION:
            yield from dict.fromkeys(say("register.signed", use.signed) for use in leg.mechanisms if use.signed)
        case _ if leg.mechanisms:
            names = dict.fromkeys(mechanism_name(use, surveyed.reference) for use in leg.mechanisms)
            yield say("register.recorded", ", ".join(names))
        case _:
            pass


def _assessment(leg: Leg) -> str:
    """Return the assessments of the country that are recorded for a step; a decision of adequacy is one itself."""
    if leg.ground is Ground.ADEQUACY:
        return say("register.assessment.adequacy")
    transfers = leg.judgment.transfers
    made = dict.fromkeys(assessment_words(each) for each in transfers if isinstance(each.assessment, Assessment))
    return told(made, next((each.assessment for each in transfers if each.assessment is not None), None))


def _missing(leg: Leg, surveyed: Survey, as_of: dt.date) -> Iterator[str]:
    match leg.ground:
        case Ground.NONE:
            yield say("missing.mechanism")
        case Ground.CONDITION:
            yield say("missing.condition", leg.adequacy.condition if leg.adequacy else say("fact.silent"))
        case Ground.UNNAMED:
            yield say("missing.country")
        case Ground.UNKNOWN:
            unknown = leg.judgment.unknown
            yield say("missing.answer", unknown_words(unknown) if unknown else say("fact.silent"))
        case Ground.INSIDE | Ground.ADEQUACY | Ground.SAFEGUARD | Ground.DEROGATION:
            pass
    if lacks_assessment(surveyed.inventory, leg, as_of):
        yield say("missing.assessment")
