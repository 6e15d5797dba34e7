"""A part of an inventory: some objects, and all that they are judged by."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from pdmap.app.amending.surroundings import OBJECTS, Around, Surroundings
from pdmap.app.load import Loaded
from pdmap.findings import Finding
from pdmap.frozen import dataclass
from pdmap.source import Entry, Manifest, MappingNode, Node, ScalarNode, SequenceNode


@dataclass(frozen=True, slots=True)
class Part:
    """Some objects, on the terms of an earlier run."""

    loaded: Loaded
    found: Callable[[Collection[str]], Iterable[Finding]]
    """Returns what some rules find in them."""


@dataclass(frozen=True)
class Choice:
    """Which objects belong to a part."""

    needed: frozenset[str]
    """By their addresses."""
    mentioned: frozenset[str]
    """Ids; all objects that name one belong to the part as well."""

    @classmethod
    def of(cls, around: Iterable[Around]) -> Choice:
        """Return the objects that are needed to judge others."""
        needed, mentioned = frozenset[str](), frozenset[str]()
        for each in around:
            needed, mentioned = needed | each.needed, mentioned | each.mentioned
        return cls(needed, mentioned)

    def manifests(self, surroundings: Surroundings, contents: Mapping[str, bytes]) -> frozenset[str]:
        """Return the paths of the manifests that may hold one of the objects.

        Raises:
            NotAlikeError: it is not known where one of them is.
        """
        mentioning = (path for path, data in contents.items() if self.mentioned and self._mention.search(data))
        return surroundings.manifests(self.needed).union(mentioning)

    def chosen(self, manifest: Manifest) -> Manifest:
        """Return a manifest without the other objects; what else it says stays, such as words of the vocabulary."""
        if not isinstance(manifest.root, MappingNode):
            return manifest
        sections = {
            key: self._section(key, entry) if key in OBJECTS else entry for key, entry in manifest.root.entries.items()
        }
        return replace(manifest, root=replace(manifest.root, entries=sections))

    # Private methods

    @cached_property
    def _mention(self) -> re.Pattern[bytes]:
        """Return what finds an id, which is written as it is, or any letter that is written as an escape."""
        ids = b"|".join(re.escape(each.encode()) for each in self.mentioned)
        return re.compile(rb"(?<![\w-])(?:" + ids + rb")(?![\w-])|\\[xuU\r\n]")

    def _section(self, name: str, section: Entry) -> Entry:
        if not isinstance(section.value, MappingNode):
            return section
        chosen = {
            identifier: entry
            for identifier, entry in section.value.entries.items()
            if f"{name}/{identifier}" in self.needed or not self.mentioned.isdisjoint(_texts(entry.value))
        }
        return Entry(section.key, replace(section.value, entries=chosen))


# Private functions


def _texts(root: Node) -> Iterator[object]:
    pending = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, ScalarNode):
            yield node.value
        elif isinstance(node, SequenceNode):
            pending += node.items
        elif isinstance(node, MappingNode):
            yield from node.entries
            pending += [entry.value for entry in node.entries.values()]
