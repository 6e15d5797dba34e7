"""Texts without quotes that a comma in braces has cut in two: what stands behind it is read as a key."""

from __future__ import annotations

from collections.abc import Mapping

from pdmap.schema.wording import written
from pdmap.source import Entry, MappingNode, Node, ScalarNode

_LONGEST_TEXT = 200
"""How many characters of a text are put together again: a remedy is for people."""


def uncut(node: Node) -> Mapping[str, str]:
    """Return, for each key that was probably the rest of a text, the entry with the whole text in quotes."""
    wholes: dict[str, str] = {}
    for first, rests in _cut_texts(node):
        if isinstance(first.value, ScalarNode) and isinstance(first.value.value, str):
            text = ", ".join((first.value.text, *(rest.text for rest in rests)))
            if len(text) <= _LONGEST_TEXT:
                wholes.update(dict.fromkeys((rest.text for rest in rests), written({first.key.text: text})[1:-1]))
    return wholes


# Private functions


def _cut_texts(node: Node) -> list[tuple[Entry, list[ScalarNode]]]:
    """Return entries with the keys without a colon that stand right behind them."""
    found: list[tuple[Entry, list[ScalarNode]]] = []
    for entry in node.entries.values() if isinstance(node, MappingNode) else ():
        if not _is_rest(entry):
            found.append((entry, []))
        elif found:
            found[-1][1].append(entry.key)
    return [(entry, rests) for entry, rests in found if rests]


def _is_rest(entry: Entry) -> bool:
    """Return whether a key has no colon: its empty value stands where it ends."""
    value = entry.value
    is_empty = isinstance(value, ScalarNode) and value.value is None and not value.text
    return is_empty and (value.line, value.column) == (entry.key.end_line, entry.key.end_column)
