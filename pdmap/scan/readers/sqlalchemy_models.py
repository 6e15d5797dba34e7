"""Models of SQLAlchemy 1 and 2 and of SQLModel, and tables written with `Table(...)`; nothing is imported."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from pdmap.scan.annotations import evidence_in
from pdmap.scan.python import (
    Class,
    Module,
    argument,
    called_in,
    comments_at,
    docstring,
    dotted,
    read_project,
    string,
)
from pdmap.scan.python.afterwards import added_afterwards
from pdmap.scan.python.classes import bases
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Column, Reference, Schema, Table, Trouble
from pdmap.scan.sqlalchemy.calls import COMMENT, Written, column, reference_to
from pdmap.scan.sqlalchemy.constraints import with_constraints
from pdmap.scan.sqlalchemy.core import Core
from pdmap.scan.sqlalchemy.models import DEPTH_LIMIT, Mappings, is_sqlmodel, option, own_option


def recognizes(document: Document) -> bool:
    """Tell by the words of SQLAlchemy's models; Alembic's migrations are changes of models that are read already."""
    data = document.data
    if (b"down_revision" in data and b"revision" in data) or _OF_MIGRATIONS.search(data):
        return False
    return bool(_WORDS.search(data)) and bool(_COLUMNS.search(data))


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the files of one project together, so that classes of one inherit from those of another."""
    found = read_project(documents, recognizes)
    mappings = Mappings(found)
    project = _Project(mappings)
    tables = tuple(project.tables(found.modules))
    fact = f"inherits more than {DEPTH_LIMIT} times; what lies farther is left out"
    deep = (Trouble(each.place, f"`{each.name}` {fact}") for each in mappings.too_deep)
    fact = "is a name that is not written out here, so that its table is called like its class"
    unnamed = (
        Trouble(each.place, f"`__tablename__` of `{each.name}` {fact}", is_lost=False) for each in mappings.unnamed
    )
    late = added_afterwards(found.modules, ("Table", "append_column", "setattr"), ("Column", "mapped_column"))
    return Schema(tables, (*found.troubles, *project.troubles(), *unnamed, *late, *deep))


# Private classes and functions


class _Project:
    """The mapped classes and tables of one source."""

    def __init__(self, mappings: Mappings) -> None:
        self._classes = mappings.classes
        self._text = mappings.constants.text
        self._core = Core(mappings.constants)
        self._lineage = mappings.lineage
        self._is_lost = mappings.is_lost
        self._written_in = mappings.columns
        self._names = {found: name for found in self._classes if (name := mappings.name(found))}

    def tables(self, modules: tuple[Module, ...]) -> Iterator[Table]:
        """Yield the tables by files; a class without a table of its own adds its columns to that of its parent."""
        heirs: dict[Class, list[Class]] = {}
        for found in self._classes:
            line = self._lineage(found)
            owner = next((each for each in line if each in self._names), None)
            if owner is not None and owner is not found and not any(map(is_sqlmodel, line)):
                heirs.setdefault(owner, []).append(found)
        for module in modules:
            core = [self._written(call, statement, module) for call, statement in self._core.tables(module)]
            mapped = [self._mapped(each, heirs.get(each, [])) for each in self._names if each.module is module]
            yield from sorted((*core, *mapped), key=lambda table: table.place.line or 0)

    def troubles(self) -> Iterator[Trouble]:
        """Yield the mapped classes that inherit from a class of the project which no file of the source defines."""
        for found in self._names:
            for each in self._lineage(found):
                for name in bases(each.node):
                    is_base = name.endswith(("Base", "Model"))  # `Base = declarative_base()` is no class
                    if is_base or not self._is_lost(name, each.module):
                        continue
                    fact = f"`{found.name}` inherits from `{name}`, which is not in this source"
                    yield Trouble(each.place, f"{fact}: its columns are missing")

    # Private methods

    def _mapped(self, found: Class, heirs: list[Class]) -> Table:
        columns: dict[str, Column] = {}
        for each in reversed(self._sources(found)):
            columns |= {written.name: column(written, self._target) for written in self._written_in(each)}
        table = own_option(found, "__table__")
        if isinstance(table, ast.Call):
            columns |= {each.name: each for each in self._arguments(table, found.module)}
        for heir in heirs:
            for written in self._written_in(heir):
                columns.setdefault(written.name, column(written, self._target))
        text = docstring(found.node)
        options = own_option(found, "__table_args__")
        comment = string(option(options, "comment")) or text
        said = "\n".join((text, comment if comment != text else "", comments_at(found.module, found.node)))
        return Table(
            name=self._names[found],
            columns=tuple(with_constraints(columns.values(), _constraints(options, table))),
            place=found.place,
            comment=comment,
            evidence=evidence_in(said, COMMENT),
        )

    def _sources(self, found: Class) -> list[Class]:
        """Return the classes whose columns a table has: itself and what it inherits from that has no table."""
        line = self._lineage(found)
        elders = {above for each in line[1:] if each in self._names for above in self._lineage(each)}
        return [each for each in line if each not in elders]

    def _written(self, call: ast.Call, statement: ast.stmt, module: Module) -> Table:
        comment = string(argument(call, "comment"))
        said = "\n".join((comment, comments_at(module, statement) if not isinstance(statement, ast.ClassDef) else ""))
        return Table(
            name=self._core.name(call, module),
            columns=tuple(with_constraints(self._arguments(call, module), call.args)),
            place=module.place(call),
            comment=comment,
            evidence=evidence_in(said.partition("\n")[0], COMMENT),
        )

    def _arguments(self, table: ast.Call, module: Module) -> Iterator[Column]:
        """Yield the columns of a `Table(...)`."""
        for each in table.args:
            if isinstance(each, ast.Call) and called_in(module, each) == "Column":
                line = ast.Expr(each, lineno=each.lineno, end_lineno=each.end_lineno, col_offset=0)
                line.end_col_offset = each.end_col_offset
                yield column(Written("", module, line, call=each), self._target)

    def _target(self, node: ast.expr | None, module: Module) -> Reference | None:
        """Return what `USERS_ID`, `User.id`, `User` or `users.c.id` points at."""
        if named := reference_to(self._text(node, module)):
            return named
        name = dotted(node)
        owner, _, last = name.rpartition(".")
        for known, own in ((owner, last), (name, "")):
            if (found := self._classes.find(known, module) if known else None) and found in self._names:
                return Reference(self._names[found], own or None)
        variable = owner.removesuffix(".c").removesuffix(".columns")
        for call, statement in self._core.tables(module) if variable else ():
            if isinstance(statement, ast.Assign) and dotted(statement.targets[0]) == variable:
                return Reference(self._core.name(call, module), last)
        return None


def _constraints(options: ast.expr | None, table: ast.expr | None) -> list[ast.expr]:
    """Return what may be constraints in `__table_args__` and in `__table__` of a class."""
    written = options.elts if isinstance(options, ast.Tuple) else ()
    return [*written, *(table.args if isinstance(table, ast.Call) else ())]


# Private tables

_OF_MIGRATIONS = re.compile(rb"^[ \t]*op\.(?:create_table|add_column|batch_alter_table)\(", re.MULTILINE)
"""What migrations of Alembic do, and the files beside them that they have it done by."""
_WORDS = re.compile(rb"sqlalchemy|sqlmodel|\bdb\.(?:Model|Column|Table)\b|mapped_column", re.IGNORECASE)
_COLUMNS = re.compile(
    rb"\bColumn\(|\bmapped_column\b|\bMapped\[|\bSQLModel\b|__tablename__|[Dd]eclarative_?[Bb]ase|\bdeclared_attr\b|\btable=True"
)

READER = Reader(
    description="SQLAlchemy models and tables, SQLModel and Flask-SQLAlchemy, read without importing them",
    suffixes=(".py",),
    recognizes=recognizes,
    read=read,
    context=(".py",),
)
