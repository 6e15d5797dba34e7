"""Manifests as bytes, on their way from the process that read them to the one that asked.

Pickling the nodes takes as long as reading them, and twice the bytes. Here they are columns, in the order
of the text: making and reading these takes a third of that. Nothing is packed that a reader of the same
version has not read: the bytes are for two processes of one run, never for a file.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterator

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
    columns.add_tree(manifest.root)
    comments = [(comment.text, _numbers(comment.span), comment.is_alone) for comment in manifest.comments]
    return marshal.dumps((columns.as_bytes(), comments))


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
    return Manifest(path, _Tree(path, *columns).build(), (), SourceText.of(decode(data)).lines, tuple(comments))


# Private functions

_TEXT, _OTHER, _LIST, _MAPPING = range(4)
"""Kinds of nodes: unquoted text, any other scalar, and the two collections."""


class _Columns:
    """Nodes by what they hold, each column in the order of the text."""

    def __init__(self) -> None:
        self.kinds = bytearray()
        self.places = array("I")
        self.texts: list[str] = []
        self.values: list[tuple[Scalar, bool]] = []
        self.sizes = array("I")

    def add_tree(self, root: Node) -> None:
        pending = [root]
        while pending:
            node = pending.pop()
            self.places.extend((node.line, node.column, node.end_line, node.end_column))
            if isinstance(node, ScalarNode):
                self._add_scalar(node)
            elif isinstance(node, SequenceNode):
                self.kinds.append(_LIST)
                self.sizes.append(len(node.items))
                pending.extend(reversed(node.items))
            elif isinstance(node, MappingNode):  # pragma: no branch - there is no fourth kind
                self.kinds.append(_MAPPING)
                self.sizes.append(len(node.entries))
                for entry in reversed(node.entries.values()):
                    pending += (entry.value, entry.key)

    def as_bytes(self) -> tuple[bytes, bytes, list[str], list[tuple[Scalar, bool]], bytes]:
        return bytes(self.kinds), self.places.tobytes(), self.texts, self.values, self.sizes.tobytes()

    def _add_scalar(self, node: ScalarNode) -> None:
        self.texts.append(node.text)
        if node.value is node.text and not node.quoted:
            self.kinds.append(_TEXT)
        else:
            self.kinds.append(_OTHER)
            self.values.append((node.value, node.quoted))


class _Tree:
    """Builds nodes from columns; manifests nest no deeper than the reader's limit, so that it may recurse."""

    def __init__(
        self, path: str, kinds: bytes, places: bytes, texts: list[str], values: list[tuple[Scalar, bool]], sizes: bytes
    ) -> None:
        numbers = iter(array("I", places))
        self._path = path
        self._kinds = iter(kinds)
        self._places = zip(numbers, numbers, numbers, numbers, strict=True)
        self._texts = iter(texts)
        self._values = iter(values)
        self._sizes = iter(array("I", sizes))

    def build(self) -> Node:
        kind = next(self._kinds)
        place = next(self._places)
        if kind == _TEXT:
            text = next(self._texts)
            return ScalarNode(self._path, *place, text, text)
        if kind == _OTHER:
            value, is_quoted = next(self._values)
            return ScalarNode(self._path, *place, value, next(self._texts), is_quoted)
        size = next(self._sizes)
        if kind == _LIST:
            return SequenceNode(self._path, *place, [self.build() for _ in range(size)])
        return MappingNode(self._path, *place, dict(self._entries(size)))

    def _entries(self, size: int) -> Iterator[tuple[str, Entry]]:
        for _ in range(size):
            key = self.build()
            if isinstance(key, ScalarNode):  # pragma: no branch - the reader takes no other keys
                yield key.text, Entry(key, self.build())


def _numbers(span: Span) -> tuple[int, int, int, int]:
    return span.start.line, span.start.column, span.end.line, span.end.column


def _span(numbers: tuple[int, int, int, int]) -> Span:
    line, column, end_line, end_column = numbers
    return Span(Position(line, column), Position(end_line, end_column))
