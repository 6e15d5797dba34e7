"""Until when a breach is told, by the laws of the inventory (Article 33 GDPR, Article 24 FADP)."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.model import Inventory
from pdmap.questions.exposure import Duties, is_told_by_fadp, is_told_by_gdpr
from pdmap.questions.exposure.duties import deadline
from pdmap.views.material import Material
from pdmap.views.tables import Table
from pdmap.views.words import has_words, say


def told_by_law(key: str, inventory: Inventory, *parts: object) -> str:
    """Return words in those of the law of an inventory, where laws say it differently."""
    swiss = f"{key}.fadp"
    return say(key if is_told_by_gdpr(inventory) or not has_words(swiss) else swiss, *parts)


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
            yield say("breach.deadline"), deadline(aware_at).isoformat(sep=" ", timespec="minutes")
            yield say("breach.late"), say("breach.late.reasons")
        else:
            yield say("breach.deadline"), say("breach.deadline.processor")
    if is_told_by_fadp(inventory):
        yield say("breach.fadp"), told_by_law("breach.fadp.beside", inventory)
