"""Where things of a manifest stand after an edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import TypeAlias

from pdmap.frozen import dataclass
from pdmap.rules.packing import Numbers
from pdmap.source import Node


class NotAlikeError(Exception):
    """Two versions of a manifest differ in more than places and wordings, or it cannot be told whether they do."""


@dataclass(slots=True)
class Moves:
    """The places of one version of a manifest in another."""

    before: Sequence[str]
    """The lines of the first version."""
    after: Sequence[str]
    spans: dict[Numbers, Numbers] = field(default_factory=dict)
    lines: dict[int, int] = field(default_factory=dict)

    def add(self, old: Node, new: Node) -> None:
        """Note that a node is another one of the second version.

        Raises:
            NotAlikeError: what stands at its place has become something else.
        """
        moved = _numbers(new)
        if self.spans.setdefault(_numbers(old), moved) != moved:
            raise NotAlikeError
        self.lines.setdefault(old.line, new.line)

    def moved(self, numbers: Numbers) -> Numbers:
        """Return a stretch of text of the first version in the second one.

        It is that of a node, or lies on lines that are still the same.

        Raises:
            NotAlikeError: it is neither.
        """
        if found := self.spans.get(numbers):
            return found
        line, column, end_line, end_column = numbers
        return self._same_line(line), column, self._same_line(end_line), end_column

    # Private methods

    def _same_line(self, line: int) -> int:
        moved = self.lines.get(line)
        if moved is None or self.before[line - 1] != self.after[moved - 1]:
            raise NotAlikeError
        return moved


AllMoves: TypeAlias = Mapping[str, Moves]
"""Those of each manifest that was edited, by its path."""

# Private functions


def _numbers(node: Node) -> Numbers:
    return node.line, node.column, node.end_line, node.end_column
