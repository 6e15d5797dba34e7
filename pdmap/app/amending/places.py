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
class Places:
    """The stretches of one version of a manifest, and which they are in another version; it grows by `add`."""

    before: Sequence[str]
    """The lines of the first version."""
    after: Sequence[str]
    spans: dict[Numbers, Numbers] = field(default_factory=dict)
    origins: dict[Numbers, Numbers] = field(default_factory=dict)
    """The same the other way round."""
    lines: dict[int, int] = field(default_factory=dict)
    gone: list[Numbers] = field(default_factory=list)
    """Stretches of the first version that are in no place of the second one."""

    def add(self, old: Node, new: Node) -> None:
        """Note that a node is another one of the second version.

        Raises:
            NotAlikeError: what stood in one place stands in two, or the other way round, as where an alias took the
                place of a copy: rules tell things apart by where they stand.
        """
        before, after = _numbers(old), _numbers(new)
        if self.spans.setdefault(before, after) != after or self.origins.setdefault(after, before) != before:
            raise NotAlikeError
        self.lines.setdefault(old.line, new.line)

    def leave_out(self, old: Node) -> None:
        """Note that a node is not in the second version, nor anything within it."""
        self.gone.append(_numbers(old))

    def now(self, stretch: Numbers) -> Numbers:
        """Return where a stretch of the first version is in the second one.

        It is that of a node, or lies on lines that are still the same, and not within what is gone.

        Raises:
            NotAlikeError: it is neither.
        """
        if found := self.spans.get(stretch):
            return found
        line, column, end_line, end_column = stretch
        if any(each[:2] <= (line, column) < each[2:] for each in self.gone):
            raise NotAlikeError
        return self._same_line(line), column, self._same_line(end_line), end_column

    # Private methods

    def _same_line(self, line: int) -> int:
        now = self.lines.get(line)
        if now is None or self.before[line - 1] != self.after[now - 1]:
            raise NotAlikeError
        return now


AllPlaces: TypeAlias = Mapping[str, Places]
"""Those of each manifest that was edited, by its path."""

# Private functions


def _numbers(node: Node) -> Numbers:
    return node.line, node.column, node.end_line, node.end_column
