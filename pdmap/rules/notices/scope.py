"""Which activities owe people information, and what their notice is recorded to tell."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.model import Activity, Inventory, Notice, NoticeClaims
from pdmap.rules.answers import is_said


def informing_activities(inventory: Inventory) -> Iterator[Activity]:
    """Yield the activities in which the organization informs people: as a controller, and not ended."""
    for activity in inventory.activities.values():
        if activity.is_controller and activity.status != "ended":
            yield activity


def claims_of(activity: Activity) -> NoticeClaims | None:
    """Return what the activity's notice tells people; `None` where that is not recorded, or an exemption applies."""
    notice = activity.notice
    return notice.claims if isinstance(notice, Notice) and not is_exempt(activity) else None


def is_exempt(activity: Activity) -> bool:
    """Return whether an exemption of Article 13(4) or 14(5) is recorded."""
    return isinstance(activity.notice, Notice) and is_said(activity.notice.exemption)
