"""Which data of an activity Articles 9 and 10 protect by name."""

from __future__ import annotations

from pdmap.model import Activity, ids
from pdmap.reference import Reference, Special

_PROTECTED = frozenset({Special.ARTICLE_9, Special.ARTICLE_10})


def special_types(reference: Reference, activity: Activity) -> list[str]:
    """Return the special categories and criminal data that an activity names, sorted."""
    known = reference.data_types
    return sorted({used for used in ids(activity.data) if used in known and known[used].special in _PROTECTED})
