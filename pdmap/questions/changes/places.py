"""Where no place is recorded of what has personal data, so that nobody can tell whether a country is new."""

from __future__ import annotations

from itertools import chain

from pdmap.questions.changes.facts import Side
from pdmap.questions.changes.naming import Names
from pdmap.questions.unplaced import unplaced_parties, unplaced_systems


def unplaced(side: Side, names: Names) -> frozenset[str]:
    """Return the addresses of systems and parties without a recorded place, as the later inventory has them."""
    inventory, graph = side.inventory, side.graph
    found = chain(unplaced_systems(inventory, graph), unplaced_parties(inventory, graph))
    return frozenset(names.address(item.address) for item in found)
