"""Schemas of GraphQL: types, interfaces and inputs as tables, with what `extend` adds to them.

The types of operations are no tables. Arguments of an operation are columns where they are written in place, in a
table such as `Mutation.signUp`; arguments that are inputs have a table already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from pdmap.scan.annotations import declared, evidence_in
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Column, Evidence, Place, Reference, Schema, Table, Trouble
from pdmap.scan.texts import Text, text_of

if TYPE_CHECKING:
    from graphql import language

BYTE_LIMIT = 8 * 1024 * 1024
TOKEN_LIMIT = 1_000_000
_MOST_VALUES = 100


def recognizes(document: Document) -> bool:
    """Tell by the suffix, and that it defines types: files of queries have the same."""
    return bool(_TYPES.search(document.data)) or b"\0" in document.data[:1024]


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the files of one schema together: a type may be extended in another file."""
    schema = _Schema()
    for document in documents:
        schema.add(document)
    return Schema(tuple(schema.tables()), tuple(schema.troubles))


# Private classes and functions


class _Schema:
    """The definitions of one source."""

    def __init__(self) -> None:
        self.troubles: list[Trouble] = []
        self._definitions: list[tuple[str, language.DefinitionNode]] = []
        self._enumerations: dict[str, tuple[str, ...]] = {}
        self._objects: set[str] = set()
        self._inputs: set[str] = set()
        self._operations = {"Query", "Mutation", "Subscription"}

    def add(self, document: Document) -> None:
        """Read a file."""
        text = text_of(document, BYTE_LIMIT)
        found = text if isinstance(text, Trouble) else _parsed(text)
        if isinstance(found, Trouble):
            self.troubles.append(found)
            return
        from graphql import language

        for node in found.definitions:
            self._definitions.append((document.path, node))
            if isinstance(node, language.EnumTypeDefinitionNode | language.EnumTypeExtensionNode):
                values = tuple(value.name.value for value in node.values or ())
                self._enumerations[node.name.value] = (*self._enumerations.get(node.name.value, ()), *values)
            elif isinstance(node, language.ObjectTypeDefinitionNode | language.InterfaceTypeDefinitionNode):
                self._objects.add(node.name.value)
            elif isinstance(node, language.InputObjectTypeDefinitionNode):
                self._inputs.add(node.name.value)
            elif isinstance(node, language.SchemaDefinitionNode | language.SchemaExtensionNode):
                self._operations |= {each.type.name.value for each in node.operation_types or ()}

    def tables(self) -> Iterator[Table]:
        """Yield the tables, each with what extends it."""
        from graphql import language

        found: dict[str, Table] = {}
        # What extends a type may stand in a file before it; the place of the table is that of the type.
        for path, node in sorted(self._definitions, key=lambda each: "extension" in each[1].kind):
            if not isinstance(
                node,
                language.ObjectTypeDefinitionNode
                | language.ObjectTypeExtensionNode
                | language.InterfaceTypeDefinitionNode
                | language.InterfaceTypeExtensionNode
                | language.InputObjectTypeDefinitionNode
                | language.InputObjectTypeExtensionNode,
            ):
                continue
            name = node.name.value
            if name in self._operations:
                fields = [field for field in node.fields or () if isinstance(field, language.FieldDefinitionNode)]
                made = [self._arguments(name, field, path) for field in fields]
            else:
                columns = [self._column(field, path) for field in node.fields or ()]
                made = [_table(name, node, columns, path)]
            for table in made:
                earlier = found.get(table.name)
                found[table.name] = _joined(earlier, table) if earlier else table
        yield from (table for table in found.values() if table.columns)

    # Private methods

    def _arguments(self, owner: str, field: language.FieldDefinitionNode, path: str) -> Table:
        """Return the arguments of an operation that are written in place."""
        inline = [each for each in field.arguments or () if _named(each.type) not in self._inputs]
        return _table(f"{owner}.{field.name.value}", field, [self._column(each, path) for each in inline], path)

    def _column(self, node: language.FieldDefinitionNode | language.InputValueDefinitionNode, path: str) -> Column:
        name = _named(node.type)
        is_object = name in self._objects or name in self._inputs
        comment = _description(node)
        return Column(
            name=node.name.value,
            type=_written(node.type),
            place=_place(node.name, path),
            is_nullable=node.type.kind != "non_null_type",
            comment=comment,
            references=Reference(name) if is_object else None,
            values=self._enumerations.get(name, ())[:_MOST_VALUES],
            evidence=(*evidence_in(comment, "description"), *_directives(node)),
        )


def _parsed(text: Text) -> language.DocumentNode | Trouble:
    try:
        from graphql import GraphQLSyntaxError, parse
    except ImportError:
        fact = "GraphQL is read with graphql-core, which is not installed: `pip install 'pdmap[scan]'`"
        return Trouble(Place(text.path), fact)
    try:
        return parse(text.characters, max_tokens=TOKEN_LIMIT)
    except GraphQLSyntaxError as error:
        line = error.locations[0].line if error.locations else 1
        return Trouble(Place(text.path, line), f"the file is not GraphQL from here on: {_one_line(error.message)}")
    except RecursionError:
        return Trouble(Place(text.path, 1), "types lie in one another too deep, so the file was not read")


def _one_line(message: str) -> str:
    return " ".join(message.removeprefix("Syntax Error: ").split())[:200].removesuffix(".")


def _table(name: str, node: language.Node, columns: list[Column], path: str) -> Table:
    comment = _description(node)
    said = (*evidence_in(comment, "description"), *_directives(node))
    place = _place(getattr(node, "name", node), path)
    return Table(name=name, columns=tuple(columns), place=place, comment=comment, evidence=said)


def _joined(table: Table, extension: Table) -> Table:
    known = {column.name for column in table.columns}
    new = (column for column in extension.columns if column.name not in known)
    evidence = tuple(dict.fromkeys((*table.evidence, *extension.evidence)))
    return replace(table, columns=(*table.columns, *new), evidence=evidence)


def _named(node: language.TypeNode) -> str:
    """Return the name of a type without the signs around it."""
    inner: object = node
    while not hasattr(inner, "name"):
        inner = getattr(inner, "type")  # noqa: B009
    return str(inner.name.value)


def _written(node: language.TypeNode) -> str:
    """Return a type as GraphQL writes it: `[User!]!`."""
    before, behind = "", ""
    inner: object = node
    while not hasattr(inner, "name"):
        is_list = getattr(inner, "kind", "") == "list_type"
        before, behind = (before + "[", "]" + behind) if is_list else (before, "!" + behind)
        inner = getattr(inner, "type")  # noqa: B009
    return f"{before}{inner.name.value}{behind}"


def _description(node: language.Node) -> str:
    found = getattr(node, "description", None)
    return str(found.value).strip() if found else ""


def _directives(node: language.Node) -> Iterator[Evidence]:
    """Yield what directives such as `@pii` or `@personalData(kind: "email")` say."""
    for each in getattr(node, "directives", None) or ():
        arguments = {argument.name.value: argument.value for argument in each.arguments or ()}
        values = tuple(str(getattr(value, "value", "")) for value in arguments.values())
        values = tuple(value for value in values if value and value not in ("True", "False")) or ("yes",)
        if found := declared(each.name.value, values, "GraphQL directive"):
            yield Evidence(found.origin, f"@{each.name.value}", found.is_personal, found.kinds)


def _place(node: language.Node, path: str) -> Place:
    return Place(path, node.loc.start_token.line if node.loc else None)


# Private tables

_TYPES = re.compile(
    rb"(?:^|\})[ \t]*(?:extend[ \t]+)?(?:type|input|interface|schema|enum|union|scalar)[ \t{]", re.MULTILINE
)

READER = Reader(
    description="GraphQL schemas: types, interfaces, inputs, arguments of operations; descriptions and directives",
    suffixes=(".graphql", ".graphqls", ".gql"),
    recognizes=recognizes,
    read=read,
)
