"""What differences are judged by."""

from __future__ import annotations

from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.model import System
from pdmap.reference import Reference
from pdmap.scan.drift.dictionary import Dictionary
from pdmap.scan.drift.difference import Places
from pdmap.scan.drift.sources import Found
from pdmap.source import MappingNode

SURE = 0.7
"""Confidence from which on a verdict counts against what somebody has declared."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What differences are judged by."""

    reference: Reference
    """The data types."""
    places: Places
    dictionary: Dictionary

    def is_same_kind(self, one: str, other: str) -> bool:
        """Return whether two data types have something in common: one is above the other, or both below a third.

        The uppermost types are too broad for that, but for secrets, which names hardly tell apart.
        """
        if self.reference.overlap(one, other):
            return True
        shared = self.reference.above(one) & self.reference.above(other)
        return any(len(self.reference.ancestors(key)) > 1 or key == _SECRETS for key in shared)

    def place_of(self, found: Found, label: str = "") -> Location:
        """Return where a column stands in its source."""
        return self.places.of(found.column.place, found.column.name, label)


def address_of(system: System, column: str) -> str:
    """Return the logical address of a column of a system, whether it is declared or not."""
    return f"{system.address}/columns/{column}"


def entry_of(system: System, key: str) -> Location:
    """Return where a key of a system stands, or the system where it has no such key."""
    node = system.node.key_node(key) if isinstance(system.node, MappingNode) else None
    return (node or system.head).location("declare it here")


_SECRETS = "credential"
