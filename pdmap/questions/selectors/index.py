"""The index that selectors look names up in: which elements a value of a method stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field

from pdmap.frozen import dataclass
from pdmap.graph import Element

Names = Mapping[str, Mapping[str, frozenset[Element]]]
"""Elements by value by method; the method of plain ids is the empty text. A value that nothing has, has no elements."""


Values = Mapping[str, frozenset[Element]]
"""Elements by value, of one method."""


class Gathered(Mapping[str, Values]):
    """Names whose methods are gathered when they are first asked for: most selectors use one or two of twelve."""

    def __init__(self, gatherers: Mapping[str, Callable[[], Values]]) -> None:
        self._gatherers = gatherers
        self._found: dict[str, Values] = {}

    def __getitem__(self, method: str) -> Values:
        if method not in self._found:
            self._found[method] = self._gatherers[method]()
        return self._found[method]

    def __contains__(self, method: object) -> bool:
        return method in self._gatherers

    def __iter__(self) -> Iterator[str]:
        return iter(self._gatherers)

    def __len__(self) -> int:
        return len(self._gatherers)


@dataclass(slots=True)
class Entries:
    """Values of one method while they are gathered."""

    found: dict[str, set[Element]] = field(default_factory=dict)

    def add(self, values: Iterable[str], *elements: Element) -> None:
        """Add elements to each of several values."""
        for value in values:
            self.found.setdefault(value, set()).update(elements)

    def finish(self) -> Values:
        """Return the values in order."""
        return {value: frozenset(self.found[value]) for value in sorted(self.found)}
