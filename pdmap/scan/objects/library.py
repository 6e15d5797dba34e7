"""What `$ref` leads to, within a file and to the other files of the same source."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from urllib.parse import unquote

from pdmap.frozen import dataclass
from pdmap.scan.reader import Document
from pdmap.scan.schema import Trouble
from pdmap.scan.trees import Tree, read_tree, word
from pdmap.source import MappingNode, Node, SequenceNode


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference leads to."""

    address: str
    """The file and the way in it, the same however it was written."""
    name: str
    """The last part of the way, such as `Address`; the name of the file where there is none."""
    node: MappingNode


class Library:
    """The files of one source, by the names with which they refer to one another."""

    def __init__(self, trees: Iterable[Tree], others: Iterable[Document] = ()) -> None:
        """Take files that are read, and others that are read where a reference leads to them."""
        self.troubles: list[Trouble] = []
        """What is wrong with the other files that were read."""
        trees = tuple(trees)
        self.own = frozenset(tree.path for tree in trees)
        """The paths of the files that are read whole; of the others only what a reference leads to is."""
        self._others = {posixpath.normpath(each.path): each for each in others}
        self._roots: dict[str, Node] = {}
        for tree in trees:
            self._add(tree)

    def find(self, reference: str, path: str) -> Target | None:
        """Return what a reference leads to that stands in the file `path`, or `None` where that is not here."""
        file, _, way = reference.partition("#")
        found = self._root(unquote(file), path)
        if found is None:
            return None
        base, node = found
        keys = [_key(part) for part in way.split("/")[1:]] if way.startswith("/") else [way] if way else []
        if way and not way.startswith("/"):
            return self._anchored(base, node, way)
        for key in keys:
            node = _step(node, key)
        name = keys[-1] if keys else _stem(base)
        return Target(f"{base}#{'/'.join(keys)}", name, node) if isinstance(node, MappingNode) else None

    def referred(self, root: Node) -> frozenset[str]:
        """Return the addresses of all that the references within a value lead to."""
        found = set()
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if isinstance(node, SequenceNode):
                waiting += node.items
            elif isinstance(node, MappingNode):
                waiting += (entry.value for entry in node.entries.values())
                target = self.find(word(node, "$ref"), node.path) if word(node, "$ref") else None
                found |= {target.address} if target else set()
        return frozenset(found)

    # Private methods

    def _add(self, tree: Tree) -> None:
        if tree.root is None:
            return
        self._roots.setdefault(posixpath.normpath(tree.path), tree.root)
        if own := (word(tree.root, "$id") or word(tree.root, "id")).rstrip("#"):
            self._roots.setdefault(own, tree.root)

    def _root(self, file: str, path: str) -> tuple[str, Node | None] | None:
        if not file:
            base = posixpath.normpath(path)
            return base, self._roots.get(base)
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
        if other := self._others.pop(beside, None):
            tree = read_tree(other)
            self.troubles += tree.troubles
            self._add(tree)
        for base in (beside, file, file.rstrip("#")):
            if base in self._roots:
                return base, self._roots[base]
        return self._by_identifier(file, path)

    def _by_identifier(self, file: str, path: str) -> tuple[str, Node | None] | None:
        """Find a file by a reference that counts from the `$id` of the file in which it stands."""
        own = word(self._roots.get(posixpath.normpath(path)), "$id")
        base = own.rpartition("/")[0] + "/" + file.lstrip("/")
        return (base, self._roots[base]) if own and base in self._roots else None

    @staticmethod
    def _anchored(base: str, root: Node | None, anchor: str) -> Target | None:
        """Find a definition by its `$anchor`, or by an `$id` or `id` that is one."""
        for keep in ("$defs", "definitions"):
            holder = root.get(keep) if isinstance(root, MappingNode) else None
            for name, node in holder.items() if isinstance(holder, MappingNode) else ():
                own = {word(node, "$anchor"), word(node, "$id").lstrip("#"), word(node, "id").lstrip("#")}
                if anchor in own and isinstance(node, MappingNode):
                    return Target(f"{base}#{keep}/{name}", name, node)
        return None


# Private functions


def _key(part: str) -> str:
    return unquote(part).replace("~1", "/").replace("~0", "~")


def _step(node: Node | None, key: str) -> Node | None:
    if isinstance(node, MappingNode):
        return node.get(key)
    if isinstance(node, SequenceNode) and key.isascii() and key.isdigit() and len(key) < 9:
        return node.items[int(key)] if int(key) < len(node.items) else None
    return None


def _stem(path: str) -> str:
    return posixpath.basename(path).partition(".")[0]
