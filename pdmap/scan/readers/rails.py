"""`db/schema.rb` of Rails: the state of the database as Rails writes it, a column a line.

The `id` that Rails adds by itself is not written, and so not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pdmap.scan.annotations import evidence_in
from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Column, Place, Reference, Schema, Table, Trouble
from pdmap.scan.texts import Text, text_of


def recognizes(document: Document) -> bool:
    """Tell by the call that the file is made of."""
    return b"ActiveRecord::Schema" in document.data


def read(documents: tuple[Document, ...]) -> Schema:
    """Read the files one by one."""
    tables: list[Table] = []
    troubles: list[Trouble] = []
    for document in documents:
        text = text_of(document)
        if isinstance(text, Trouble):
            troubles.append(text)
            continue
        found = _File(text)
        found.read()
        tables += found.finished()
        troubles += found.troubles
    return Schema(tuple(tables), tuple(troubles))


# Private classes and functions


@dataclass(slots=True)
class _File:
    """A file that is read line by line."""

    text: Text
    troubles: list[Trouble] = field(default_factory=list)
    tables: dict[str, Table] = field(default_factory=dict)
    columns: dict[str, dict[str, Column]] = field(default_factory=dict)
    enumerations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: dict[tuple[str, str], str] = field(default_factory=dict)
    """The enumerations of columns, by table and column."""
    current: str = ""

    def read(self) -> None:
        """Read all lines; what stands in a table and is not known is a trouble."""
        for number, written in enumerate(self.text.characters.split("\n"), start=1):
            line = written.strip()
            place = Place(self.text.path, number)
            if self.current:
                self._inside(line, place)
            elif found := _TABLE.match(line):
                self._open(found, place)
            elif found := _KEY.match(line):
                self._add_key(found)
            elif found := _ENUMERATION.match(line):
                self.enumerations[found["name"]] = tuple(_QUOTED.findall(found["values"]))
            elif line.startswith(("create_table", "create_join_table", "add_column", "drop_table", "rename_")):
                self.troubles.append(Trouble(place, f"`{line.split()[0]}` could not be read here"))
        if self.current:
            self.troubles.append(
                Trouble(self.tables[self.current].place, f"`{self.current}` opens here and never ends")
            )

    def finished(self) -> Iterator[Table]:
        """Yield the tables with all that later lines say of their columns."""
        for name, table in self.tables.items():
            columns = (self._with_values(name, column) for column in self.columns[name].values())
            yield replace(table, columns=tuple(columns))

    # Private methods

    def _open(self, found: re.Match[str], place: Place) -> None:
        name, comment = found["name"], _text(found["rest"], "comment")
        self.current = name
        said = evidence_in(comment, "comment")
        self.tables[name] = Table(name=name, columns=(), place=place, comment=comment, evidence=said)
        self.columns[name] = {}
        if key := _text(found["rest"], "primary_key"):
            self.columns[name][key] = Column(name=key, type="", place=place, is_nullable=False, is_key=True)

    def _inside(self, line: str, place: Place) -> None:
        """Read a line of a table."""
        if line == "end":
            self.current = ""
            return
        found = _COLUMN.match(line)
        if not line or line.startswith("#") or (found and found["kind"] in _NO_COLUMNS):
            return
        if not found or (not _name(found) and found["kind"] != "timestamps"):
            self.troubles.append(Trouble(place, f"this line of `{self.current}` is no column that is known"))
            return
        for column in self._made(found, place):
            self.columns[self.current][column.name] = column

    def _made(self, found: re.Match[str], place: Place) -> Iterator[Column]:
        kind, rest = found["kind"], found["rest"]
        if kind == "timestamps":
            for name in ("created_at", "updated_at"):
                yield Column(name=name, type="datetime", place=place, is_nullable="null: true" in rest)
            return
        name, comment, target = _name(found), _text(rest, "comment"), None
        is_reference = kind in ("references", "belongs_to")
        if kind == "column" and (named := _NAMED_KIND.match(rest)):
            kind = named[1]
        if is_reference:
            if "polymorphic: true" in rest:
                yield Column(name=f"{name}_type", type="string", place=place, is_nullable="null: false" not in rest)
            elif "foreign_key" in rest:
                target = Reference(_text(rest, "to_table") or f"{name}s")
            name, kind = f"{name}_id", _symbol(rest, "type") or "bigint"
        if enumeration := _text(rest, "enum_type") or _symbol(rest, "enum_type"):
            self.kinds[self.current, name] = enumeration
        limit = _LIMIT.search(rest)
        yield Column(
            name=name,
            type=f"{kind}({limit[1]})" if limit else kind,
            place=place,
            is_nullable="null: false" not in rest,
            comment=comment,
            references=target,
            evidence=evidence_in(comment, "comment"),
        )

    def _add_key(self, found: re.Match[str]) -> None:
        """Read `add_foreign_key`: its column is the name of the other table in the singular, unless it is told."""
        table, target, rest = found["table"], found["target"], found["rest"]
        columns = self.columns.get(table, {})
        singular = (f"{stem}_id" for stem in _singular(target.rpartition(".")[2]))
        name = _text(rest, "column") or next((each for each in singular if each in columns), "")
        if name in columns:
            reference = Reference(target, _text(rest, "primary_key") or None)
            columns[name] = replace(columns[name], references=reference)

    def _with_values(self, table: str, column: Column) -> Column:
        values = self.enumerations.get(self.kinds.get((table, column.name), ""), ())
        return replace(column, values=values) if values else column


def _name(found: re.Match[str]) -> str:
    return found["name"] or found["symbol"] or ""


def _text(rest: str, key: str) -> str:
    """Return an option that is a text."""
    found = re.search(rf'(?<!\w){key}: "((?:[^"\\]|\\.)*)"', rest)
    return re.sub(r"\\(.)", r"\1", found[1]) if found else ""


def _symbol(rest: str, key: str) -> str:
    found = re.search(rf"(?<!\w){key}: :(\w+)", rest)
    return found[1] if found else ""


def _singular(name: str) -> Iterator[str]:
    """Yield what the singular of the name of a table may be."""
    for end, instead in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("people", "person"), ("s", "")):
        if name.endswith(end):
            yield name.removesuffix(end) + instead
    yield name


# Private tables

_TABLE = re.compile(r'create_table "(?P<name>[^"]+)"(?P<rest>.*?)\bdo \|\w+\|$')
_COLUMN = re.compile(r't\.(?P<kind>\w+)(?:\(|\s|$)\s*(?:"(?P<name>[^"]+)"|:(?P<symbol>\w+))?(?P<rest>.*)$')
_KEY = re.compile(r'add_foreign_key "(?P<table>[^"]+)", "(?P<target>[^"]+)"(?P<rest>.*)$')
_ENUMERATION = re.compile(r'create_enum "(?P<name>[^"]+)", \[(?P<values>.*)\]')
_QUOTED = re.compile(r'"([^"]*)"')
_NAMED_KIND = re.compile(r',\s*[":](\w+)')
_LIMIT = re.compile(r"(?<!\w)limit: (\d+)")
_NO_COLUMNS = frozenset(("index", "check_constraint", "exclusion_constraint", "unique_constraint", "foreign_key"))

READER = Reader(
    description="Rails' `db/schema.rb`: tables, references, foreign keys, enumerations, comments",
    suffixes=("schema.rb",),
    recognizes=recognizes,
    read=read,
)
