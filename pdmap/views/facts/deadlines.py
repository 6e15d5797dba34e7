"""Until when a breach is told, by the laws of the inventory (Article 33 GDPR, Article 24 FADP)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from pdmap.model import Inventory
from pdmap.questions.exposure import Duties, Exposure, is_told_by_fadp, is_told_by_gdpr, laws_of
from pdmap.questions.exposure.duties import deadline, has_passed
from pdmap.reference.regimes import Regime
from pdmap.views.facts.answers import worded
from pdmap.views.facts.names import people_words
from pdmap.views.material import Material
from pdmap.views.tables import Table
from pdmap.views.words import has_words, say


def told_by_law(key: str, inventory: Inventory, *parts: object) -> str:
    """Return words in those of the law of an inventory, where laws say it differently."""
    swiss = f"{key}.fadp"
    return say(key if is_told_by_gdpr(inventory) or not has_words(swiss) else swiss, *parts)


def told_rows(inventory: Inventory, exposure: Exposure) -> Iterator[tuple[str, str, str]]:
    """Yield the authority of each law of the inventory, and then the people, with why and how they are told."""
    people = say("breach.people", people_words(exposure.subjects, inventory.reference))
    laws = laws_of(inventory)
    for law in laws:
        yield _authority(inventory, law), *_why_and_how("authority", law, laws)
    for law in laws:
        yield people, *_why_and_how("people", law, laws)


def deadline_table(material: Material, duties: Duties) -> Table:
    """Return until when a breach is told; the 72 hours where it is said when they began."""
    key = "breach.clock" if material.aware_at else "breach.law"
    return Table(told_by_law(key, material.inventory), (), tuple(_rows(material, duties)))


# Private functions


def _rows(material: Material, duties: Duties) -> Iterator[tuple[str, str]]:
    inventory, aware_at = material.inventory, material.aware_at
    if aware_at:
        yield say("breach.aware"), aware_at.isoformat(sep=" ", timespec="minutes")
    if aware_at and is_told_by_gdpr(inventory):
        if duties.tells_authority:
            key = "breach.passed" if has_passed(aware_at, material.as_of) else "breach.deadline"
            yield say(key), deadline(aware_at).isoformat(sep=" ", timespec="minutes")
            yield say("breach.late"), say("breach.late.reasons")
        elif duties.controllers:
            yield say("breach.deadline"), say("breach.deadline.processor")
    if is_told_by_fadp(inventory):
        yield say("breach.fadp"), told_by_law("breach.fadp.beside", inventory)


def _authority(inventory: Inventory, law: Regime) -> str:
    """Return the authority of a law; the United Kingdom and Switzerland have one only."""
    match law:
        case Regime.UK_GDPR | Regime.CH_FADP:
            return say("breach.authority", say(f"breach.authority.{law.value}"))
        case Regime.EU_GDPR:
            organization = inventory.organization
            return say("breach.authority", worded(organization.supervisory_authority if organization else None))
        case _:
            assert_never(law)


def _why_and_how(who: str, law: Regime, laws: tuple[Regime, ...]) -> tuple[str, str]:
    """Return why and how somebody is told under a law, which is named where there are several."""
    suffix = ".fadp" if law is Regime.CH_FADP else ""
    why = say(f"breach.why.{who}{suffix}")
    if len(laws) > 1 and not suffix:
        why = say("breach.why.law", say(f"breach.law.{law.value}"), why)
    return why, say(f"breach.how.{who}{suffix}")
