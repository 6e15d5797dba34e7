"""Which nodes may be keys: text, not empty, once in a mapping."""

from __future__ import annotations

from pdmap.source.characters import shown
from pdmap.source.checks import DUPLICATE_KEY, KEY_NOT_TEXT, UNSUPPORTED_FEATURE
from pdmap.source.nodes import TYPE_NAMES, MappingNode, Node, ScalarNode
from pdmap.source.problem import Problem

MERGE_KEY = "<<"


def accepted_key(key: Node, mapping: MappingNode) -> ScalarNode | Problem:
    """Return the node as a key of the mapping, or the reason why it cannot be one."""
    if not isinstance(key, ScalarNode):
        return _collection_problem(key)
    if isinstance(key.value, str) and key.value and key.value not in mapping.entries and key.value != MERGE_KEY:
        return key
    if key.value == MERGE_KEY and not key.quoted:
        return _merge_problem(key)
    if not key.text:
        return Problem(KEY_NOT_TEXT, "key is empty", key.span, "write a key before the colon")
    if not isinstance(key.value, str):
        return _type_problem(key)
    if first := mapping.key_node(key.value):
        return _duplicate_problem(key, first)
    return key


# Private functions


def _collection_problem(key: Node) -> Problem:
    kind = "a mapping" if isinstance(key, MappingNode) else "a list"
    remedy = 'write the key as text; quote a placeholder in braces: "{{ name }}"'
    return Problem(KEY_NOT_TEXT, f"key is {kind}, not text", key.span, remedy)


def _merge_problem(key: ScalarNode) -> Problem:
    message = f"merge key `{MERGE_KEY}` is not part of YAML 1.2"
    remedy = "write the keys out, or use an alias for a whole value: `contact: *contact`"
    return Problem(UNSUPPORTED_FEATURE, message, key.span, remedy, detail=MERGE_KEY)


def _type_problem(key: ScalarNode) -> Problem:
    name = shown(key.text)
    message = f"key `{name}` is {TYPE_NAMES[type(key.value)]}, not text"
    return Problem(KEY_NOT_TEXT, message, key.span, f'quote it: "{name}":', detail=name)


def _duplicate_problem(key: ScalarNode, first: ScalarNode) -> Problem:
    name = shown(key.text)
    message = f"key `{name}` is written twice in one mapping; the first one counts"
    remedy = "join the two, or give one of them another name"
    related = (first.location(f"`{name}` is first written here"),)
    return Problem(DUPLICATE_KEY, message, key.span, remedy, related, detail=name)
