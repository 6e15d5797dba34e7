"""Entities as tables: their columns, those of what they inherit, use and embed, and the tables between two of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import field, replace

from pdmap.frozen import dataclass
from pdmap.scan.annotations import evidence_in
from pdmap.scan.beside import PHP, Comments
from pdmap.scan.doctrine.columns import ENTITY, RELATIONS, column, marked, named, relation, target_of, underscored
from pdmap.scan.php.attributes import Attribute
from pdmap.scan.php.classes import Class, Property
from pdmap.scan.schema import Column, Place, Reference, Table, Trouble
from pdmap.scan.texts import Text


class Entities:
    """The classes of one source on their way to tables."""

    def __init__(self, known: Collection[str]) -> None:
        """Take the names of all classes of the source, also those that are not taken up: they have no columns."""
        self._known = known
        self.troubles: list[Trouble] = []
        self._classes: list[Class] = []
        self._by_name: dict[str, Class] = {}
        self._texts: dict[str, Text] = {}
        self._comments: dict[str, Comments] = {}
        self._count = 0

    def take(self, text: Text, found: Class) -> None:
        """Take up a class of a file."""
        if text.path not in self._texts:
            self._texts[text.path], self._comments[text.path] = text, Comments(text, PHP)
        self._classes.append(found)
        self._by_name.setdefault(found.name, found)

    def tables(self) -> Iterator[Table]:
        """Yield the tables; children of an entity that share its table are in it."""
        held: dict[int, _Held] = {}
        for each in self._classes:
            if marked(each, ENTITY):
                root = self._root(each)
                table = held.setdefault(id(root), _Held(root, self._name(root)))
                for found in self._columns(each, (), 0):
                    table.add(found)
        for table in held.values():
            said = self._comments[table.root.path].said(table.root.above)
            yield table.table(self._place(table.root, table.root.start), said)
            yield from table.between.values()

    # Private methods

    def _place(self, found: Class, offset: int) -> Place:
        return self._texts[found.path].place(offset)

    def _report(self, found: Class, offset: int, fact: str, *, is_lost: bool = True) -> None:
        trouble = Trouble(self._place(found, offset), fact, is_lost)
        if trouble not in self.troubles[-_RECENT:]:
            self.troubles.append(trouble)

    def _root(self, found: Class) -> Class:
        """Return the entity whose table a class is kept in: its own, unless children share that of their parent."""
        chain = [found]
        while len(chain) < _DEEPEST and (parent := self._by_name.get(chain[-1].parent)):
            chain.append(parent)
        shared = (each for each in reversed(chain) if marked(each, ENTITY) and _is_shared(each))
        return next(shared, found)

    def _name(self, found: Class) -> str:
        table = marked(found, "Table")
        name, schema = (named(table), table.text("schema", 1)) if table else ("", None)
        if table and not name and (table.arguments or "name" in table.options):
            self._report_unwritten(found, table.start, f"the name of the table of `{found.name}`")
        return ".".join(filter(None, (schema, name or found.name)))

    def _columns(self, found: Class, path: tuple[str, ...], depth: int) -> Iterator[Column | Table]:
        """Yield the columns of a class, what it inherits and uses first, and the tables between it and others."""
        self._count += 1
        if depth > _DEEPEST or self._count > _MOST:
            fact = f"the classes that `{found.name}` lies in are too many or too deep: what lies farther is left out"
            self._report(found, found.start, fact)
            return
        for name in (*([found.parent] if found.parent else []), *found.traits):
            base = self._by_name.get(name)
            if base is None and name not in self._known:
                fact = f"`{found.name}` gets what `{name}` has, which is not in this source: columns may be missing"
                self._report(found, found.start, fact)
            elif base and not marked(base, ENTITY):
                yield from self._columns(base, path, depth + 1)
        if inherits := marked(found, "DiscriminatorColumn", "InheritanceType"):
            told = marked(found, "DiscriminatorColumn")
            name = (named(told) if told else "") or "dtype"
            yield Column(name=name, type="string", place=self._place(found, inherits.start), path=path)
        for each in found.properties:
            yield from self._property(each, found, path, depth)

    def _property(self, each: Property, found: Class, path: tuple[str, ...], depth: int) -> Iterator[Column | Table]:
        place = self._place(found, each.start)
        if mark := marked(each, "Column"):
            if not named(mark) and "name" in mark.options:
                self._report_unwritten(found, each.start, f"the name of the column `{each.name}`")
            yield self._heard(column(each, mark, place, path), each, found)
        elif mark := marked(each, *RELATIONS):
            if "mappedBy" not in mark.options:
                target = self._by_name.get(target_of(each, mark, found.name))
                name = self._name(target) if target else target_of(each, mark, found.name)
                yield from (self._heard(one, each, found) for one in relation(each, place, name))
        elif mark := marked(each, "ManyToMany"):
            if "mappedBy" not in mark.options:
                yield self._between(each, mark, found)
        elif mark := marked(each, "Embedded"):
            name = target_of(each, mark, found.name)
            if held := self._by_name.get(name):
                yield from self._columns(held, (*path, each.name), depth + 1)
            else:
                fact = f"`{each.name}` holds the columns of `{name}`, which is not in this source: they are missing"
                self._report(found, each.start, fact)

    def _heard(self, made: Column, each: Property, found: Class) -> Column:
        """Return a column with what its own comment and those beside it say."""
        heard = self._comments[found.path].heard(made, each.above)
        return replace(heard, evidence=evidence_in(heard.comment, "comment"))

    def _between(self, each: Property, mark: Attribute, found: Class) -> Table:
        """Return the table between two entities, called as Doctrine calls it where it is not told."""
        name = target_of(each, mark, found.name)
        target = self._by_name.get(name)
        owner, other = self._name(found), self._name(target) if target else name
        table = marked(each, "JoinTable")
        called = named(table) if table else ""
        inner = [one for one in (table.names() if table else ()) if one != called]
        told = [*(one for side in each.attributes if side.name in _SIDES for one in side.names()), *inner]
        sides = [underscored(one) for one in (found.name, name)]
        names = [*told, *(f"{side}_id" for side in sides[len(told) :])]
        place = self._place(found, each.start)
        columns = (
            Column(name=one, type="", place=place, is_key=True, references=Reference(of_table))
            for one, of_table in zip(names, (owner, other), strict=False)
        )
        return Table(name=called or "_".join(sides), columns=tuple(columns), place=place)

    def _report_unwritten(self, found: Class, offset: int, what: str) -> None:
        self._report(found, offset, f"{what} is not written here: it is read by what is", is_lost=False)


# Private classes and functions


@dataclass(slots=True)
class _Held:
    """A table with what is known of it so far."""

    root: Class
    name: str
    columns: dict[tuple[str, ...], Column] = field(default_factory=dict)
    between: dict[str, Table] = field(default_factory=dict)

    def add(self, found: Column | Table) -> None:
        """Add a column, or a table beside; children share the columns of their parent."""
        if isinstance(found, Table):
            self.between.setdefault(found.name, found)
        else:
            self.columns.setdefault((*found.path, found.name), found)

    def table(self, place: Place, comment: str) -> Table:
        """Return the table; `alias` is what the usual strategy of Symfony calls it where it is not told."""
        mark = marked(self.root, "Table")
        is_told = mark is not None and named(mark) != ""
        return Table(
            name=self.name,
            columns=tuple(self.columns.values()),
            place=place,
            alias=self.name if is_told else underscored(self.name),
            comment=comment,
            evidence=evidence_in(comment, "comment"),
        )


def _is_shared(found: Class) -> bool:
    """Tell whether the children of an entity are kept in its table."""
    kind = marked(found, "InheritanceType")
    return kind is not None and kind.text("value", 0) == "SINGLE_TABLE"


# Private tables

_SIDES = frozenset({"JoinColumn", "InverseJoinColumn"})
_DEEPEST = 12
_MOST = 50_000
"""Classes that are gone into: such as hold one another make more of each."""
_RECENT = 100
"""Troubles among which the same one is looked for."""
