"""Why a mechanism that is written down does not carry data to a country on a day (Articles 45 to 49)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.model import Inventory, MechanismUse, Party, Place
from pdmap.questions.grounds import Cover, Ground, Judgment, judge, live_kind, meets_condition, regime_of
from pdmap.questions.transfers import first_day
from pdmap.reference import Adequacy, AdequacyScope, Country, Mechanism, MechanismKind

CARRYING = frozenset({Ground.INSIDE, Ground.ADEQUACY, Ground.SAFEGUARD, Ground.DEROGATION})
"""Grounds that let data go to a country."""
_FRAMEWORK = "dpf"
"""The mechanism, and the condition of the decisions, that is about certified organizations."""


class Reason(StrEnum):
    """Why a mechanism carries nothing."""

    UNKNOWN_WORD = "unknown_word"
    """The language has no such mechanism."""
    NOT_YET = "not_yet"
    """It comes into force later."""
    ENDED = "ended"
    """It is not in force any more."""
    SIGNED_LATER = "signed_later"
    """It is signed later than the day."""
    EXPIRED = "expired"
    """What was signed has expired."""
    OTHER_LAW = "other_law"
    """It is no instrument of the law that transfers are judged by."""
    NO_DECISION = "no_decision"
    """No adequacy decision for the country is in force on the day."""
    UNMET = "unmet"
    """A decision covers some recipients, and nothing shows that this is one of them."""
    NO_RECIPIENT = "no_recipient"
    """A decision covers some recipients, and none is named."""


@dataclass(frozen=True, slots=True)
class Destination:
    """A country that data go to, and what is recorded that may carry them there."""

    place: Place
    country: Country
    cover: Cover


@dataclass(frozen=True, slots=True)
class Hurdle:
    """Why a mechanism does not carry data to a country."""

    reason: Reason
    day: dt.date | None = None
    """When it began or ended, or begins."""
    country: Country | None = None
    """The country, where the hurdle is not the mechanism itself."""
    decision: Adequacy | None = None
    """The decision that covers some recipients, or that has ended."""
    party: Party | None = None
    """The recipient that the decision is not known to cover."""


def judged(inventory: Inventory, destination: Destination, as_of: dt.date) -> Judgment:
    """Return what the step to a destination relies on, on the day that it is judged on."""
    cover = destination.cover
    return judge(inventory, destination.country, cover, first_day(cover.recipients, as_of))


def hurdle_of_itself(inventory: Inventory, use: MechanismUse, as_of: dt.date) -> Hurdle | None:
    """Return why a mechanism carries nothing wherever data go; `None` where nothing is in its way."""
    known = inventory.reference.mechanisms.get(use.mechanism.id)
    if known is None:
        return Hurdle(Reason.UNKNOWN_WORD)
    if known.valid_until and known.valid_until < as_of:
        return Hurdle(Reason.ENDED, known.valid_until)
    if known.valid_from and known.valid_from > as_of:
        return Hurdle(Reason.NOT_YET, known.valid_from)
    if use.expires and use.expires < as_of:
        return Hurdle(Reason.EXPIRED, use.expires)
    if use.signed and use.signed > as_of:
        return Hurdle(Reason.SIGNED_LATER, use.signed)
    return None if live_kind(inventory, use, as_of) else Hurdle(Reason.OTHER_LAW)


def hurdles_on_the_way(
    inventory: Inventory, use: MechanismUse, destination: Destination, as_of: dt.date
) -> Iterator[Hurdle]:
    """Yield why a mechanism that rests on adequacy does not carry data to a destination."""
    known, country = inventory.reference.mechanisms.get(use.mechanism.id), destination.country
    if known is None or known.kind is not MechanismKind.ADEQUACY or _is_inside(inventory, country):
        return
    decision = decision_of(inventory, known, destination, as_of)
    if decision is None:
        yield _without_decision(inventory, known, country, first_day(destination.cover.recipients, as_of))
    else:
        yield from unmet(inventory, decision, destination)


def unmet(inventory: Inventory, decision: Adequacy, destination: Destination) -> Iterator[Hurdle]:
    """Yield the recipients that a decision for some recipients is not known to cover, or that none is named."""
    cover, country = destination.cover, destination.country
    if decision.scope is AdequacyScope.FULL:
        return
    if not cover.recipients:
        yield Hurdle(Reason.NO_RECIPIENT, country=country, decision=decision)
    for party in cover.recipients:
        if not meets_condition(party, decision, cover.subjects, inventory.reference):
            yield Hurdle(Reason.UNMET, country=country, decision=decision, party=party)


def decision_of(
    inventory: Inventory, mechanism: Mechanism, destination: Destination, as_of: dt.date
) -> Adequacy | None:
    """Return the decision in force that a mechanism means for a country; the framework has decisions of its own."""
    day = first_day(destination.cover.recipients, as_of)
    decision = inventory.reference.adequacy(destination.country.code, regime_of(inventory), day)
    return decision if decision and _means(mechanism, decision) else None


# Private functions


def _is_inside(inventory: Inventory, country: Country) -> bool:
    return inventory.reference.is_inside(country.code, regime_of(inventory))


def _means(mechanism: Mechanism, decision: Adequacy) -> bool:
    return mechanism.id != _FRAMEWORK or decision.requires == _FRAMEWORK


def _without_decision(inventory: Inventory, mechanism: Mechanism, country: Country, day: dt.date) -> Hurdle:
    """Return that a country has no decision on the day, with the last one that has ended."""
    known = inventory.reference.decisions.get((country.code, regime_of(inventory)), ())
    ended = [each for each in known if each.valid_until and each.valid_until < day and _means(mechanism, each)]
    last = max(ended, key=lambda each: each.valid_from, default=None)
    return Hurdle(Reason.NO_DECISION, day, country, last)
