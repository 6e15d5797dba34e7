"""The index that selectors look names up in: which elements a value of a method stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pdmap.graph import Element

Names = Mapping[str, Mapping[str, frozenset[Element]]]
"""Elements by value by method; the method of plain ids is the empty text. A value that nothing has, has no elements."""


@dataclass(slots=True)
class Entries:
    """Values of one method while they are gathered."""

    found: dict[str, set[Element]] = field(default_factory=dict)

    def add(self, values: Iterable[str], *elements: Element) -> None:
        """Add elements to each of several values."""
        for value in values:
            self.found.setdefault(value, set()).update(elements)

    def finish(self) -> Mapping[str, frozenset[Element]]:
        """Return the values in order."""
        return {value: frozenset(self.found[value]) for value in sorted(self.found)}
