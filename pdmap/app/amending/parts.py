"""A part of an inventory: some objects, and all that they are judged by."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
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


@dataclass(frozen=True, eq=False)
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
        mentioning = (path for path, data in contents.items() if self._may_mention(data))
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

    def _may_mention(self, data: bytes) -> bool:
        """Return whether an id may be a whole value or key in a manifest: in any style, also with escapes."""
        if not self.mentioned:
            return False
        if b"\\" in data and _ESCAPE.search(data):
            return True
        return any(_may_begin(data, match.start()) for match in self._mention.finditer(data))

    @cached_property
    def _mention(self) -> re.Pattern[bytes]:
        """Return what finds an id where a value may end; text of other languages may hold a line break of YAML."""
        ids = b"|".join(re.escape(each.encode()) for each in self.mentioned)
        return re.compile(rb"(?:" + ids + rb")(?=[ \t]*(?:$|[\]},:\"'#\r\x80-\xff]))", re.MULTILINE)

    def _section(self, path: str, name: str, section: Entry) -> Entry:
        if not isinstance(section.value, MappingNode):
            return section
        entries = section.value.entries.items()
        chosen = {key: entry for key, entry in entries if self._is_chosen(path, f"{name}/{key}", entry.value)}
        return Entry(section.key, replace(section.value, entries=chosen))

    def _is_chosen(self, path: str, address: str, node: Node) -> bool:
        """Return whether an object belongs to the part; of several with one address, the first that is read counts."""
        is_wanted = address in self.needed or _mentions(node, self.mentioned)
        return is_wanted and self.surroundings.paths.get(address) == path


# Private functions


_ESCAPE = re.compile(rb"\\[xuU/\r\n]")
"""What a letter of an id may be written as, or none."""
_OPENING = frozenset(b"\n\r[{,:?-\"'")
"""What a value or a key may stand behind, beside blanks."""
_LONGEST_NAME = 100
"""Bytes before an id that are looked at."""


def _may_begin(data: bytes, start: int) -> bool:
    """Return whether a value or a key may begin somewhere: not within a word, or behind one."""
    before = data[max(0, start - _LONGEST_NAME) : start]
    above = before.rstrip(b" \t")
    if not above or above[-1] in _OPENING or above[-1] >= 0x80:
        return above != before or not before.endswith(b"-")
    # Behind a tag or an anchor, which may be too long to see where it begins.
    words = above.split()
    is_cut = len(words) == 1 and start > _LONGEST_NAME
    return above != before and (is_cut or b"&" in words[-1] or b"!" in words[-1])


def _mentions(root: Node, ids: frozenset[str]) -> bool:
    """Return whether a text or a key below a node is one of some ids."""
    pending = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, MappingNode):
            if not ids.isdisjoint(node.entries):
                return True
            inner = [entry.value for entry in node.entries.values()]
        else:
            inner = node.items if isinstance(node, SequenceNode) else [node]
        if not ids.isdisjoint([each.value for each in inner if isinstance(each, ScalarNode)]):
            return True
        pending += [each for each in inner if not isinstance(each, ScalarNode)]
    return False
