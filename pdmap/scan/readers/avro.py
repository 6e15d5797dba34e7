"""Schemas and protocols of Avro: records as tables, records within them as paths, unions looked through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from pdmap.frozen import dataclass
from pdmap.scan.annotations import declared, evidence_in
from pdmap.scan.avro.idl import json_of
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Column, Evidence, Place, Schema, Table, Trouble
from pdmap.scan.texts import text_of
from pdmap.scan.trees import Tree, items, mapping, read_tree, texts, word
from pdmap.source import MappingNode, Node, ScalarNode, SequenceNode

ORIGIN = "Avro"
DEPTH_LIMIT = 40
"""Records within one another."""
COLUMN_LIMIT = 20_000
"""Columns of one source, because records that are used again and again multiply without end."""
_MOST_VALUES = 100


def recognizes(document: Document) -> bool:
    """Tell by the suffix alone, which nothing else has."""
    return document.path.lower().endswith((".avsc", ".avpr", _IDL))


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the files of one source, whose types refer to one another by their names."""
    trees = [_tree(document) for document in documents]
    reader = _Reader()
    for tree in trees:
        reader.define(tree.root)
    tables = [table for tree in trees for node in _outermost(tree.root) for table in reader.tables(node)]
    troubles = [trouble for tree in trees for trouble in tree.troubles]
    return Schema(tuple(tables), (*troubles, *reader.troubles))


# Private classes


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a type comes to behind unions, lists and maps."""

    name: str
    """As it is shown, such as `array<string>`, `int(date)` or `string|long`."""
    is_nullable: bool = False
    records: tuple[MappingNode, ...] = ()
    """One, or those of a union, each of which a value may be."""
    values: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reader:
    """The named types of one source."""

    named: dict[str, MappingNode] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)
    count: int = 0

    def define(self, root: Node | None) -> None:
        """Keep all named types of a file, by their full and by their own names."""
        waiting: list[tuple[Node | None, str]] = [(root, "")]
        while waiting:
            node, space = waiting.pop()
            if isinstance(node, SequenceNode):
                waiting += ((each, space) for each in node.items)
            elif isinstance(node, MappingNode):
                space = word(node, "namespace") or space
                if word(node, "type") in _NAMED and (name := word(node, "name")):
                    self.named.setdefault(f"{space}.{name}" if space and "." not in name else name, node)
                    self.named.setdefault(name.rpartition(".")[2], node)
                waiting += ((entry.value, space) for entry in node.entries.values())

    def tables(self, node: Node) -> Iterator[Table]:
        """Yield the table of a record, or those of the records of a union."""
        if isinstance(node, SequenceNode):
            for each in node.items:
                yield from self.tables(each) if isinstance(each, MappingNode) else ()
        elif isinstance(node, MappingNode) and word(node, "type") in _RECORDS:
            columns: dict[str, Column] = {}
            for column in self._columns(node, (), (), (id(node),)):
                columns.setdefault(column.full_name, column)
            said = (*evidence_in(word(node, "doc"), ORIGIN), *_declared(node))
            name, place = word(node, "name").rpartition(".")[2], Place(node.path, node.line)
            found = tuple(columns.values())
            yield Table(name=name, columns=found, place=place, comment=word(node, "doc"), evidence=said)

    # Private methods

    def _columns(
        self, record: MappingNode, path: tuple[str, ...], said: tuple[Evidence, ...], way: tuple[int, ...]
    ) -> Iterator[Column]:
        for each in items(record, "fields"):
            name, kind = word(each, "name"), self._kind(each.get("type") if isinstance(each, MappingNode) else None, 0)
            if not isinstance(each, MappingNode) or not name:
                self._tell(each, "a field without a name is none of Avro")
                continue
            own = (*evidence_in(word(each, "doc"), ORIGIN), *_declared(each))
            inside = [record for record in kind.records if id(record) not in way and items(record, "fields")]
            if len(way) >= DEPTH_LIMIT or self.count >= COLUMN_LIMIT:
                inside = []
            for inner in inside:
                yield from self._columns(inner, (*path, name), (*own, *said), (*way, id(inner)))
            if not inside:
                yield from self._column(each, name, kind, path, (*own, *said))

    def _column(
        self, node: MappingNode, name: str, kind: _Kind, path: tuple[str, ...], said: tuple[Evidence, ...]
    ) -> Iterator[Column]:
        self.count += 1
        if self.count > COLUMN_LIMIT:
            if self.count == COLUMN_LIMIT + 1:
                self._tell(node, f"more than {COLUMN_LIMIT:,} columns come of this source; the others are left out")
            return
        key = node.key_node("name")
        yield Column(
            name=name,
            type=kind.name,
            place=Place(node.path, key.line if key else node.line),
            path=path,
            is_nullable=kind.is_nullable,
            comment=word(node, "doc"),
            values=kind.values,
            evidence=said,
        )

    def _kind(self, node: Node | None, depth: int) -> _Kind:
        """Return what a type comes to; a union comes to all that it may be."""
        if depth > DEPTH_LIMIT:
            return _Kind("")
        if isinstance(node, SequenceNode):
            kinds = [self._kind(each, depth + 1) for each in node.items if not _is_null(each)]
            records = tuple(record for kind in kinds for record in kind.records)
            values = tuple(value for kind in kinds for value in kind.values)
            name = "|".join(kind.name for kind in kinds)
            return _Kind(name, any(map(_is_null, node.items)), records, values)
        if isinstance(node, ScalarNode):
            return self._named_kind(node, depth)
        return self._complex(node, depth) if isinstance(node, MappingNode) else _Kind("")

    def _named_kind(self, node: ScalarNode, depth: int) -> _Kind:
        if node.text in _PRIMITIVE:
            return _Kind(node.text)
        found = self.named.get(node.text) or self.named.get(node.text.rpartition(".")[2])
        if found is None:
            self._tell(node, f"`{node.text[:200]}` is a type that no file of this source defines")
            return _Kind(node.text)
        return self._complex(found, depth + 1)

    def _complex(self, node: MappingNode, depth: int) -> _Kind:
        inner = node.get("type")
        name = word(inner) if isinstance(inner, ScalarNode) else ""
        if name in _RECORDS:
            return _Kind(word(node, "name"), records=(node,))
        if name == "enum":
            return _Kind(word(node, "name"), values=tuple(texts(node.get("symbols")))[:_MOST_VALUES])
        if name in ("array", "map"):
            held = self._kind(node.get("items" if name == "array" else "values"), depth + 1)
            return _Kind(f"{name}<{held.name}>", records=held.records, values=held.values)
        if name == "fixed":
            return _Kind(word(node, "name") or "fixed")
        found = self._kind(inner, depth + 1)
        logical = word(node, "logicalType")
        return _Kind(f"{found.name}({logical})", found.is_nullable, found.records, found.values) if logical else found

    def _tell(self, node: Node, fact: str) -> None:
        self.troubles.append(Trouble(Place(node.path, node.line), fact))


# Private functions


def _tree(document: Document) -> Tree:
    if not document.path.lower().endswith(_IDL):
        return read_tree(document)
    text = text_of(document)
    if isinstance(text, Trouble):
        return Tree(document.path, None, (text,))
    written, troubles = json_of(text)
    return replace(read_tree(Document(document.path, written.encode())), troubles=troubles)


def _outermost(root: Node | None) -> tuple[Node, ...]:
    """Return what a file describes: of a protocol its types."""
    if mapping(root) and word(root, "protocol"):
        return items(root, "types")
    return (root,) if root else ()


def _is_null(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.text == "null"


def _declared(node: MappingNode) -> Iterator[Evidence]:
    """Yield what properties say that are none of Avro, such as `pii` or `confluent:tags`."""
    for key, value in node.items():
        if key not in _OWN_KEYS and (found := declared(key.replace(":", " "), tuple(texts(value)), ORIGIN)):
            yield found


# Private tables

_IDL = ".avdl"
_RECORDS = frozenset(("record", "error"))
_NAMED = frozenset((*_RECORDS, "enum", "fixed"))
_PRIMITIVE = frozenset(("null", "boolean", "int", "long", "float", "double", "bytes", "string"))
_OWN_KEYS = frozenset(("name", "type", "doc", "default", "order", "aliases", "namespace", "fields", "symbols", "items"))

READER = Reader(
    description="Avro schemas, protocols and IDL: records, unions, logical types, named types of all files",
    suffixes=(".avsc", ".avpr", _IDL),
    recognizes=recognizes,
    read=read,
)
