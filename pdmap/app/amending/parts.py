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

    surroundings: Surroundings
    needed: frozenset[str]
    """By their addresses."""
    mentioned: frozenset[str]
    """Ids; all objects that name one belong to the part as well."""

    @classmethod
    def of(cls, surroundings: Surroundings, around: Collection[Around]) -> Choice:
        """Return the objects that are needed to judge others."""
        needed = frozenset[str]().union(*(each.needed for each in around))
        return cls(surroundings, needed, frozenset[str]().union(*(each.mentioned for each in around)))

    def manifests(self, contents: Mapping[str, bytes]) -> frozenset[str]:
        """Return the paths of the manifests that may hold one of the objects.

        Raises:
            NotAlikeError: it is not known where one of them is.
        """
        mentioning = (path for path, data in contents.items() if self.mentioned and self._mention.search(data))
        return self.surroundings.manifests(self.needed).union(mentioning)

    def chosen(self, manifest: Manifest) -> Manifest:
        """Return a manifest without the other objects; what else it says stays, such as words of the vocabulary."""
        if not isinstance(manifest.root, MappingNode):
            return manifest
        sections = {
            key: self._section(manifest.path, key, entry) if key in OBJECTS else entry
            for key, entry in manifest.root.entries.items()
        }
        return replace(manifest, root=replace(manifest.root, entries=sections))

    # Private methods

    @cached_property
    def _mention(self) -> re.Pattern[bytes]:
        """Return what finds an id, which is written as it is, or any letter that is written as an escape."""
        ids = b"|".join(re.escape(each.encode()) for each in self.mentioned)
        return re.compile(rb"(?<![\w-])(?:" + ids + rb")(?![\w-])|\\[xuU\r\n]")

    def _section(self, path: str, name: str, section: Entry) -> Entry:
        if not isinstance(section.value, MappingNode):
            return section
        entries = section.value.entries.items()
        chosen = {key: entry for key, entry in entries if self._is_chosen(path, f"{name}/{key}", entry.value)}
        return Entry(section.key, replace(section.value, entries=chosen))

    def _is_chosen(self, path: str, address: str, node: Node) -> bool:
        """Return whether an object belongs to the part; of several with one address, the first that is read counts."""
        is_wanted = address in self.needed or not self.mentioned.isdisjoint(_texts(node))
        return is_wanted and self.surroundings.paths.get(address) == path


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
