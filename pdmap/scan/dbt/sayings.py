"""What `meta`, tags, policy tags and descriptions say of personal data."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.scan.annotations import declared, evidence_in
from pdmap.scan.schema import Evidence
from pdmap.scan.trees import mapping, texts, word
from pdmap.source import MappingNode, Node

DEPTH_LIMIT = 5
"""Mappings within one another in `meta`."""


def evidence_of(node: MappingNode) -> tuple[Evidence, ...]:
    """Return what is said of a model or a column, each thing once, though dbt writes it in several places."""
    config = mapping(node, "config")
    said = [*_of_meta(node.get("meta"), 0), *_of_meta(config.get("meta") if config else None, 0)]
    for holder in (node, config):
        for key in ("tags", "policy_tags", "masking_policy"):
            values = tuple(texts(holder.get(key))) if holder else ()
            said += [found] if (found := declared(key, values, f"dbt {key.replace('_', ' ')}")) else []
    said += evidence_in(word(node, "description"), "dbt description")
    return tuple(dict.fromkeys(said))


# Private functions


def _of_meta(node: Node | None, depth: int) -> Iterator[Evidence]:
    for key, value in node.items() if isinstance(node, MappingNode) else ():
        if isinstance(value, MappingNode):
            if depth < DEPTH_LIMIT:
                yield from _of_meta(value, depth + 1)
        elif found := declared(key, tuple(texts(value)), "dbt meta"):
            yield found
