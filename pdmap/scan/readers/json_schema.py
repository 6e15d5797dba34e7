"""JSON Schema, from draft 4 to 2020-12: the root of a file, and the definitions that nothing in it refers to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from pdmap.scan.objects import Library, Walker
from pdmap.scan.objects.sayings import comment_of, evidence_of
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Place, Schema, Table
from pdmap.scan.trees import Tree, mapping, read_tree, word
from pdmap.source import MappingNode

ORIGIN = "JSON Schema"


def recognizes(document: Document) -> bool:
    """Tell by `$schema`, by the name of the file, or by an object with properties at the beginning."""
    data = document.data
    if _OTHERS.search(data):
        return False
    if ".schema." in document.path.lower() or b"json-schema.org" in data:
        return True
    beginning = data[:4096]
    return bool(_OBJECT.search(beginning)) and b"properties" in beginning


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the files of one source, whose references may lead from one to the other."""
    trees = tuple(map(read_tree, documents))
    walker = Walker(Library(trees), ORIGIN, is_expanding=True)
    tables = [table for tree in trees for table in _tables(tree, walker)]
    troubles = [trouble for tree in trees for trouble in tree.troubles]
    return Schema(tuple(tables), (*troubles, *walker.troubles))


# Private functions


def _tables(tree: Tree, walker: Walker) -> Iterator[Table]:
    if not isinstance(tree.root, MappingNode):
        return
    base = posixpath.normpath(tree.path)
    root = _table(_root_name(tree), tree.root, walker, f"{base}#")
    if root.columns:
        yield root
    # A round of definitions that refer to one another is reached from none outside: the first of them stands for it.
    for passed_over in (walker.library.referred(tree.root), frozenset[str]()):
        for holder in ("$defs", "definitions"):
            yield from _definitions(mapping(tree.root, holder), f"{base}#{holder}", walker, passed_over)


def _definitions(holder: MappingNode | None, base: str, walker: Walker, passed_over: frozenset[str]) -> Iterator[Table]:
    for name, entry in holder.entries.items() if holder else ():
        address = f"{base}/{name}"
        if address in walker.reached or address in passed_over or not isinstance(entry.value, MappingNode):
            continue
        walker.reached.add(address)
        table = _table(name, entry.value, walker, address)
        if table.columns:
            yield table


def _table(name: str, node: MappingNode, walker: Walker, address: str) -> Table:
    return Table(
        name=name,
        columns=walker.columns(node, address),
        place=Place(node.path, node.line),
        comment=comment_of(node),
        evidence=evidence_of(node, ORIGIN),
    )


def _root_name(tree: Tree) -> str:
    title = word(tree.root, "title")
    return title if _NAME.fullmatch(title) else posixpath.basename(tree.path).partition(".")[0]


# Private tables

_NAME = re.compile(r"\w[\w.-]*(?: [\w.-]+){0,2}")
_OBJECT = re.compile(rb"[\"']?type[\"']?[ \t]*:[ \t]*[\"']?object\b")
_OTHERS = re.compile(rb"(?:^|[{,])[ \t\r\n]{0,200}[\"']?(?:openapi|swagger)[\"']?[ \t]*:[ \t]*[\"']?[23]", re.MULTILINE)

READER = Reader(
    description="JSON Schema, draft 4 to 2020-12, as JSON or YAML; references to files of the source are followed",
    suffixes=(".json", ".yaml", ".yml", ".jsonschema"),
    recognizes=recognizes,
    read=read,
)
