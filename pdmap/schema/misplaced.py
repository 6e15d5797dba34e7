"""Keys that stand too far to the left: each is known below a key above it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from pdmap.schema.subschemas import Schema, is_unknown, leaves, mapping, resolved
from pdmap.source import MappingNode, Node, ScalarNode


def homes(schema: Schema, node: Node) -> Mapping[str, str]:
    """Return, for unknown keys of a mapping, the key of the same mapping above that each probably belongs below."""
    known = mapping(schema.get("properties"))
    found: dict[str, str] = {}
    above: list[str] = []
    is_open = False
    for name, value in node.items() if isinstance(node, MappingNode) else ():
        if name in known:
            above.insert(0, name)
            is_open = _is_empty(value) and _takes_ids(mapping(known[name]))
        else:
            takers = (key for key in above if _takes(mapping(known[key]), name) or (is_open and key == above[0]))
            found.update((name, key) for key in islice(takers, 1))
    return found


def object_above(schema: Schema, around: Node, name: str) -> str | None:
    """Return the id above a key that stands among ids, and is one of the object's own keys.

    Args:
        schema: That of each object.
        around: The section.
        name: The key.
    """
    if not _takes(schema, name):
        return None
    return next((above for above in _above(around, name) if not _takes(schema, above)), None)


def is_block(node: Node, name: str) -> bool:
    """Return whether keys can be put below a key by indenting them: nothing stands behind it in its line."""
    value = node.get(name) if isinstance(node, MappingNode) else None
    key = node.key_node(name) if isinstance(node, MappingNode) else None
    return _is_empty(value) or (isinstance(value, MappingNode) and key is not None and value.line > key.line)


# Private functions


def _above(node: Node, name: str) -> Iterator[str]:
    """Yield the keys of a mapping that stand above one of them, the nearest first."""
    names = list(node.entries) if isinstance(node, MappingNode) else []
    yield from reversed(names[: names.index(name)] if name in names else [])


def _takes(schema: Schema, name: str) -> bool:
    return any(name in mapping(leaf.get("properties")) for leaf in _mappings(schema))


def _takes_ids(schema: Schema) -> bool:
    return any(isinstance(leaf.get("additionalProperties"), dict) for leaf in _mappings(schema))


def _mappings(schema: Schema) -> Iterator[Schema]:
    return (resolved(leaf) for leaf in leaves(resolved(schema)) if not is_unknown(leaf))


def _is_empty(node: Node | None) -> bool:
    return isinstance(node, ScalarNode) and node.value is None
