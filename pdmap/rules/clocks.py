"""Which clock counts for a data type."""

from __future__ import annotations

from collections.abc import Sequence

from pdmap.model import Retention, ids
from pdmap.reference import Reference


def clocks_for(reference: Reference, clocks: Sequence[Retention], data_type: str) -> tuple[Retention, ...]:
    """Return the clocks that name a data type, else its nearest parent, else those for all data."""
    for key in reference.ancestors(data_type):
        naming = tuple(clock for clock in clocks if key in ids(clock.data))
        if naming:
            return naming
    return tuple(clock for clock in clocks if not clock.data)
