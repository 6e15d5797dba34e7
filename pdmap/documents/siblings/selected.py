"""Which activities and parties a document beside the records is about."""

from __future__ import annotations

from pdmap.documents.kind import Context
from pdmap.model import PROCESSING, Activity, Notice, Party
from pdmap.questions.ending import has_ended


def own_activities(context: Context) -> tuple[Activity, ...]:
    """Return the activities of which the organization is a controller, and that have not ended."""
    activities = context.inventory.activities.values()
    return tuple(each for each in activities if each.is_controller and not has_ended(each, context.as_of))


def serving_activities(context: Context) -> tuple[Activity, ...]:
    """Return the activities that are carried out on behalf of others, and have not ended."""
    activities = context.inventory.activities.values()
    return tuple(each for each in activities if not each.is_controller and not has_ended(each, context.as_of))


def processors(context: Context) -> tuple[Party, ...]:
    """Return the parties that process on behalf of somebody else."""
    parties = context.inventory.parties.values()
    return tuple(party for party in parties if not PROCESSING.isdisjoint(party.roles))


def is_exempt(activity: Activity) -> bool:
    """Return whether an exemption of Article 13(4) or 14(5) is recorded."""
    return isinstance(activity.notice, Notice) and bool(activity.notice.exemption)
