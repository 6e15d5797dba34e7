"""`manifest.json`: what dbt itself makes of a project; most of its 30 MB is no column, and passed over."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.scan.dbt.sayings import evidence_of
from pdmap.scan.schema import Column, Place, Table
from pdmap.scan.trees import mapping, word
from pdmap.source import MappingNode, Node

_KINDS = frozenset(("model", "seed", "snapshot", "source"))
_KEPT = frozenset(("columns", "meta", "config", "tags"))


def skips(keys: tuple[str, ...]) -> bool:
    """Tell whether a part of a manifest holds nothing that is read."""
    if not keys:
        return False
    if keys[0] not in ("nodes", "sources"):
        return True
    return len(keys) == 3 and keys[2] not in _KEPT


def tables(root: Node | None) -> Iterator[Table]:
    """Yield the tables of a project; those of sources have the name of their source before a dot."""
    for kind in ("nodes", "sources"):
        holder = mapping(root, kind)
        for _, node in holder.items() if holder else ():
            if isinstance(node, MappingNode) and word(node, "resource_type") in _KINDS:
                yield _table(node)


# Private functions


def _table(node: MappingNode) -> Table:
    before = f"{word(node, 'source_name')}." if word(node, "source_name") else ""
    columns = mapping(node, "columns")
    return Table(
        name=before + word(node, "name"),
        columns=tuple(_column(key, entry.value, entry.key.line) for key, entry in columns.entries.items())
        if columns
        else (),
        place=Place(node.path, node.line),
        comment=word(node, "description").strip(),
        evidence=evidence_of(node),
    )


def _column(key: str, node: Node, line: int) -> Column:
    *path, last = (word(node, "name") or key).split(".")
    return Column(
        name=last,
        type=word(node, "data_type"),
        place=Place(node.path, line),
        path=tuple(path),
        comment=word(node, "description").strip(),
        evidence=evidence_of(node) if isinstance(node, MappingNode) else (),
    )
