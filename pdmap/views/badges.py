"""Badges: what stands out about an element, as a sign with words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pdmap.model import (
    PROCESSING,
    Activity,
    Answer,
    Contract,
    ContractStatus,
    Encryption,
    ImpactAssessment,
    Options,
    Party,
    System,
    Unknown,
    listed,
)
from pdmap.reference import Reference, Special
from pdmap.views.categories import special_kinds
from pdmap.views.view import Mark
from pdmap.views.words import say

_NO_CONTRACT = frozenset({ContractStatus.MISSING, ContractStatus.DRAFT, ContractStatus.EXPIRED})


def data_badges(types: Iterable[str], reference: Reference) -> Iterator[Mark]:
    """Yield a badge for special categories of data and one for criminal data (Articles 9 and 10)."""
    kinds = special_kinds(types, reference)
    for kind in (Special.ARTICLE_9, Special.ARTICLE_10):
        if kind in kinds:
            yield Mark("●", say(f"badge.{kind.value}"))


def system_badges(system: System, activities: tuple[Activity, ...]) -> Iterator[Mark]:
    """Yield what stands out about a system and the activities that use it (Articles 5(1)(e), 32 and 35)."""
    if isinstance(system.encryption, Encryption):
        yield from _encryption_badges(system.encryption.at_rest)
    if _lacks_retention(system, activities):
        yield Mark("✖", say("badge.retention"), is_grave=True)
    if any(isinstance(activity.dpia, ImpactAssessment) and activity.dpia.required for activity in activities):
        yield Mark("⚑", say("badge.dpia"))


def party_badges(party: Party) -> Iterator[Mark]:
    """Yield a badge where a processor has no contract in force (Article 28(3))."""
    if PROCESSING.isdisjoint(party.roles) or isinstance(party.dpa, Unknown):
        return
    if not isinstance(party.dpa, Contract):
        yield Mark("✖", say("badge.contract"), is_grave=True)
    elif party.dpa.status in _NO_CONTRACT:
        yield Mark("✖", say("badge.contract.state", party.dpa.status.value), is_grave=True)


# Private functions


def _encryption_badges(at_rest: Answer[Options[bool]]) -> Iterator[Mark]:
    if not isinstance(at_rest, Options) or False not in at_rest.values:
        return
    is_choice = at_rest.chosen_by and True in at_rest.values
    yield Mark("◌", say("badge.at-rest.choice", at_rest.chosen_by) if is_choice else say("badge.at-rest"))


def _lacks_retention(system: System, activities: tuple[Activity, ...]) -> bool:
    """Return whether a controller's activity uses the system, and neither it nor a field has a clock.

    A processor's record has no time limits (Article 30(2)); its controller's has.
    """
    used = [activity for activity in activities if activity.is_controller]
    if not used or any(activity.retention is not None for activity in used):
        return False
    return any(field.retention is None for field in listed(system.fields))
