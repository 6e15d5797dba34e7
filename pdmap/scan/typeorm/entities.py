"""Entities as tables: their columns, those that they inherit and hold, and the tables between two of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from pdmap.frozen import dataclass
from pdmap.scan.annotations import evidence_in
from pdmap.scan.schema import Column, Reference, Table
from pdmap.scan.typeorm.columns import (
    camel,
    column,
    column_decorator,
    embedded,
    is_key,
    joined_names,
    relation,
    relation_decorator,
    table_decorator,
    target_of,
    underscored,
)
from pdmap.scan.typeorm.project import ENTITIES, Project
from pdmap.scan.typescript.classes import Class, Decorator, Property
from pdmap.scan.typescript.tokens import Kind
from pdmap.scan.typescript.values import Value, literal


class Entities:
    """The entities of a project on their way to tables."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._tables: dict[str, _Held] = {}
        self._count = 0
        self._known_keys: dict[tuple[str, int], tuple[str, ...]] = {}

    def tables(self) -> Iterator[Table]:
        """Yield the tables; children of an entity share that of their parent, as TypeORM has it."""
        for each in self.project.classes:
            if _entity(each):
                root = self._root(each)
                held = self._tables.setdefault(f"{root.path}:{root.start}", _Held(root, self._name(root)))
                for one in (*self._kinds(each), *self._columns(each, (), 0)):
                    held.add(one)
        for held in self._tables.values():
            yield held.table(self.project)
            yield from held.between

    # Private methods

    def _root(self, found: Class) -> Class:
        """Return the entity whose table a class is kept in: its own, unless it is a child of another."""
        for _ in range(_DEEPEST):
            entity = _entity(found)
            parent = next(iter(self.project.bases(found)), None) if entity and entity.name == "ChildEntity" else None
            if parent is None or not _entity(parent):
                break
            found = parent
        return found

    def _kinds(self, found: Class) -> Iterator[Column]:
        """Yield the column that tells which child of an entity a row is."""
        for each in found.decorators:
            if each.name == "TableInheritance":
                names = joined_names(tuple(token for value in each.arguments for token in value))
                yield Column(name=(*names, "type")[0], type="varchar", place=self.project.place(found, found.start))

    def _keys(self, found: Class | None, depth: int = 0) -> tuple[str, ...]:
        """Return the properties that are the key of an entity; `id` where nobody can tell."""
        if found is None or depth > _DEEPEST:
            return () if depth else ("id",)
        place = (found.path, found.start)
        if place not in self._known_keys:
            self._known_keys[place] = ()  # of a class that inherits from itself
            keys = [key for base in self.project.bases(found) for key in self._keys(base, depth + 1)]
            for each in found.properties:
                decorator = column_decorator(each, self.project.decorators)
                if decorator and is_key(decorator):
                    keys.append(each.name)
            self._known_keys[place] = tuple(dict.fromkeys(keys))
        return self._known_keys[place] or (() if depth else ("id",))

    def _name(self, found: Class) -> str:
        found = self._root(found)
        decorator = _entity(found)
        first = decorator.arguments[0] if decorator and decorator.arguments else ()
        options = decorator.options if decorator else {}
        named = first if first and first[0].text != "{" else options.get("name", ())
        name = self._text(named, found)
        if decorator and named and name is None:
            self._report_unwritten(found, decorator.start, f"the name of the table of `{found.name}`")
        name = name or underscored(found.name)
        schema = literal(options.get("schema", ()))
        return f"{schema}.{name}" if schema else name

    def _text(self, value: Value, found: Class) -> str | None:
        """Return a text that is written in the file."""
        if len(value) == 1 and value[0].kind is Kind.NAME:
            return self.project.text(value[0].text, found.path)
        return literal(value)

    def _columns(self, found: Class, path: tuple[str, ...], depth: int) -> Iterator[Column | Table]:
        """Yield the columns of a class, what it inherits first, and the tables between it and others."""
        if depth > _DEEPEST or self._count > _MOST:
            if self._count <= 2 * _MOST:
                fact = (
                    f"the classes that `{found.name}` lies in are too many or too deep: what lies farther is left out"
                )
                self.project.report(found, found.start, fact)
            self._count += _MOST
            return
        self._count += 1
        for base in self.project.bases(found):
            yield from self._columns(base, path, depth + 1)
        for each in found.properties:
            self._count += 1
            if (decorator := column_decorator(each, self.project.decorators)) is not None:
                yield from self._column(each, decorator, found, path, depth)
            elif (joined := relation_decorator(each)) is not None:
                target = self.project.find(target_of(joined), found.path) if joined.arguments else found
                name = self._name(target) if target else target_of(joined)
                keys = self._keys(target)
                yield from relation(each, joined, self.project.place(found, each.start), name, keys)
            elif between := table_decorator(each):
                yield self._between(each, *between, found)

    def _column(
        self, each: Property, decorator: Decorator, found: Class, path: tuple[str, ...], depth: int
    ) -> Iterator[Column | Table]:
        inner = embedded(decorator)
        held = self.project.find(inner, found.path)
        if held:
            yield from self._columns(held, (*path, each.name), depth + 1)
            return
        if inner and inner not in _PLAIN_TYPES:
            fact = f"`{each.name}` holds the columns of `{inner}`, which is not in this source: they are missing"
            self.project.report(found, each.start, fact)
        named = literal(decorator.options.get("name", ()))
        if not (each.name or named):
            self.project.report(found, each.start, "the name of a column is not written here: the column is missing")
            return
        if "..." in decorator.options:
            self._report_unwritten(found, each.start, f"all of the column `{each.name}`")
        elif "name" in decorator.options and not named:
            self._report_unwritten(found, each.start, f"the name of the column `{each.name}`")
        yield column(each, decorator, self.project.place(found, each.start), path)

    def _between(self, each: Property, table: Decorator, relation: Decorator, found: Class) -> Table:
        """Return the table between two entities, called as TypeORM calls it where it is not told."""
        target = self.project.find(target_of(relation), found.path)
        owner, other = self._name(found), self._name(target) if target else underscored(target_of(relation))
        options, place = table.options, self.project.place(found, each.start)
        schema, _, first = owner.rpartition(".")
        name = self._text(options.get("name", ()), found)
        name = name or f"{first}_{underscored(each.name)}_{other.rpartition('.')[2]}".replace(".", "_")
        schema = literal(options.get("schema", ())) or schema
        ends = ("_1", "_2") if owner == other else ("", "")
        sides = ("joinColumn", found, owner, ends[0]), ("inverseJoinColumn", target, other, ends[1])
        columns = (
            Column(name=key, type="", place=place, is_key=True, references=Reference(of_table))
            for side, of_class, of_table, end in sides
            for key in joined_names((*options.get(side, ()), *options.get(f"{side}s", ())))
            or tuple(camel(f"{of_table.rpartition('.')[2]}_{key}") + end for key in self._keys(of_class))
        )
        return Table(name=f"{schema}.{name}" if schema else name, columns=tuple(columns), place=place)

    def _report_unwritten(self, found: Class, offset: int, what: str) -> None:
        self.project.report(found, offset, f"{what} is not written here: it is read by what is", is_lost=False)


# Private classes and functions


@dataclass(slots=True)
class _Held:
    """A table with what is known of it so far."""

    root: Class
    name: str
    columns: dict[tuple[str, ...], Column] = field(default_factory=dict)
    between: list[Table] = field(default_factory=list)

    def add(self, found: Column | Table) -> None:
        """Add a column; a relation and its column may both be written."""
        if isinstance(found, Table):
            if all(found.name != each.name for each in self.between):
                self.between.append(found)
            return
        old = self.columns.get((*found.path, found.name))
        target = found.references or (old.references if old else None)
        kind = found.type or (old.type if old else "")
        self.columns[*found.path, found.name] = replace(found, references=target, type=kind)

    def table(self, project: Project) -> Table:
        return Table(
            name=self.name,
            columns=tuple(self.columns.values()),
            place=project.place(self.root, self.root.start),
            comment=self.root.comment,
            evidence=evidence_in(self.root.comment, "comment"),
        )


def _entity(found: Class) -> Decorator | None:
    return next((one for one in found.decorators if one.name in ENTITIES), None)


# Private tables

_PLAIN_TYPES = frozenset({"String", "Number", "Boolean", "Date", "Object", "Array", "Buffer", "BigInt"})
_DEEPEST = 12
_MOST = 50_000
"""Columns of a source that are read: classes that hold one another make more of each."""
