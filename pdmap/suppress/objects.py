"""Which lines of a manifest belong to which object."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from pdmap.frozen import dataclass
from pdmap.source import MappingNode, Node


@dataclass(frozen=True, slots=True)
class ObjectLines:
    """The objects of a manifest with the lines that they stand on."""

    spans: tuple[tuple[int, int, str], ...]
    """The first line (that of the id), the last line and the address of each object, in this order."""

    @classmethod
    def of(cls, root: Node | None) -> ObjectLines:
        """Return the objects below the outermost node of a manifest."""
        return cls(tuple(sorted(_spans(root))) if isinstance(root, MappingNode) else ())

    def beginning_at(self, line: int) -> tuple[str, ...]:
        """Return the addresses of the objects whose ids stand on a line: one, unless they are written in a row."""
        first = bisect_right(self.spans, (line,))
        last = bisect_right(self.spans, (line + 1,))
        return tuple(address for _, _, address in self.spans[first:last])

    def around(self, line: int) -> str:
        """Return the address of the object that a line belongs to; empty where it belongs to none."""
        index = bisect_right(self.spans, (line + 1,)) - 1
        if index < 0:
            return ""
        _, last, address = self.spans[index]
        return address if line <= last else ""


# Private functions


def _spans(root: MappingNode) -> Iterator[tuple[int, int, str]]:
    for section, entry in root.entries.items():
        if section == "organization":
            yield entry.key.line, entry.value.end_line, section
        elif isinstance(entry.value, MappingNode):
            for identifier, item in entry.value.entries.items():
                yield item.key.line, item.value.end_line, f"{section}/{identifier}"
