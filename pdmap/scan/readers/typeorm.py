"""Entities of TypeORM: classes with decorators, those that they inherit from and hold included.

Tables and columns are called as the decorators say; else a table is called like its class in small letters with
underscores, as TypeORM does, and a column like its property.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pdmap.scan.annotations import evidence_in
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Column, Place, Schema, Table, Trouble
from pdmap.scan.texts import Text, text_of
from pdmap.scan.tokens import TooLongError
from pdmap.scan.typeorm.columns import column, column_decorator, embedded, relation, relation_decorator, target_of
from pdmap.scan.typescript.classes import Class, Script, Value, literal
from pdmap.scan.typescript.tokens import Kind


def recognizes(document: Document) -> bool:
    """Tell by the library and its decorators."""
    return b"typeorm" in document.data and _DECORATED.search(document.data) is not None


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the files of one project together, so that classes of one inherit from those of another."""
    project = _Project()
    for document in documents:
        text = text_of(document)
        if isinstance(text, Trouble):
            project.troubles.append(text)
        else:
            project.take(text)
    return Schema(tuple(project.tables()), tuple(project.troubles))


# Private classes and functions


class _Project:
    """The classes of one source."""

    def __init__(self) -> None:
        self.troubles: list[Trouble] = []
        self._classes: list[Class] = []
        self._by_name: dict[str, list[Class]] = {}
        self._texts: dict[str, Text] = {}
        self._origins: dict[tuple[str, str], str] = {}
        """Where each file gets its names from, by the path of the file and the name."""
        self._count = 0

    def take(self, text: Text) -> None:
        """Take up the classes of a file."""
        try:
            script = Script(text.path, text.characters)
        except TooLongError:
            self.troubles.append(Trouble(text.place(0), "this file is longer than any of classes: it is not read"))
            return
        if script.unclosed is not None:
            token = script.tokens[script.unclosed]
            fact = f"`{token.text}` opens here and never ends"
            self.troubles.append(Trouble(text.place(token.start), fact))
        if found := _SCHEMA.search(text.characters):
            fact = "an `EntitySchema` is not read: its columns are missing"
            self.troubles.append(Trouble(text.place(found.start()), fact))
        self._texts[text.path] = text
        self._origins |= {(text.path, name): origin for name, origin in script.imports()}
        for each in script.classes():
            self._classes.append(each)
            self._by_name.setdefault(each.name, []).append(each)

    def tables(self) -> Iterator[Table]:
        """Yield the entities as tables."""
        for each in self._classes:
            decorator = next((one for one in each.decorators if one.name in _ENTITIES), None)
            if decorator is None:
                continue
            columns: dict[tuple[str, ...], Column] = {}
            for one in self._columns(each, (), 0):
                old = columns.get((*one.path, one.name))  # a relation and its column may both be written
                target = one.references or (old.references if old else None)
                columns[*one.path, one.name] = replace(
                    one, references=target, type=one.type or (old.type if old else "")
                )
            yield Table(
                name=self._name(each),
                columns=tuple(columns.values()),
                place=self._place(each, each.start),
                comment=each.comment,
                evidence=evidence_in(each.comment, "comment"),
            )

    # Private methods

    def _place(self, found: Class, offset: int) -> Place:
        return self._texts[found.path].place(offset)

    def _find(self, name: str, path: str) -> Class | None:
        """Return the class that a file means by a name: its own before those of others."""
        found = self._by_name.get(name, ())
        return next((each for each in found if each.path == path), found[0] if found else None)

    def _name(self, found: Class) -> str:
        decorator = next((one for one in found.decorators if one.name in _ENTITIES), None)
        first = decorator.arguments[0] if decorator and decorator.arguments else ()
        options = decorator.options if decorator else {}
        if decorator and (("name" in options and not literal(options["name"])) or _is_name(first)):
            self._report_unwritten(found, decorator.start, f"the name of the table of `{found.name}`")
        name = literal(first) or literal(options.get("name", ())) or _underscored(found.name)
        schema = literal(options.get("schema", ()))
        return f"{schema}.{name}" if schema else name

    def _columns(self, found: Class, path: tuple[str, ...], depth: int) -> Iterator[Column]:
        """Yield the columns of a class, what it inherits first."""
        if depth > _DEEPEST or self._count > _MOST:
            if self._count <= 2 * _MOST:
                fact = (
                    f"the classes that `{found.name}` lies in are too many or too deep: what lies farther is left out"
                )
                self.troubles.append(Trouble(self._place(found, found.start), fact))
            self._count += _MOST
            return
        if found.base:
            yield from self._inherited(found, path, depth)
        for each in found.properties:
            self._count += 1
            place = self._place(found, each.start)
            if (decorator := column_decorator(each)) is not None:
                held = self._find(embedded(decorator), found.path)
                if held:
                    yield from self._columns(held, (*path, each.name), depth + 1)
                else:
                    if "..." in decorator.options:
                        self._report_unwritten(found, each.start, f"all of the column `{each.name}`")
                    elif "name" in decorator.options and not literal(decorator.options["name"]):
                        self._report_unwritten(found, each.start, f"the name of the column `{each.name}`")
                    yield column(each, decorator, place, path)
            elif (joined := relation_decorator(each)) is not None:
                target = self._find(target_of(joined), found.path)
                yield relation(each, joined, place, self._name(target) if target else target_of(joined))

    def _inherited(self, found: Class, path: tuple[str, ...], depth: int) -> Iterator[Column]:
        base = self._find(found.base, found.path)
        if base and base is not found:
            yield from self._columns(base, path, depth + 1)
        elif self._origins.get((found.path, found.base), "").startswith(_OWN):
            fact = f"`{found.name}` inherits from `{found.base}`, which is not in this source: its columns are missing"
            self.troubles.append(Trouble(self._place(found, found.start), fact))

    def _report_unwritten(self, found: Class, offset: int, what: str) -> None:
        fact = f"{what} is not written here: it is read by what is"
        self.troubles.append(Trouble(self._place(found, offset), fact, is_lost=False))


def _is_name(value: Value) -> bool:
    """Tell whether an argument is the name of something that is defined elsewhere."""
    return len(value) == 1 and value[0].kind is Kind.NAME


def _underscored(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


# Private tables

_DECORATED = re.compile(rb"@(?:Entity|ChildEntity|ViewEntity|\w*Column)\b|\bEntitySchema\b")
_SCHEMA = re.compile(r"\bnew\s+EntitySchema\b")
_ENTITIES = frozenset({"Entity", "ChildEntity", "ViewEntity"})
_OWN = (".", "@/", "~/", "src/")
"""How the origins of classes of the project begin."""
_DEEPEST = 12
_MOST = 50_000
"""Columns of a source that are read: classes that hold one another make more of each."""

READER = Reader(
    description="TypeORM entities: decorated classes, with what they inherit and embed; nothing is run",
    suffixes=(".ts",),
    recognizes=recognizes,
    read=read,
)
