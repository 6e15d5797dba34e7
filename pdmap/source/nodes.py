"""The nodes of a manifest: plain values that know where they stand.

Nodes are built once, by the reader, and never changed after. They are not frozen dataclasses
only because a large inventory has millions of them and `object.__setattr__` doubles their cost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from pdmap.findings import Location, Position, Span
from pdmap.frozen import dataclass

TYPE_NAMES = {str: "text", bool: "true/false", int: "a whole number", float: "a number", type(None): "nothing"}
"""What the types of scalars are called in messages."""

Scalar = str | int | float | bool | None
"""The values of the YAML 1.2 core schema."""

Plain = Scalar | list["Plain"] | dict[str, "Plain"]
"""A node without its positions, as JSON would write it."""


@dataclass(slots=True, eq=False)
class Node:
    """A value in a manifest, with the stretch of text that it was read from.

    Lines and columns are 1-based; the end lies behind the last character.
    """

    path: str
    """Path of the file, relative to the inventory, with `/` between folders."""
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def span(self) -> Span:
        """Return the stretch of text."""
        return Span(Position(self.line, self.column), Position(self.end_line, self.end_column))

    def location(self, label: str = "") -> Location:
        """Return the place in the file, with an optional label for the frame of a report."""
        return Location(self.path, self.span, label)


@dataclass(slots=True, eq=False)
class ScalarNode(Node):
    """A single value."""

    value: Scalar
    """The value by the YAML 1.2 core schema: `NO` is text, `2024-03-01` is text."""
    text: str
    """The value as the author wrote it, without quotes: `1.10` stays `1.10`."""
    quoted: bool = False
    """Whether it stood in quotes or in a block, and therefore is text."""


@dataclass(slots=True, eq=False)
class SequenceNode(Node):
    """A list."""

    items: list[Node] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Entry:
    """A key of a mapping and its value."""

    key: ScalarNode
    value: Node


@dataclass(slots=True, eq=False)
class MappingNode(Node):
    """A mapping with unique text keys, in the order in which they were written."""

    entries: dict[str, Entry] = field(default_factory=dict)

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or `None` where the key is missing."""
        entry = self.entries.get(key)
        return entry.value if entry else None

    def key_node(self, key: str) -> ScalarNode | None:
        """Return the node of the key itself, or `None` where the key is missing."""
        entry = self.entries.get(key)
        return entry.key if entry else None

    def items(self) -> Iterator[tuple[str, Node]]:
        """Yield keys and values in written order."""
        return ((key, entry.value) for key, entry in self.entries.items())


def plain(node: Node) -> Plain:
    """Return the value of a node without positions, for JSON Schema and for output."""
    # Most nodes are scalars, and a call for each of them would take half of the time.
    match node:
        case ScalarNode():
            return node.value
        case SequenceNode():
            return [item.value if isinstance(item, ScalarNode) else plain(item) for item in node.items]
        case MappingNode():
            return {
                key: value.value if isinstance(value := entry.value, ScalarNode) else plain(value)
                for key, entry in node.entries.items()
            }
    message = f"unknown kind of node {type(node).__name__}"
    raise TypeError(message)
