"""Models of Django: what is written as fields, those of abstract classes and mixins of the same source included.

Tables are called like their classes, or as `db_table` says; where two applications have a class of one name, the
application stands before it. The `id` that Django adds by itself is not written, and so not here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pdmap.scan.annotations import evidence_in
from pdmap.scan.django.applications import Applications
from pdmap.scan.django.columns import COMMENT, column
from pdmap.scan.django.declarations import Declarations, declared, is_declaration, read_declarations
from pdmap.scan.django.hidden import hidden_fields, made_models
from pdmap.scan.django.known import KNOWN_BASES, KNOWN_KINDS
from pdmap.scan.django.models import DEPTH_LIMIT, Models, Role, fields, removed
from pdmap.scan.python import Class, argument, comments_at, docstring, is_true, read_project
from pdmap.scan.python.afterwards import added_afterwards
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Column, Reference, Schema, Table, Trouble


def recognizes(document: Document) -> bool:
    """Tell by the words of Django's models; migrations are changes of models that are read already."""
    if is_declaration(document):
        return b"models:" in document.data
    if not document.path.lower().endswith(".py") or b"migrations.Migration" in document.data:
        return False
    return bool(_MODELS.search(document.data))


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the files of one project together, so that classes of one inherit from those of another."""
    declarations, more = read_declarations(documents)
    found = read_project(tuple(each for each in documents if not is_declaration(each)), recognizes)
    models = Models(found)
    project = _Project(models, Applications(documents, models), declarations)
    tables = tuple(map(project.table, project.models.tables()))
    fact = f"inherits more than {DEPTH_LIMIT} times; what lies farther is left out"
    deep = (Trouble(each.place, f"`{each.name}` {fact}") for each in project.models.too_deep)
    late = added_afterwards(found.modules, ("add_to_class", "setattr"), ("Field", "ForeignKey"))
    parts = (each for each in found.classes if project.models.role(each) is not Role.NOTHING)
    hidden = (trouble for each in parts for trouble in hidden_fields(each))
    made = (trouble for each in found.modules for trouble in made_models(each, project.models))
    return Schema(tables, (*found.troubles, *more, *project.troubles, *late, *hidden, *made, *deep))


# Private classes and functions


class _Project:
    """The models of one source as tables."""

    def __init__(self, models: Models, applications: Applications, declarations: Declarations) -> None:
        self.models = models
        self._applications = applications
        self.troubles: list[Trouble] = []
        self._declarations = declarations
        self._shared = {name for name, count in Counter(each.name for each in models.tables()).items() if count > 1}
        self._by_constant = {each.name.lower(): each.name for each in models.tables()}
        """The names of models as constants write them, such as `ACCESS_TOKEN_MODEL` of settings."""
        self._users = next((each for each in models.tables() if models.is_user(each)), None)

    def table(self, found: Class) -> Table:
        text = docstring(found.node)
        said = "\n".join((text, *_annotations(found)))
        columns = self._columns(found, found, 0)
        return Table(
            name=self._name(found),
            columns=tuple(columns.values()),
            place=found.place,
            alias=self._in_database(found),
            comment=text,
            evidence=evidence_in(said, COMMENT),
        )

    def _columns(self, found: Class, heir: Class, depth: int) -> dict[str, Column]:
        """Return the columns of a class by the names of their fields, what it inherits first."""
        columns: dict[str, Column] = {}
        if depth > DEPTH_LIMIT:
            return columns
        for name, parent in reversed(list(self.models.parents(found))):
            if parent is None:
                columns |= self._outer_columns(name, found)
            elif self.models.role(parent) is Role.TABLE:
                link = _link_to(parent, self._name(parent), heir)
                columns[link.name] = link
            elif parent is not heir:
                columns |= self._columns(parent, heir, depth + 1)
        for name in removed(found):
            columns.pop(name, None)
        for field in fields(found):
            made = column(field, found, lambda target: self._table_of(target, found, heir))
            model = f"{self._applications.label(heir)}.{heir.name}"
            columns[field.name] = declared(made, field.name, model, self._declarations)
            if made.references and is_true(argument(field.call, "parent_link")):
                columns = {name: each for name, each in columns.items() if not _is_instead(made, each)}
        return columns

    def _outer_columns(self, name: str, found: Class) -> dict[str, Column]:
        """Return the columns that a class from outside of the source brings; say so where it is one of the project."""
        last = name.rpartition(".")[2]
        model = f"{self._applications.label(found)}.{found.name}"
        if last in KNOWN_BASES:
            made = (
                Column(name=field, type=kind, place=found.place, evidence=KNOWN_KINDS.get(field, ()))
                for field, kind in KNOWN_BASES[last]
            )
            return {each.name: declared(each, each.name, model, self._declarations) for each in made}
        if self.models.is_lost(name, found.module):
            fact = f"`{found.name}` inherits from `{name}`, which is not in this source: its columns are missing"
            self.troubles.append(Trouble(found.place, fact))
        return {}

    def _name(self, found: Class) -> str:
        table = self.models.option(found, "db_table")
        if isinstance(table, str):
            return table.replace('"', "")
        return f"{self._applications.label(found)}.{found.name}" if found.name in self._shared else found.name

    def _in_database(self, found: Class) -> str:
        """Return what Django calls the table of a model in the database, where it is named otherwise here."""
        application = self._applications.label(found)
        if isinstance(self.models.option(found, "db_table"), str) or not application:
            return ""
        return f"{application}_{found.name.lower()}"

    def _table_of(self, target: str, found: Class, heir: Class) -> str:
        """Return what the table of a model is called that a relation names."""
        if target == "self":
            return self._name(heir)
        target = self.models.constants.named(target, found.module) or target
        last = target.rpartition(".")[2]
        if last in ("AUTH_USER_MODEL", "USER_MODEL", "get_user_model"):
            return self._name(self._users) if self._users else "User"
        if last.isupper() and last.endswith("_MODEL"):
            last = self._by_constant.get(last.removesuffix("_MODEL").replace("_", "").lower(), last)
        model = self.models.classes.find(target, found.module)
        if model is None:
            named = self.models.classes.named(last)
            application = target.rpartition(".")[0].rpartition(".")[2].lower()
            near = [each for each in named if self._applications.label(each).lower() == application] or named
            model = near[0] if len(near) == 1 or (near and application) else None
        return self._name(model) if model else last


def _is_instead(written: Column, column: Column) -> bool:
    """Tell whether a link to a parent that is written takes the place of one that Django would add."""
    return column is not written and column.name.endswith("_ptr") and column.references == written.references


def _link_to(parent: Class, table: str, heir: Class) -> Column:
    """Return the column with which a model points at the row of the model that it inherits from."""
    return Column(
        name=f"{parent.name.lower()}_ptr",
        type="OneToOneField",
        place=heir.place,
        is_nullable=False,
        is_key=True,
        references=Reference(table),
        alias=f"{parent.name.lower()}_ptr_id",
    )


def _annotations(found: Class) -> Iterator[str]:
    """Yield the comments above a class, and the annotations in it that have lines of their own."""
    yield comments_at(found.module, found.node)
    lines = found.module.lines[found.node.lineno : found.node.end_lineno]
    yield from (text.lstrip("# ") for line in lines if (text := line.strip()).startswith("#") and ".. " in text)


# Private tables

_MODELS = re.compile(
    rb"\bdjango\b[\w.]*\.(?:models|db)\b|\bdjango\.db\b|\bmodels\.[A-Z]\w*\(|\bmodels\.Model\b|\bAbstract(?:Base)?User\b"
    rb"|\bmodel_utils\b|\bdjango_extensions\.db\b"
)

READER = Reader(
    description="Django models, read without importing them; abstract classes, mixins and `gdpr.yml` included",
    suffixes=(".py", "gdpr.yml", "gdpr.yaml"),
    recognizes=recognizes,
    read=read,
    context=(".py",),
)
