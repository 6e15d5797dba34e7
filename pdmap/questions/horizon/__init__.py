"""The erasure horizon: when the last copy of a person's data is gone (Articles 17 and 19)."""

from pdmap.questions.horizon.copies import Copy, CopyKind
from pdmap.questions.horizon.day import BEYOND, NEVER, Day, day_of
from pdmap.questions.horizon.horizon import Horizon, horizon_of
from pdmap.questions.horizon.longest import kept_way
from pdmap.questions.horizon.ways import Latest, Stay, StayKind, Way

__all__ = [
    "BEYOND",
    "NEVER",
    "Copy",
    "CopyKind",
    "Day",
    "Horizon",
    "Latest",
    "Stay",
    "StayKind",
    "Way",
    "day_of",
    "horizon_of",
    "kept_way",
]
