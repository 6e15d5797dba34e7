"""Which activities and parties a document beside the records is about."""

from __future__ import annotations

from pdmap.documents.kind import Context
from pdmap.model import PROCESSING, Activity, Notice, Party


def informing_activities(context: Context) -> tuple[Activity, ...]:
    """Return the activities that people are informed of: of a controller, and not ended."""
    activities = context.inventory.activities.values()
    return tuple(activity for activity in activities if activity.is_controller and activity.status != "ended")


def serving_activities(context: Context) -> tuple[Activity, ...]:
    """Return the activities that are carried out on behalf of others, and have not ended."""
    activities = context.inventory.activities.values()
    return tuple(activity for activity in activities if not activity.is_controller and activity.status != "ended")


def processors(context: Context) -> tuple[Party, ...]:
    """Return the parties that process on behalf of somebody else."""
    parties = context.inventory.parties.values()
    return tuple(party for party in parties if not PROCESSING.isdisjoint(party.roles))


def is_exempt(activity: Activity) -> bool:
    """Return whether an exemption of Article 13(4) or 14(5) is recorded."""
    return isinstance(activity.notice, Notice) and bool(activity.notice.exemption)
