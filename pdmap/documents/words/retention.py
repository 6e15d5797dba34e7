"""Time limits for erasure, in English."""

from __future__ import annotations

from pdmap.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class RetentionWords:
    """Time limits for erasure."""

    retention: str = "Time limits for erasure"
    all_data: str = "all categories of data"
    other_data: str = "all other categories of data"
    held_in: str = "{data} in {system}"
    copies_of: str = "copies for recovery of {system}"
    erasure_in: str = "erasure in {system}: {text}"
    copies_at: str = "copies for recovery of {system} at: {text}"
    copies_described: str = "copies for recovery of {system}: {text}"
    kept_by: str = "{party} keeps what it receives for {period}"
    retention_policy: str = "document on retention and erasure: {text}"
    indefinite: str = "unlimited time"
    period_from: str = "{period} from {event}"
    no_law: str = "no law sets the period"
    reason: str = "reason: {text}"
    no_time: str = "0 days"
    units: tuple[tuple[str, str], ...] = (
        ("year", "years"),
        ("month", "months"),
        ("week", "weeks"),
        ("day", "days"),
        ("hour", "hours"),
    )
    """Singular and plural, from the longest to the shortest."""
