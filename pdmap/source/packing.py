"""Manifests as bytes, on their way from the process that read them to the one that asked.

Pickling the nodes takes as long as reading them, and twice the bytes. Here they are columns, in the order
of the text: making and reading these takes a third of that. Nothing is packed that a reader of the same
version has not read: the bytes are for two processes of one run, never for a file.
"""

from __future__ import annotations

import marshal
from array import array
from itertools import repeat
from typing import TypeAlias

from pdmap.findings import Position, Span
from pdmap.source.comments import Comment
from pdmap.source.decoding import decode
from pdmap.source.manifest import Manifest
from pdmap.source.nodes import Entry, MappingNode, Node, Scalar, ScalarNode, SequenceNode
from pdmap.source.text import SourceText


def pack(manifest: Manifest) -> bytes | None:
    """Return a manifest as bytes; `None` for one with findings, or without a root, which is better read again."""
    if manifest.root is None or manifest.findings:
        return None
    columns = _Columns()
    columns.add(manifest.root)
    comments = [(comment.text, _numbers(comment.span), comment.is_alone) for comment in manifest.comments]
    return marshal.dumps((columns.packed(), comments))


def unpack(path: str, data: bytes, packed: bytes) -> Manifest:
    """Return the manifest that was packed.

    Args:
        path: Path of the file, as in `Manifest`.
        data: The bytes of the file.
        packed: What `pack` made of it.

    Raises:
        ValueError: the bytes are not from `pack`, as far as it shows.
        EOFError: they break off.
    """
    columns, written = marshal.loads(packed)  # noqa: S302 - from a process of ours; see above
    comments = (Comment(text, _span(numbers), is_alone) for text, numbers, is_alone in written)
    return Manifest(path, _Tree(path, columns).build(), (), SourceText.of(decode(data)).lines, tuple(comments))


# Private functions

_SCALAR, _LIST, _MAPPING = range(3)
"""Kinds of nodes; a key is always a scalar, and is not told."""
_Packed: TypeAlias = tuple[bytes, tuple[bytes, bytes, bytes, bytes], list[str], list[tuple[int, Scalar, bool]], bytes]
"""The kinds of nodes; where scalars stand, by their four numbers; their texts; the number, value and quotes of those
that are more than unquoted text; where collections stand, and their sizes."""


class _Columns:
    """Nodes by what they hold, each column in the order of the text.

    Manifests nest no deeper than the reader's limit, so that this and what builds them again may recurse.
    """

    def __init__(self) -> None:
        self._kinds = bytearray()
        self._scalars: list[ScalarNode] = []
        self._collections = array("I")

    def add(self, node: Node) -> None:
        if isinstance(node, ScalarNode):
            self._kinds.append(_SCALAR)
            self._scalars.append(node)
        elif isinstance(node, SequenceNode):
            self._open(_LIST, node, len(node.items))
            for item in node.items:
                self.add(item)
        elif isinstance(node, MappingNode):  # pragma: no branch - there is no fourth kind
            self._open(_MAPPING, node, len(node.entries))
            for entry in node.entries.values():
                self._scalars.append(entry.key)
                self.add(entry.value)

    def packed(self) -> _Packed:
        scalars = self._scalars
        places = (
            array("I", [node.line for node in scalars]).tobytes(),
            array("I", [node.column for node in scalars]).tobytes(),
            array("I", [node.end_line for node in scalars]).tobytes(),
            array("I", [node.end_column for node in scalars]).tobytes(),
        )
        others = [
            (number, node.value, node.quoted)
            for number, node in enumerate(scalars)
            if node.value is not node.text or node.quoted
        ]
        return bytes(self._kinds), places, [node.text for node in scalars], others, self._collections.tobytes()

    def _open(self, kind: int, node: Node, size: int) -> None:
        self._kinds.append(kind)
        self._collections.extend((node.line, node.column, node.end_line, node.end_column, size))


class _Tree:
    """Builds nodes from columns: first all scalars at once, for most nodes are, then what holds them."""

    def __init__(self, path: str, columns: _Packed) -> None:
        kinds, places, texts, others, collections = columns
        scalars = [*map(ScalarNode, repeat(path), *(array("I", column) for column in places), texts, texts)]
        for number, value, is_quoted in others:
            scalars[number].value, scalars[number].quoted = value, is_quoted
        numbers = iter(array("I", collections))
        self._path = path
        self._kinds = iter(kinds)
        self._scalars = iter(scalars)
        self._collections = zip(numbers, numbers, numbers, numbers, numbers, strict=True)

    def build(self) -> Node:
        kind = next(self._kinds)
        return next(self._scalars) if kind == _SCALAR else self._collection(kind)

    def _collection(self, kind: int) -> Node:
        line, column, end_line, end_column, size = next(self._collections)
        kinds, scalars = self._kinds, self._scalars
        if kind == _LIST:
            items: list[Node] = [
                next(scalars) if (inner := next(kinds)) == _SCALAR else self._collection(inner) for _ in range(size)
            ]
            return SequenceNode(self._path, line, column, end_line, end_column, items)
        entries: dict[str, Entry] = {}
        for _ in range(size):
            key, inner = next(scalars), next(kinds)
            entries[key.text] = Entry(key, next(scalars) if inner == _SCALAR else self._collection(inner))
        return MappingNode(self._path, line, column, end_line, end_column, entries)


def _numbers(span: Span) -> tuple[int, int, int, int]:
    return span.start.line, span.start.column, span.end.line, span.end.column


def _span(numbers: tuple[int, int, int, int]) -> Span:
    line, column, end_line, end_column = numbers
    return Span(Position(line, column), Position(end_line, end_column))
