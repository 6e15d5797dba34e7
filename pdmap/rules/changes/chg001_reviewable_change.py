"""A change brings something that somebody should look at before it is taken in.

It compares two states of an inventory, so that no rule can find it in one: `pdmap diff` runs it.
"""

from __future__ import annotations

from pdmap.findings import Check, Finding, Severity
from pdmap.model import Inventory, Item, Object
from pdmap.questions.changes import BACKUP, Matter, Reviewable
from pdmap.rules.wording import named, quotation

CHECK = Check(
    "CHG001",
    "reviewable change",
    Severity.WARNING,
    ("Art. 24(1) GDPR", "Art. 25(1) GDPR", "Art. 28(2) GDPR", "Art. 35(11) GDPR"),
    "`pdmap diff` compares two states of an inventory. It reports each kind of data under Article 9 or 10, each "
    "purpose, recipient, sub-processor and country outside the territory that was nowhere in the earlier state, data "
    "that are kept for longer or without an end known, and each system or party that has personal data and, unlike "
    "before, no recorded place. Each may ask for a decision before it happens: what people "
    "are told, the impact assessment, the time in which controllers may object. Have whoever answers for the activity "
    "look at it, and say so in the change itself: a waiver or an ignore of CHG001 in the later state accepts it, and "
    "`--fail-on` no longer stops the change for it. `pdmap validate` looks at one state alone and never reports it.",
)


def finding_of(found: Reviewable, inventory: Inventory) -> Finding:
    """Return the finding on a reviewable change."""
    where = _object(found.address, inventory)
    return Finding(
        check=CHECK,
        message=_message(found, where, inventory),
        location=where.at(_key(found)).location("brought by this"),
        address=found.address,
        remedy=_REMEDIES[found.matter],
        detail=f"{found.matter.value} {found.id}".strip(),
    )


# Private functions


def _object(address: str, inventory: Inventory) -> Item:
    section, _, id_ = address.partition("/")
    item: Item = getattr(inventory, section)[id_]
    return item


def _key(found: Reviewable) -> str:
    if found.matter is Matter.UNPLACED:
        return "country" if found.address.startswith("parties/") else "location"
    return _KEYS[found.matter]


def _message(found: Reviewable, where: Item, inventory: Inventory) -> str:
    place = named(where) if isinstance(where, Object) else f"`{found.address}`"
    match found.matter:
        case Matter.SPECIAL_CATEGORY:
            return f"`{found.id}` is new among the data to which special rules apply: {place}"
        case Matter.PURPOSE:
            return f"the purpose {quotation(found.id)} is new in the inventory: {place}"
        case Matter.RECIPIENT:
            return f"the recipient {_party(found.id, inventory)} is new in the inventory"
        case Matter.SUBPROCESSOR:
            return f"the sub-processor {_party(found.id, inventory)} is new for {place}"
        case Matter.COUNTRY:
            return f"data leave the territory for {_country(found.id, inventory)}, to which none went before: {place}"
        case Matter.UNPLACED:
            return f"{place} has personal data, and no place is recorded for it now: any country may be meant"
        case Matter.RETENTION:
            kept = f"`{found.id}`" if found.id and found.id != BACKUP else found.id or "data"
            return f"the retention of {kept} in {place} is longer, or has no end known"


def _party(id_: str, inventory: Inventory) -> str:
    return named(inventory.parties[id_]) if id_ in inventory.parties else quotation(id_)


def _country(code: str, inventory: Inventory) -> str:
    country = inventory.reference.country(code)
    return country.name if country else f"`{code}`"


# Private tables

_KEYS = {
    Matter.SPECIAL_CATEGORY: "fields",
    Matter.PURPOSE: "purposes",
    Matter.RECIPIENT: "recipients",
    Matter.SUBPROCESSOR: "subprocessors",
    Matter.COUNTRY: "location",
    Matter.RETENTION: "retention",
}
"""The key of the object that brings each; the finding points at the object where it has no such key."""
_REMEDIES = {
    Matter.SPECIAL_CATEGORY: "have the condition of Article 9(2) or the law of Article 10 looked at, and whether an "
    "impact assessment is due (Article 35(3)(b))",
    Matter.PURPOSE: "have it looked at whether people are told of it before it is pursued (Article 13(3))",
    Matter.RECIPIENT: "have the contract looked at, and whether people are told of the recipient (Article 13(1)(e))",
    Matter.SUBPROCESSOR: "have it looked at whether controllers were told in time to object (Article 28(2))",
    Matter.COUNTRY: "have the mechanism looked at, and whether people are told of the transfer (Articles 44 and "
    "13(1)(f))",
    Matter.UNPLACED: "have it written where it is, and looked at whether data leave the territory (Article 44)",
    Matter.RETENTION: "have it looked at why the longer time is needed (Article 5(1)(e)), and whether people are told "
    "of it (Article 13(2)(a))",
}
