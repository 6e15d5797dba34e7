"""The nodes of a manifest as columns, in the order of the text, and back.

This is how lines with a known shape are read, and how a manifest goes from one process to another: making and reading
columns takes a fraction of what it takes to pickle nodes.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import chain, count, islice, repeat

from pdmap.frozen import dataclass
from pdmap.source.nodes import Entry, MappingNode, Node, Plain, Scalar, ScalarNode, SequenceNode
from pdmap.source.shapes import LIST, MAPPING, SCALAR

Other = tuple[int, int, Scalar, bool]
"""The number, last line, value and quotes of a scalar that is more than unquoted text on one line."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Nodes by what they hold. Keys are scalars, and their kind is not told."""

    kinds: bytes
    """The kinds of nodes, each before those of what it holds."""
    counts: Iterable[int]
    """How many scalars begin on each line."""
    starts: Iterable[int]
    """The columns where scalars start."""
    ends: Iterable[int]
    """The columns behind scalars."""
    texts: list[str]
    others: list[Other]
    collections: Iterable[int]
    """First line and column, last line and column, and size of each list and mapping."""


def columns_of(root: Node) -> Columns:
    """Return a node and all within it as columns."""
    gathering = _Gathering()
    gathering.add(root)
    return gathering.columns()


def build(path: str, columns: Columns) -> Node:
    """Return the nodes that columns were made of.

    Args:
        path: Path of the file, as in `Manifest`.
        columns: What `columns_of` made of them.
    """
    return _Tree(path, columns).build()


def plain_of(columns: Columns) -> Plain:
    """Return the value of the nodes without positions, as `plain` gives it."""
    return _PlainTree(columns).value()


# Private functions


_NUMBERS = 5
"""Those that `Columns` tells of each list and mapping."""


class _Gathering:
    """Gathers columns from nodes.

    Manifests nest no deeper than the reader's limit, so that this and what builds them again may recurse.
    """

    def __init__(self) -> None:
        self._kinds = bytearray()
        self._scalars: list[ScalarNode] = []
        self._collections = array("I")

    def add(self, node: Node) -> None:
        if isinstance(node, ScalarNode):
            self._kinds.append(SCALAR)
            self._scalars.append(node)
        elif isinstance(node, SequenceNode):
            self._open(LIST, node, len(node.items))
            for item in node.items:
                self.add(item)
        elif isinstance(node, MappingNode):  # pragma: no branch - there is no fourth kind
            self._open(MAPPING, node, len(node.entries))
            for entry in node.entries.values():
                self._scalars.append(entry.key)
                self.add(entry.value)

    def columns(self) -> Columns:
        scalars = self._scalars
        counts = [0] * max((node.line for node in scalars), default=0)
        for node in scalars:
            counts[node.line - 1] += 1
        others = [
            (number, node.end_line, node.value, node.quoted)
            for number, node in enumerate(scalars)
            if node.value is not node.text or node.quoted or node.end_line != node.line
        ]
        return Columns(
            kinds=bytes(self._kinds),
            counts=counts,
            starts=[node.column for node in scalars],
            ends=[node.end_column for node in scalars],
            texts=[node.text for node in scalars],
            others=others,
            collections=self._collections,
        )

    def _open(self, kind: int, node: Node, size: int) -> None:
        self._kinds.append(kind)
        self._collections.extend((node.line, node.column, node.end_line, node.end_column, size))


class _Tree:
    """Builds nodes from columns: first all scalars at once, for most nodes are, then what holds them."""

    def __init__(self, path: str, columns: Columns) -> None:
        # All scalars of a line share its number, which spares a tenth of the memory of nodes.
        lines = [*chain.from_iterable(map(repeat, count(1), columns.counts))]
        texts = columns.texts
        scalars = [*map(ScalarNode, repeat(path), lines, columns.starts, lines, columns.ends, texts, texts)]
        for number, line, value, is_quoted in columns.others:
            scalar = scalars[number]
            scalar.end_line, scalar.value, scalar.quoted = line, value, is_quoted
        numbers = iter(columns.collections)
        self._path = path
        self._kinds = iter(columns.kinds)
        self._scalars = iter(scalars)
        self._collections = zip(numbers, numbers, numbers, numbers, numbers, strict=True)

    def build(self) -> Node:
        kind = next(self._kinds)
        return next(self._scalars) if kind == SCALAR else self._collection(kind)

    def _collection(self, kind: int) -> Node:
        line, column, end_line, end_column, size = next(self._collections)
        kinds, scalars = self._kinds, self._scalars
        if kind == LIST:
            items: list[Node] = [
                next(scalars) if (inner := next(kinds)) == SCALAR else self._collection(inner) for _ in range(size)
            ]
            return SequenceNode(self._path, line, column, end_line, end_column, items)
        entries: dict[str, Entry] = {}
        for _ in range(size):
            key, inner = next(scalars), next(kinds)
            entries[key.text] = Entry(key, next(scalars) if inner == SCALAR else self._collection(inner))
        return MappingNode(self._path, line, column, end_line, end_column, entries)


class _PlainTree:
    """Makes plain values of columns."""

    def __init__(self, columns: Columns) -> None:
        values: list[Scalar] = [*columns.texts]
        for number, _, value, _ in columns.others:
            values[number] = value
        self._kinds = iter(columns.kinds)
        self._values = iter(values)
        self._sizes = islice(columns.collections, 4, None, _NUMBERS)

    def value(self) -> Plain:
        kind = next(self._kinds)
        return next(self._values) if kind == SCALAR else self._collection(kind)

    def _collection(self, kind: int) -> Plain:
        kinds, values, size = self._kinds, self._values, next(self._sizes)
        if kind == LIST:
            return [next(values) if (inner := next(kinds)) == SCALAR else self._collection(inner) for _ in range(size)]
        return {
            str(next(values)): next(values) if (inner := next(kinds)) == SCALAR else self._collection(inner)
            for _ in range(size)
        }
