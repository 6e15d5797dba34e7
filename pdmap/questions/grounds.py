"""What a step of personal data to a country relies on (Articles 44 to 49)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container
from dataclasses import replace
from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.model import Certification, Inventory, MechanismUse, Party, Place, Transfer, Unknown, listed
from pdmap.reference import VAGUE_PLACES, Adequacy, AdequacyScope, Country, MechanismKind, Reference

HR_SUBJECTS = frozenset({"worker", "former-employee"})
"""People whose data are human resources data under the Data Privacy Framework."""


class Ground(StrEnum):
    """What a step to a country relies on, from best to worst."""

    INSIDE = "inside"
    """The country belongs to the law's own territory: not a transfer."""
    ADEQUACY = "adequacy"
    """An adequacy decision in force covers the recipient (Article 45)."""
    SAFEGUARD = "safeguard"
    """A safeguard is recorded (Article 46)."""
    DEROGATION = "derogation"
    """Only a derogation is recorded (Article 49)."""
    UNKNOWN = "unknown"
    """The author wrote that the mechanism is not known yet."""
    CONDITION = "condition"
    """A partial adequacy decision is relied on, and nothing shows that the recipient meets its condition."""
    NONE = "none"
    """Nothing is recorded that carries the step on the day: dead, expired and foreign instruments do not."""
    UNNAMED = "unnamed"
    """The manifest names no country, such as `worldwide`."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What was recorded that may carry a step: the recipients' certifications and the transfers."""

    recipients: tuple[Party, ...]
    """Who receives the data; where a customer chooses among hosts, all of them."""
    transfers: tuple[Transfer, ...]
    subjects: frozenset[str] = frozenset()
    """Whose data they are: a certification may leave out employees."""
    unknown: Unknown | None = None
    """The author's reason where it is not known yet whether and how data are transferred."""


@dataclass(frozen=True, slots=True)
class Judgment:
    """What a step to a country relies on, and the recorded pieces behind it."""

    ground: Ground
    adequacy: Adequacy | None = None
    """The decision in force for the country, whether the recipient meets its condition or not."""
    claims_adequacy: bool = False
    """Whether the manifest relies on a decision: by a mechanism, or by what it records of the recipient."""
    mechanisms: tuple[MechanismUse, ...] = ()
    """Every mechanism recorded for the country, live or dead."""
    transfers: tuple[Transfer, ...] = ()
    """Where those mechanisms were recorded."""
    unknown: Unknown | None = None
    """The author's reason, for `Ground.UNKNOWN`."""


def countries_of(inventory: Inventory, place: Place) -> tuple[Country, ...]:
    """Return the countries of a code or a cloud region; none where the place names none.

    A multi-region such as `gcp:eur4` lies in several countries, and each of them counts.
    """
    region = inventory.reference.regions.get(place.name)
    codes = region.countries if region else (place.name,)
    found = (inventory.reference.country(code) for code in codes)
    return tuple(country for country in found if country)


def is_vague(place: Place) -> bool:
    """Return whether a place is written with a word such as `worldwide` that names no country."""
    return place.name.lower() in VAGUE_PLACES


def regime_of(inventory: Inventory) -> str:
    """Return the law that transfers are judged by: the organization's first regime."""
    organization = inventory.organization
    return organization.regimes[0] if organization and organization.regimes else "eu-gdpr"


def further_regimes(inventory: Inventory) -> tuple[str, ...]:
    """Return the laws beside the first that the organization's inventory is judged by, each once."""
    regimes = inventory.organization.regimes if inventory.organization else ()
    return tuple(regime for regime in dict.fromkeys(regimes) if regime != regime_of(inventory))


def laws_of(inventory: Inventory) -> tuple[str, ...]:
    """Return every law that the organization's inventory is judged by, the first one first."""
    return (regime_of(inventory), *further_regimes(inventory))


def under_law(inventory: Inventory, regime: str) -> Inventory:
    """Return an inventory that is judged by one law alone, for what only asks for the first one."""
    if regime == regime_of(inventory) or inventory.organization is None:
        return inventory
    return replace(inventory, organization=replace(inventory.organization, regimes=(regime,)))


def judge(inventory: Inventory, country: Country, cover: Cover, as_of: dt.date, regime: str | None = None) -> Judgment:
    """Return what a step to a country relies on, on a day, under a law: the inventory's first regime where `None`."""
    regime = regime or regime_of(inventory)
    if inventory.reference.is_inside(country.code, regime):
        return Judgment(Ground.INSIDE)
    adequacy = inventory.reference.adequacy(country.code, regime, as_of)
    transfers = tuple(transfer for transfer in cover.transfers if _covers(inventory, transfer, country))
    mechanisms = tuple(use for transfer in transfers for use in listed(transfer.mechanisms))
    claims = _claims_adequacy(inventory, adequacy, cover.recipients, mechanisms)
    kinds = {live_kind(inventory, use, as_of, regime) for use in mechanisms}
    ground = _ground(inventory, adequacy, cover, kinds)
    if ground is Ground.NONE and adequacy and claims:
        ground = Ground.CONDITION
    unknown = _unknown(cover, adequacy, transfers) if ground in {Ground.CONDITION, Ground.NONE} else None
    return Judgment(Ground.UNKNOWN if unknown else ground, adequacy, claims, mechanisms, transfers, unknown)


def meets_condition(party: Party, adequacy: Adequacy, subjects: frozenset[str], reference: Reference) -> bool:
    """Return whether the manifest records that a party meets a partial adequacy decision (Article 45(3)).

    Args:
        party: The recipient.
        adequacy: The partial decision.
        subjects: Whose data it receives; a certification that leaves them out does not count.
        reference: Vocabulary that tells which of them are employees.
    """
    if adequacy.requires == "dpf":
        certification = party.dpf if isinstance(party.dpf, Certification) else None
        is_active = certification is not None and certification.status == "active"
        return is_active and not uncertified_subjects(party, subjects, reference)
    return isinstance(party.adequacy_condition, str)


def uncertified_subjects(party: Party, subjects: frozenset[str], reference: Reference) -> tuple[str, ...]:
    """Return the subjects whose data a recorded certification leaves out.

    One without a scope is taken for `non-hr`: organizations certify human resources data expressly.
    """
    if not isinstance(party.dpf, Certification):
        return ()
    scope = party.dpf.scope or ("non-hr",)
    return tuple(subject for subject in sorted(subjects) if _certified_as(subject, reference) not in scope)


def live_kind(
    inventory: Inventory, use: MechanismUse, as_of: dt.date, regime: str | None = None
) -> MechanismKind | None:
    """Return the kind of a mechanism that can be relied on that day under a law.

    `None` for a dead or expired one, one that is signed only later, and one that is no instrument of the
    law: of the inventory's first regime where none is given.
    """
    mechanism = inventory.reference.mechanisms.get(use.mechanism.id)
    is_running = (use.signed is None or use.signed <= as_of) and (use.expires is None or use.expires >= as_of)
    if mechanism is None or not is_running or not mechanism.is_in_force(as_of):
        return None
    return mechanism.kind if (regime or regime_of(inventory)) in mechanism.regimes else None


# Private functions


def _covers(inventory: Inventory, transfer: Transfer, country: Country) -> bool:
    """Return whether a transfer is for a country; one that names no country is for all of them."""
    if not transfer.countries:
        return True
    return any(country in countries_of(inventory, place) for place in transfer.countries)


def _claims_adequacy(
    inventory: Inventory, adequacy: Adequacy | None, recipients: tuple[Party, ...], mechanisms: tuple[MechanismUse, ...]
) -> bool:
    known = (inventory.reference.mechanisms.get(use.mechanism.id) for use in mechanisms)
    if any(mechanism and mechanism.kind is MechanismKind.ADEQUACY for mechanism in known):
        return True
    if adequacy is None or adequacy.scope is AdequacyScope.FULL:
        return False
    answers = (_condition_answer(party, adequacy) for party in recipients)
    return any(isinstance(answer, Certification | str | Unknown) for answer in answers)


def _condition_answer(party: Party, adequacy: Adequacy) -> object:
    """Return what is recorded of a party that may bring it under a partial decision."""
    return party.dpf if adequacy.requires == "dpf" else party.adequacy_condition


def _ground(
    inventory: Inventory, adequacy: Adequacy | None, cover: Cover, kinds: Container[MechanismKind | None]
) -> Ground:
    if adequacy and _is_adequate(inventory, adequacy, cover):
        return Ground.ADEQUACY
    if MechanismKind.SAFEGUARD in kinds:
        return Ground.SAFEGUARD
    return Ground.DEROGATION if MechanismKind.DEROGATION in kinds else Ground.NONE


def _is_adequate(inventory: Inventory, adequacy: Adequacy, cover: Cover) -> bool:
    if adequacy.scope is AdequacyScope.FULL:
        return True
    meeting = (meets_condition(party, adequacy, cover.subjects, inventory.reference) for party in cover.recipients)
    return bool(cover.recipients) and all(meeting)


def _certified_as(subject: str, reference: Reference) -> str:
    return "non-hr" if HR_SUBJECTS.isdisjoint(reference.subject_ancestors(subject)) else "hr"


def _unknown(cover: Cover, adequacy: Adequacy | None, transfers: tuple[Transfer, ...]) -> Unknown | None:
    """Return the first of the author's open questions that bears on the step."""
    conditions = [_condition_answer(party, adequacy) for party in cover.recipients] if adequacy else []
    answers: list[object] = [*conditions, *(transfer.mechanisms for transfer in transfers), cover.unknown]
    return next((answer for answer in answers if isinstance(answer, Unknown)), None)
