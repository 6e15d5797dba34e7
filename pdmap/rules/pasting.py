"""What an author wrote, as YAML in one line, to be pasted back with some keys changed."""

from __future__ import annotations

import json
import re
from typing import assert_never

from pdmap.source import MappingNode, Node, Scalar, ScalarNode, SequenceNode


def one_line(node: Node) -> str:
    """Return a value as YAML in one line, such as `{scc: {module: 2, signed: 2026-02-01}}`.

    The order in which the keys of a mapping were written does not matter: they are sorted.
    """
    match node:
        case MappingNode():
            return changed(node)
        case SequenceNode():
            return f"[{', '.join(map(one_line, node.items))}]"
        case ScalarNode():
            return _scalar(node.value, node.text)
        case _:
            message = f"unknown kind of node {type(node).__name__}"
            raise TypeError(message)


def changed(node: Node | None, *keys: str) -> str:
    """Return a mapping as it was written, with some keys changed or added, each given as `key: value`.

    What was written in a short form, as a single word, gives way to the keys.
    """
    fresh = {key.partition(":")[0]: key for key in keys}
    written = dict(node.items()) if isinstance(node, MappingNode) else {}
    kept = {key: f"{_scalar(key, key)}: {one_line(value)}" for key, value in written.items()}
    together = {**kept, **fresh}
    return f"{{{', '.join(together[key] for key in sorted(together, key=_order))}}}"


# Private functions

_FIRST = (
    *("country", "importer", "mechanisms", "assessment", "module", "signed", "annexes", "ref", "date", "outcome"),
    *("data", "period", "from"),
)
"""Keys that stand before others, in the order in which people read them."""
_PLAIN = re.compile(r"[A-Za-z][\w./+-]*(?: [\w./+-]+)*|[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""Text that needs no quotes wherever it stands in a line."""
_WORDS = frozenset({"true", "false", "null"})


def _order(key: str) -> tuple[int, str]:
    return _FIRST.index(key) if key in _FIRST else len(_FIRST), key


def _scalar(value: Scalar, text: str) -> str:
    """Return a single value, in quotes where it is text that could be read as something else."""
    match value:
        case str():
            is_plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS
            return value if is_plain else json.dumps(value, ensure_ascii=False)
        case bool() | None:
            return json.dumps(value)
        case int() | float():
            return text
        case never:
            assert_never(never)
