"""Clocks found by data type, without looking through all of them for each type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pdmap.frozen import dataclass
from pdmap.model import Retention, ids
from pdmap.reference import Reference


@dataclass(frozen=True, slots=True)
class ClockIndex:
    """The clocks of one activity or notice."""

    reference: Reference
    by_type: Mapping[str, tuple[Retention, ...]]
    """Clocks by the data types that they name; those for all data stand under no type."""

    def counting(self, data_type: str) -> tuple[Retention, ...]:
        """Return the clocks that name a data type, else its nearest parent, else those for all data."""
        naming = next((key for key in self.reference.ancestors(data_type) if key in self.by_type), "")
        return self.by_type.get(naming, ())


def clock_index(reference: Reference, clocks: Iterable[Retention]) -> ClockIndex:
    """Return an index of clocks, each list in written order."""
    found: dict[str, list[Retention]] = {}
    for clock in clocks:
        for key in ids(clock.data) or ("",):
            found.setdefault(key, []).append(clock)
    return ClockIndex(reference, {key: tuple(naming) for key, naming in found.items()})
