"""Whether an activity has ended, or goes on."""

from __future__ import annotations

import datetime as dt

from pdmap.model import Activity


def has_ended(activity: Activity, day: dt.date) -> bool:
    """Return whether an activity has ended on a day: by its status, or by the date on which it ended."""
    return activity.status == "ended" or (activity.ended is not None and activity.ended <= day)


def is_going_on(activity: Activity, day: dt.date) -> bool:
    """Return whether an activity is carried out on a day: it is no plan, and has not ended."""
    return activity.status != "planned" and not has_ended(activity, day)
