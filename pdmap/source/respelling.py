"""Write another word in place of one that a node was read from."""

from __future__ import annotations

from pdmap.findings import Edit, Position, Span
from pdmap.source.nodes import Node, ScalarNode


def respelled(node: Node, word: str) -> tuple[Edit, ...]:
    """Return the edit that writes a word in place of a node's own, between the same quotes.

    There is none where the value is not written as it reads: with escapes, over several lines, or by an
    alias of another length. An alias of the same length is told apart only by who has the lines.
    """
    if not isinstance(node, ScalarNode) or node.line != node.end_line:
        return ()
    start, end = node.column + node.quoted, node.end_column - node.quoted
    if not node.text or end - start != len(node.text):
        return ()
    span = Span(Position(node.line, start), Position(node.line, end))
    return (Edit(node.path, span, old=node.text, new=word),)
