"""The erasure horizon: when the last copy of a person's data is gone (Articles 17 and 19)."""

from pdmap.questions.horizon.copies import Copy, Stay, StayKind
from pdmap.questions.horizon.horizon import Horizon, horizon_of

__all__ = ["Copy", "Horizon", "Stay", "StayKind", "horizon_of"]
