"""Purposes that a controller pursues today, and what they rely on: words and questions of this family."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.model import Activity, Inventory, Mention, Purpose, ids, listed
from pdmap.reference import Reference
from pdmap.rules.wording import named, quotation

CONSENT = "consent"
CONTRACT = "contract"
EXPLICIT_CONSENT = "explicit_consent"
LEGITIMATE_INTERESTS = "legitimate_interests"
VITAL_INTERESTS = "vital_interests"


def current_activities(inventory: Inventory) -> Iterator[Activity]:
    """Yield the activities that the organization decides on, alone or with others, and that have not ended."""
    activities = inventory.activities.values()
    return (activity for activity in activities if activity.is_controller and activity.status != "ended")


def current_purposes(inventory: Inventory) -> Iterator[tuple[Activity, Purpose]]:
    """Yield each purpose of these activities with the activity, in written order."""
    for activity in current_activities(inventory):
        for purpose in listed(activity.purposes):
            yield activity, purpose


def basis_of(purpose: Purpose, basis: str) -> Mention | None:
    """Return where a purpose names a lawful basis of Article 6(1); `None` where it does not."""
    return next((mention for mention in listed(purpose.basis) if mention.id == basis), None)


def condition_of(purpose: Purpose, condition: str) -> Mention | None:
    """Return where a purpose names a condition of Article 9(2); `None` where it does not."""
    return next((mention for mention in purpose.condition if mention.id == condition), None)


def bases_on_law(reference: Reference, purpose: Purpose) -> list[Mention]:
    """Return where a purpose names bases of Article 6(1) that Union or national law has to lay down."""
    known = reference.lawful_bases
    return [mention for mention in listed(purpose.basis) if mention.id in known and known[mention.id].law]


def relies_only_on(purpose: Purpose, basis: str) -> bool:
    """Return whether a purpose has one lawful basis and no other."""
    return set(ids(purpose.basis)) == {basis}


def described(activity: Activity, purpose: Purpose) -> str:
    """Return a purpose and its activity for a message, such as `"Bill the tickets" in Event (`event`)`."""
    return f"{quotation(purpose.text)} in {named(activity)}"
