"""Objects of an inventory that selectors select."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from pdmap.api.days import day_of
from pdmap.api.errors import one_of, told
from pdmap.api.inventory import Inventory, whole_source_of
from pdmap.api.results import Result
from pdmap.api.texts import texts
from pdmap.app.only import Only, picked
from pdmap.app.query import Kind, Row, rows_of
from pdmap.app.query_formats import query_csv, query_json


@dataclass(frozen=True, slots=True)
class Selection(Result):
    """What was selected of an inventory; `query` makes it."""

    objects: tuple[Row, ...]
    """By kind and id."""
    as_of: dt.date
    """The day that contracts and decisions were looked at on."""
    why_empty: str
    """Why nothing is selected, in one line; empty where something is."""
    _words: str = field(repr=False, compare=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of the objects; those of different kinds may be the same."""
        return tuple(row.id for row in self.objects)

    def rows(self) -> list[dict[str, str | int | None]]:
        """Return a row of plain values for each object, such as `pandas.DataFrame` takes."""
        return [
            {
                "kind": row.kind.value,
                "id": row.id,
                "name": row.name,
                "what": ", ".join(row.what),
                "countries": str(row.countries),
                "data": str(row.data),
                "activities": str(row.activities),
                "owner": str(row.owner),
                "elsewhere": "; ".join(map(str, row.elsewhere)),
                "path": row.location.path if row.location else None,
                "line": row.location.line if row.location else None,
            }
            for row in self.objects
        ]

    def render(self, format: str = "json") -> str:  # noqa: A002 - the word of the command
        """Return it in a format of `pdmap query`: `json` or `csv`.

        Raises:
            UnknownNameError: there is no such format.
        """
        if one_of("format", format, ("json", "csv")) == "csv":
            return query_csv(self.objects).decode("utf-8-sig")
        return query_json(self.objects, self._words, self.as_of.isoformat())


def query(
    inventory: Inventory,
    select: str | Iterable[str] = (),
    *,
    exclude: str | Iterable[str] = (),
    kind: str | Iterable[str] = (),
    as_of: dt.date | None = None,
) -> Selection:
    """Return the objects that selectors select, as `pdmap query` does.

    Args:
        inventory: Where they are looked for.
        select: Selectors, such as `data:financial,country:US`; several are together one. Everything where missing.
        exclude: Selectors of what is left out.
        kind: `subject`, `system`, `party`, `activity` or `flow`, one or several; all of them where missing.
        as_of: The day that contracts and decisions are looked at on; where missing, as for `validate`.

    Raises:
        SelectorError: a selector cannot be read, or names something unknown.
        UnknownNameError: there is no such kind.
        PartialInventoryError: a part of the inventory cannot be read.
    """
    source, day = whole_source_of(inventory), day_of(as_of)
    kinds = tuple(Kind(one_of("kind", name, Kind)) for name in texts(kind)) or tuple(Kind)
    only = Only(tuple(texts(select)), tuple(texts(exclude)), "select", "exclude")
    with told():
        found = picked(only, source.loaded, day, source.settings.terms(source.root))
        rows = rows_of(found.selected, found.context, kinds)
        why = "" if rows else _why_empty(kinds) if found.selected else found.why_empty
    return Selection(rows, day, why, str(only))


# Private functions


def _why_empty(kinds: Iterable[Kind]) -> str:
    return f"what is selected holds no {' and no '.join(kinds)}"
