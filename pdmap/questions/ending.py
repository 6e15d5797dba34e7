"""Whether an activity has ended."""

from __future__ import annotations

import datetime as dt

from pdmap.model import Activity


def has_ended(activity: Activity, day: dt.date) -> bool:
    """Return whether an activity has ended on a day: by its status, or by the date on which it ended."""
    return activity.status == "ended" or (activity.ended is not None and activity.ended <= day)
