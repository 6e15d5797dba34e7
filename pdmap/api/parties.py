"""The parties of an inventory."""

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
from pdmap.app.parties import PartyRow, party_rows
from pdmap.app.parties_formats import grounds_texts, parties_csv, parties_json
from pdmap.graph import ElementKind
from pdmap.model import PartyRole


@dataclass(frozen=True, slots=True)
class Parties(Result):
    """Who the parties are, what they get, where, under which contract, who engages whom; `parties` makes it."""

    parties: tuple[PartyRow, ...]
    """By id."""
    as_of: dt.date
    """The day that contracts and decisions are judged on."""
    why_empty: str
    """Why no party is selected, in one line; empty where one is."""
    _words: str = field(repr=False, compare=False)

    def rows(self) -> list[dict[str, str | int | None]]:
        """Return a row of plain values for each party, such as `pandas.DataFrame` takes."""
        return [
            {
                "id": row.id,
                "name": row.name,
                "roles": ", ".join(row.roles),
                "service": str(row.service),
                "country": str(row.country),
                "parent": str(row.parent),
                "places": str(row.places),
                "data": str(row.data),
                "contract": str(row.contract),
                "gap": row.gap,
                "mechanisms": "; ".join(grounds_texts(row.grounds)),
                "engages": str(row.engages),
                "engaged_by": ", ".join(row.engaged_by),
                "activities": ", ".join(row.activities),
                "path": row.location.path,
                "line": row.location.line,
            }
            for row in self.parties
        ]

    def render(self, format: str = "json") -> str:  # noqa: A002 - the word of the command
        """Return it in a format of `pdmap parties`: `json` or `csv`.

        Raises:
            UnknownNameError: there is no such format.
        """
        if one_of("format", format, ("json", "csv")) == "csv":
            return parties_csv(self.parties).decode("utf-8-sig")
        return parties_json(self.parties, self._words, self.as_of.isoformat())


def parties(
    inventory: Inventory,
    select: str | Iterable[str] = (),
    *,
    exclude: str | Iterable[str] = (),
    role: str | Iterable[str] = (),
    as_of: dt.date | None = None,
) -> Parties:
    """Return the parties, as `pdmap parties` lists them.

    Args:
        inventory: Where they are looked for.
        select: Selectors, such as `data:financial,country:US`; several are together one. Everything where missing.
        exclude: Selectors of what is left out.
        role: Only parties with one of these roles, such as `sub-processor`; all where missing.
        as_of: The day that contracts and decisions are judged on; where missing, as for `validate`.

    Raises:
        SelectorError: a selector cannot be read, or names something unknown.
        UnknownNameError: there is no such role.
        PartialInventoryError: a part of the inventory cannot be read.
    """
    source, day = whole_source_of(inventory), day_of(as_of)
    roles = tuple(PartyRole(one_of("role", name, PartyRole)) for name in texts(role))
    only = Only(texts(select), texts(exclude), "select", "exclude")
    with told():
        found = picked(only, source.loaded, day, source.settings.terms(source.root))
        names = {element.id for element in found.selected.elements if element.kind is ElementKind.PARTY}
        rows = party_rows(source.loaded, day, names, roles)
        empty = f"no party{' of this role' if names else ''} is selected" if found.selected else found.why_empty
    return Parties(rows, day, "" if rows else empty, str(only))
