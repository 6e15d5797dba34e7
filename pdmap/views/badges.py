"""Badges: what stands out about an element, as a sign with words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from pdmap.model import Activity, Encryption, Options, Party, System
from pdmap.questions.features import (
    ContractGap,
    contract_gap,
    lacks_encryption,
    lacks_retention,
    needs_assessment,
    special_kinds,
)
from pdmap.reference import Reference, Special
from pdmap.views.signs import Mark
from pdmap.views.words import say


def data_badges(types: Iterable[str], reference: Reference) -> Iterator[Mark]:
    """Yield a badge for special categories of data and one for criminal data (Articles 9 and 10)."""
    kinds = special_kinds(types, reference)
    for kind in (Special.ARTICLE_9, Special.ARTICLE_10):
        if kind in kinds:
            yield Mark("●", say(f"badge.{kind.value}"))


def system_badges(system: System, activities: tuple[Activity, ...]) -> Iterator[Mark]:
    """Yield what stands out about a system and the activities that use it (Articles 5(1)(e), 32 and 35)."""
    if lacks_encryption(system):
        yield _encryption_badge(system)
    if lacks_retention(system, activities):
        yield Mark("✖", say("badge.retention"), is_grave=True)
    if needs_assessment(activities):
        yield Mark("⚑", say("badge.dpia"))


def party_badges(party: Party, as_of: dt.date) -> Iterator[Mark]:
    """Yield a badge where a processor has no contract in force on a day (Article 28(3))."""
    gap = contract_gap(party, as_of)
    if gap:
        yield Mark("✖", say(f"badge.contract.{gap.value}"), is_grave=gap is not ContractGap.UNKNOWN)


# Private functions


def _encryption_badge(system: System) -> Mark:
    at_rest = system.encryption.at_rest if isinstance(system.encryption, Encryption) else None
    chooser = at_rest.chosen_by if isinstance(at_rest, Options) and True in at_rest.values else None
    return Mark("◌", say("badge.at-rest.choice", chooser) if chooser else say("badge.at-rest"))
