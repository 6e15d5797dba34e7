"""What an alias stands for: a copy of the anchored node, placed where the alias is."""

from __future__ import annotations

from pdmap.findings import Span
from pdmap.source.checks import BROKEN_ALIAS
from pdmap.source.extents import Extent
from pdmap.source.nodes import Entry, MappingNode, Node, ScalarNode, SequenceNode
from pdmap.source.problem import Problem


class ExpansionError(Exception):
    """An alias stands for more than a limit allows."""

    def __init__(self, limit: str) -> None:
        super().__init__(limit)
        self.limit = limit
        """The limit in words."""


def expand(source: Node, extent: Extent, *, room: int, depth: int) -> tuple[Node, int]:
    """Return a copy of a node whose every part stands at `extent`, and the number of its nodes.

    Findings on the copy then point at the use of the anchor.

    Raises:
        ExpansionError: the copy has more than `room` nodes, or more than `depth` levels.
    """
    root = _placed(source, extent)
    size = 1
    pending = [(source, root, depth)]
    while pending:
        original, copy, levels = pending.pop()
        if levels < 1 and not isinstance(original, ScalarNode):
            raise ExpansionError("levels")
        children = _copy_children(original, copy, extent)
        size += len(children) * (2 if isinstance(original, MappingNode) else 1)
        if size > room:
            raise ExpansionError("nodes")
        pending.extend((child, twin, levels - 1) for child, twin in children if not isinstance(child, ScalarNode))
    return root, size


def broken_alias(name: str, span: Span, *, is_open: bool) -> Problem:
    """Return the problem with an alias whose anchor is unknown, or encloses it (`is_open`)."""
    if is_open:
        return Problem(
            BROKEN_ALIAS,
            f"alias `*{name}` stands inside its own anchor `&{name}`",
            span,
            "write the value out",
            detail=name,
        )
    remedy = f'write `&{name}` before the value that it stands for, or quote the text: "*{name}"'
    return Problem(BROKEN_ALIAS, f"alias `*{name}` has no anchor `&{name}` above it", span, remedy, detail=name)


# Private functions


def _placed(node: Node, extent: Extent) -> Node:
    """Return a node of the same kind and value at another place, without its children."""
    match node:
        case ScalarNode():
            return _placed_scalar(node, extent)
        case MappingNode():
            return MappingNode(node.path, *extent)
        case _:
            return SequenceNode(node.path, *extent)


def _placed_scalar(node: ScalarNode, extent: Extent) -> ScalarNode:
    return ScalarNode(node.path, *extent, node.value, node.text, node.quoted)


def _copy_children(original: Node, copy: Node, extent: Extent) -> list[tuple[Node, Node]]:
    """Give `copy` the children of `original`, themselves without children, and return both side by side."""
    pairs: list[tuple[Node, Node]] = []
    match original, copy:
        case SequenceNode(), SequenceNode():
            pairs = [(item, _placed(item, extent)) for item in original.items]
            copy.items.extend(twin for _, twin in pairs)
        case MappingNode(), MappingNode():
            for name, entry in original.entries.items():
                twin = _placed(entry.value, extent)
                copy.entries[name] = Entry(_placed_scalar(entry.key, extent), twin)
                pairs.append((entry.value, twin))
        case _:
            pass
    return pairs
