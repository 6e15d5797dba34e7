"""A kind of source of which tests can write any: a column to a line, such as `public.users.email varchar`.

Behind `=>` stands what a classifier is to say: `=> direct email.address 0.9`, or `=> direct email.address 0.6 likely`
where no name tells so, but columns like it were about persons elsewhere, `-` for no data type; a table that is about
people has `=> linked`.
`+users.email` says that the authors call the column personal. `!` begins a part that cannot be read, `?` one that was
read by a fallback. `users/address.city` is the column `city` in `address` of `users`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pdmap.scan.reader import Document, Reader
from pdmap.scan.schema import Column, Evidence, Place, Schema, Table, Trouble
from pdmap.scan.verdicts import EXPERIENCE, ColumnVerdict, Step, TableVerdict, Tier

SUFFIX = ".columns"


def read(documents: tuple[Document, ...]) -> Schema:
    tables: dict[str, list[Column]] = {}
    troubles: list[Trouble] = []
    for document in documents:
        for number, line in enumerate(document.data.decode("utf-8", "replace").splitlines(), start=1):
            place = Place(document.path, number)
            if line.startswith(("!", "?")):
                troubles.append(Trouble(place, line[1:].strip(), is_lost=line.startswith("!")))
            elif line.strip():
                _add(tables, line.strip(), place)
    found = (Table(name=name, columns=tuple(columns), place=columns[0].place) for name, columns in tables.items())
    return Schema(tuple(found), tuple(troubles))


def said_of(schema: Schema) -> tuple[TableVerdict, ...]:
    """Return what the lines say that a classifier says."""
    return tuple(_of_table(table) for table in schema.tables)


def text_of(columns: Iterable[str]) -> str:
    return "".join(f"{column}\n" for column in columns)


READER = Reader("lines of columns", (SUFFIX,), lambda _: True, read)
READERS: Mapping[str, Reader] = {"stand_in": READER}


def _add(tables: dict[str, list[Column]], line: str, place: Place) -> None:
    text, _, said = line.removeprefix("+").partition(" => ")
    name, _, type_ = text.partition(" ")
    table, _, path = name.partition("/")
    if not path:
        table, _, path = name.rpartition(".")
    *above, leaf = path.split(".")
    evidence = (Evidence("annotation", "personal", is_personal=True),) if line.startswith("+") else ()
    column = Column(name=leaf, type=type_, place=place, path=tuple(above), comment=said, evidence=evidence)
    tables.setdefault(table, []).append(column)


def _of_table(table: Table) -> TableVerdict:
    columns = tuple(_verdict(table, column) for column in table.columns)
    is_personal = any(column.tier is not Tier.NONE for column in columns)
    about = "user, by `user_id`" if is_personal else ""
    return TableVerdict(table=table.name, is_personal=is_personal, about=about, columns=columns)


def _verdict(table: Table, column: Column) -> ColumnVerdict:
    tier, kind, confidence, likely, *_ = [*column.comment.split(), "", "", "", ""]
    tier = tier or "none"
    kind = kind.strip("-")
    rule = EXPERIENCE if likely else f"kind.{kind}" if kind else "none"
    return ColumnVerdict(
        table=table.name,
        column=column.full_name,
        tier=Tier(tier),
        data_type=kind or None,
        confidence=float(confidence or 0.9),
        steps=(Step(rule, f"token `{column.name}`", 1.0),),
    )
