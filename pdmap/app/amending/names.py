"""What findings call objects, and whether another name can be put in its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from pdmap.app.load import Loaded
from pdmap.reference import Reference
from pdmap.rules.wording import called
from pdmap.source import Manifest, MappingNode, Node, ScalarNode, SequenceNode


class Renamed(NamedTuple):
    """An object that is called otherwise."""

    id: str
    old: str
    new: str


def renaming(renamed: Iterable[Renamed]) -> Callable[[str], str]:
    """Return what puts new names into a text, all in one pass: a new name may be what another one was before."""
    words = {called(each.old, each.id): called(each.new, each.id) for each in renamed}
    if not words:
        return str
    pattern = re.compile("|".join(map(re.escape, words)))
    return lambda text: pattern.sub(lambda found: words[found[0]], text)


def ambiguous_ids(loaded: Loaded, others: Iterable[str]) -> frozenset[str]:
    """Return the ids behind which a text may hold something else than the name of one object.

    They belong to several objects, are words of the vocabulary as well, or stand in what an author wrote as findings
    write them.

    Args:
        loaded: The inventory.
        others: Further texts that findings may hold, such as those of the configuration.
    """
    defined = Counter(identifier for manifest in loaded.manifests for identifier in _defined(manifest.root))
    texts = (*others, *(text for manifest in loaded.manifests for text in _suspected(manifest)))
    quoted = (found[1] for text in texts for found in _BEHIND_A_NAME.finditer(text))
    several = (identifier for identifier, number in defined.items() if number > 1)
    return frozenset((*several, *quoted, *(defined.keys() & _vocabulary(loaded.inventory.reference))))


# Private functions

_BEHIND_A_NAME = re.compile(r"\(`([^`]*)`\)")


def _defined(root: Node | None) -> Iterator[str]:
    """Yield the ids that a manifest defines."""
    if isinstance(root, MappingNode):
        for section in root.entries.values():
            if isinstance(section.value, MappingNode):
                yield from section.value.entries


def _suspected(manifest: Manifest) -> Iterator[str]:
    """Yield the texts of a manifest, if one may hold an id as findings write it: few manifests have such a text."""
    if any("(`" in line or "\\" in line for line in manifest.lines):
        yield from _texts(manifest.root)


def _texts(root: Node | None) -> Iterator[str]:
    pending = [root]
    while pending:
        match pending.pop():
            case ScalarNode() as node:
                yield str(node.value)
            case SequenceNode() as node:
                pending += node.items
            case MappingNode() as node:
                yield from node.entries
                pending += [entry.value for entry in node.entries.values()]
            case _:
                pass


def _vocabulary(reference: Reference) -> frozenset[str]:
    tables = (
        reference.data_types,
        reference.subjects,
        reference.countries,
        reference.regions,
        reference.lawful_bases,
        reference.conditions,
        reference.mechanisms,
    )
    return frozenset(key for table in tables for key in table)
