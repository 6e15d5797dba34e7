"""JSON Schema, from draft 4 to 2020-12: the root of a file, and the definitions that nothing in it refers to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from pdmap.scan.objects import Library, Target, Walker
from pdmap.scan.objects.sayings import comment_of, evidence_of
from pdmap.scan.objects.walker import TABLE_LIMIT
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Place, Schema, Table, Trouble
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
    trees = tuple(read_tree(each) for each in documents if recognizes(each))
    library = Library(trees, (each for each in documents if not recognizes(each)))
    tables: list[Table] = []
    troubles = [trouble for tree in trees for trouble in tree.troubles]
    for tree in trees:
        if isinstance(tree.root, MappingNode):
            found, walker = _tables(tree, tree.root, library)
            tables += found
            troubles += walker.troubles
    return Schema(tuple(tables), (*troubles, *library.troubles))


# Private functions


def _tables(tree: Tree, root: MappingNode, library: Library) -> tuple[list[Table], Walker]:
    """Return the tables of a file: paths instead of references, unless these multiply."""
    walker = Walker(library, ORIGIN, is_expanding=True)
    found = list(_nested(tree, root, walker))
    if walker.is_overfull:
        walker = Walker(library, ORIGIN, is_expanding=False)
        found = list(_apart(tree, root, walker))
        fact = f"more than {TABLE_LIMIT:,} columns come of the references of one object: definitions are tables here"
        walker.troubles.append(Trouble(Place(tree.path, root.line), fact, is_lost=False))
    return [table for table in found if table.columns], walker


def _nested(tree: Tree, root: MappingNode, walker: Walker) -> Iterator[Table]:
    base = posixpath.normpath(tree.path)
    yield _table(_root_name(tree), root, walker, f"{base}#")
    # A round of definitions that refer to one another is reached from none outside: the first of them stands for it.
    for passed_over in (walker.library.referred(root), frozenset[str]()):
        for address, name, node in _definitions(root, base):
            if address not in walker.reached and address not in passed_over and not walker.is_overfull:
                walker.reached[address] = Target(address, name, node)
                yield _table(name, node, walker, address)


def _apart(tree: Tree, root: MappingNode, walker: Walker) -> Iterator[Table]:
    base = posixpath.normpath(tree.path)
    yield _table(_root_name(tree), root, walker, f"{base}#")
    for address, name, node in _definitions(root, base):
        yield _table(name, node, walker, address)


def _definitions(root: MappingNode, base: str) -> Iterator[tuple[str, str, MappingNode]]:
    """Yield the addresses, names and nodes of the definitions of a file."""
    for key in ("$defs", "definitions"):
        holder = mapping(root, key)
        for name, entry in holder.entries.items() if holder else ():
            if isinstance(entry.value, MappingNode):
                yield f"{base}#{key}/{name}", name, entry.value


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
_OTHERS = re.compile(
    rb"(?:^[ \t]*|[{,][ \t\r\n]{0,200})[\"']?(?:openapi|swagger)[\"']?[ \t]*:[ \t]*[\"']?[23]", re.MULTILINE
)

READER = Reader(
    description="JSON Schema, draft 4 to 2020-12, as JSON or YAML; references to files of the source are followed",
    suffixes=(".json", ".yaml", ".yml", ".jsonschema"),
    recognizes=recognizes,
    read=read,
    context=(".json", ".yaml", ".yml"),
)
