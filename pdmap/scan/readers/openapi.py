"""OpenAPI 2, 3.0 and 3.1: the schemas that it names, and what operations take and give that has no name."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from pdmap.scan.objects import Library, Walker
from pdmap.scan.objects.sayings import comment_of, evidence_of
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Column, Place, Schema, Table
from pdmap.scan.trees import Tree, items, mapping, read_tree, word
from pdmap.source import MappingNode, Node

ORIGIN = "OpenAPI"


def recognizes(document: Document) -> bool:
    """Tell by the version that every description of this kind states."""
    return bool(_VERSION.search(document.data))


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the descriptions of one source, whose references may lead from one to the other."""
    trees = tuple(read_tree(each) for each in documents if recognizes(each))
    library = Library(trees, (each for each in documents if not recognizes(each)))
    walker = Walker(library, ORIGIN, is_expanding=False)
    tables = [table for tree in trees for table in _tables(tree, walker)]
    tables += _elsewhere(walker, {tree.path for tree in trees})
    troubles = [trouble for tree in trees for trouble in tree.troubles]
    found = tuple(table for table in tables if table.columns)
    return Schema(found, (*troubles, *library.troubles, *walker.troubles))


# Private functions: what has a name


def _tables(tree: Tree, walker: Walker) -> Iterator[Table]:
    if not isinstance(tree.root, MappingNode):
        return
    base = posixpath.normpath(tree.path)
    for way in (("components", "schemas"), ("definitions",)):
        for name, node in _entries(_at(tree.root, walker, *way)):
            yield _named(name, node, walker.columns(node, f"{base}#{'/'.join(way)}/{name}"))
    for way in _BODIES:
        for name, node in _entries(_at(tree.root, walker, *way)):
            yield _named(f"{way[-1]} {name}", node, _body_columns(node, walker))
    for way in (("components", "parameters"), ("parameters",)):
        if holder := _at(tree.root, walker, *way):
            shared = [node for _, node in _entries(holder)]
            yield Table(
                name="parameters", columns=_parameter_columns(shared, walker), place=Place(holder.path, holder.line)
            )
            bodies = ((name, node) for name, node in _entries(holder) if word(node, "in") == "body")
            yield from (_named(f"parameters {name}", node, _body_columns(node, walker)) for name, node in bodies)
    for way in (("paths",), ("webhooks",)):
        for address, node in _entries(_at(tree.root, walker, *way)):
            yield from _operations(address, node, walker)


def _at(root: MappingNode, walker: Walker, *way: str) -> MappingNode | None:
    """Return what a way leads to, parts of which may stand in files of their own."""
    node: MappingNode | None = root
    for key in way:
        found = mapping(node, key)
        node = walker.followed(found) if found else None
    return node


def _elsewhere(walker: Walker, own: set[str]) -> Iterator[Table]:
    """Yield the schemas in files of their own that references led to, and those that these lead to."""
    done: set[str] = set()
    while waiting := [each for address, each in walker.reached.items() if address not in done]:
        for target in waiting:
            done.add(target.address)
            if target.node.path not in own:
                yield _named(target.name, target.node, walker.columns(target.node, target.address))


def _named(name: str, node: MappingNode, columns: tuple[Column, ...]) -> Table:
    place, comment = Place(node.path, node.line), comment_of(node)
    return Table(name=name, columns=columns, place=place, comment=comment, evidence=evidence_of(node, ORIGIN))


# Private functions: operations


def _operations(address: str, node: MappingNode, walker: Walker) -> Iterator[Table]:
    """Yield what the operations of an address take and give that is written there, or in a file of its own."""
    node = walker.followed(node)
    shared = _parameter_columns(items(node, "parameters"), walker)
    if shared:
        yield Table(name=f"{address} parameters", columns=shared, place=Place(node.path, node.line))
    for method, operation in _entries(node):
        if method.lower() not in _METHODS:
            continue
        name, comment = f"{method.upper()} {address}", word(operation, "summary") or comment_of(operation)
        for part, columns in _messages(operation, walker):
            place = Place(operation.path, operation.line)
            yield Table(name=f"{name} {part}", columns=columns, place=place, comment=comment)
        for event, holder in _entries(mapping(operation, "callbacks")):
            for target, callback in _entries(holder):
                yield from _operations(f"{address} {event} {target}", callback, walker)


def _messages(operation: MappingNode, walker: Walker) -> Iterator[tuple[str, tuple[Column, ...]]]:
    parameters = items(operation, "parameters")
    yield "parameters", _parameter_columns(parameters, walker)
    for each in parameters:
        written = walker.followed(each, elsewhere=True) if isinstance(each, MappingNode) else each
        if isinstance(written, MappingNode) and word(written, "in") == "body":
            yield "request", _body_columns(written, walker)
    if body := mapping(operation, "requestBody"):
        yield "request", _body_columns(body, walker)
    for status, answer in _entries(mapping(operation, "responses")):
        yield f"response {status}", _body_columns(answer, walker)


def _parameter_columns(parameters: tuple[Node, ...] | list[MappingNode], walker: Walker) -> tuple[Column, ...]:
    """Return parameters as columns; those that are references within a description have their place there."""
    found: dict[str, Column] = {}
    for each in parameters:
        node = walker.followed(each, elsewhere=True) if isinstance(each, MappingNode) else each
        name = word(node, "name")
        if not isinstance(node, MappingNode) or not name or word(node, "in") == "body":
            continue
        kind = mapping(node, "schema") or next(iter(_content(node)), node)
        key = node.key_node("name")
        place = Place(node.path, key.line if key else node.line)
        for column in walker.column(name, kind, place, is_nullable=word(node, "required") != "true"):
            said = column.comment or comment_of(node)
            found.setdefault(column.full_name, _with(column, said, node))
    return tuple(found.values())


def _with(column: Column, comment: str, node: MappingNode) -> Column:
    evidence = tuple(dict.fromkeys((*column.evidence, *evidence_of(node, ORIGIN))))
    return Column(
        name=column.name,
        type=column.type,
        place=column.place,
        path=column.path,
        is_nullable=column.is_nullable,
        comment=comment,
        references=column.references,
        values=column.values,
        evidence=evidence,
    )


def _body_columns(node: MappingNode, walker: Walker) -> tuple[Column, ...]:
    """Return what the content of a request or an answer holds, unless it only names a schema."""
    found: dict[str, Column] = {}
    node = walker.followed(node, elsewhere=True)
    for schema in _content(node):
        inner = schema
        while not word(inner, "$ref") and (listed := mapping(inner, "items")):
            inner = listed
        if word(inner, "$ref") or word(node, "$ref"):
            continue
        for column in walker.columns(inner):
            found.setdefault(column.full_name, column)
    return tuple(found.values())


def _content(node: MappingNode) -> Iterator[MappingNode]:
    if schema := mapping(node, "schema"):
        yield schema
    for _, media in _entries(mapping(node, "content")):
        if schema := mapping(media, "schema"):
            yield schema


def _entries(node: MappingNode | None) -> Iterator[tuple[str, MappingNode]]:
    for key, value in node.items() if node else ():
        if isinstance(value, MappingNode):
            yield key, value


# Private tables

_METHODS = frozenset(("get", "put", "post", "delete", "options", "head", "patch", "trace", "query"))
_BODIES = (("components", "requestBodies"), ("components", "responses"), ("responses",))
_VERSION = re.compile(
    rb"(?:^[ \t]*|[{,][ \t\r\n]{0,200})[\"']?(?:openapi|swagger)[\"']?[ \t]*:[ \t]*[\"']?(?:2\.0|3\.\d)", re.MULTILINE
)

READER = Reader(
    description="OpenAPI 2, 3.0 and 3.1, as JSON or YAML: named schemas, and bodies and parameters of operations",
    suffixes=(".json", ".yaml", ".yml"),
    recognizes=recognizes,
    read=read,
    context=(".json", ".yaml", ".yml"),
)
