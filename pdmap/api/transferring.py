"""Transfers to third countries (Articles 44 to 49 GDPR)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pdmap.api.days import day_of
from pdmap.api.errors import one_of, told
from pdmap.api.inventory import Inventory, whole_source_of
from pdmap.api.results import Result
from pdmap.api.texts import texts
from pdmap.app.edition import Edition
from pdmap.app.only import Only
from pdmap.app.transfers import Found, find_transfers
from pdmap.app.transfers_formats import transfers_csv, transfers_json
from pdmap.findings import Location
from pdmap.graph import Element
from pdmap.questions.transferring import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferWay:
    """One way of personal data to a third country, under one law."""

    law: str
    """The regime under which the country is a third one, such as `eu-gdpr`."""
    id: str
    elements: tuple[Element, ...]
    """From where the data leave, to where they arrive."""
    importers: tuple[str, ...]
    """Ids of the parties that get them there; empty where the organization runs the place itself."""
    countries: tuple[str, ...]
    """Codes of the countries, or the words that name none."""
    grounds: tuple[str, ...]
    """What the steps rely on."""
    mechanisms: tuple[str, ...]
    """Ids of the mechanisms that are recorded."""
    activities: tuple[str, ...]
    data: tuple[str, ...]
    """Data types by id."""
    subjects: tuple[str, ...]
    onward: tuple[str, ...]
    """Ids of those who get the data from there."""
    open: tuple[str, ...]
    """What is open, such as `mechanism`."""
    locations: tuple[Location, ...]
    """Where the places stand in the manifests, by step."""


@dataclass(frozen=True, slots=True)
class Transfers(Result):
    """Every way of the data to a third country; `transfers` makes it."""

    ways: tuple[TransferWay, ...]
    """By law, the organization's first law first."""
    as_of: dt.date
    """The day that mechanisms, decisions and assessments are judged on."""
    why_empty: str
    """Why there is no way, in one line; empty where there is one."""
    _found: Found = field(repr=False, compare=False)

    def rows(self) -> list[dict[str, str | int | None]]:
        """Return a row of plain values for each way, such as `pandas.DataFrame` takes."""
        return [
            {
                "law": way.law,
                "id": way.id,
                "way": " -> ".join(element.id for element in way.elements),
                "importers": ", ".join(way.importers),
                "countries": ", ".join(way.countries),
                "grounds": ", ".join(way.grounds),
                "mechanisms": ", ".join(way.mechanisms),
                "activities": ", ".join(way.activities),
                "data": ", ".join(way.data),
                "subjects": ", ".join(way.subjects),
                "onward": ", ".join(way.onward),
                "open": ", ".join(way.open),
            }
            for way in self.ways
        ]

    def render(self, format: str = "json") -> str:  # noqa: A002 - the word of the command
        """Return it in a format of `pdmap transfers`: `json` or `csv`.

        Raises:
            UnknownNameError: there is no such format.
        """
        if one_of("format", format, ("json", "csv")) == "csv":
            return transfers_csv(self._found, self.as_of).decode("utf-8-sig")
        return transfers_json(self._found, self.as_of)


def transfers(
    inventory: Inventory,
    select: str | Iterable[str] = (),
    *,
    exclude: str | Iterable[str] = (),
    open_only: bool = False,
    as_of: dt.date | None = None,
) -> Transfers:
    """Return every way of the data to a third country, as `pdmap transfers` does.

    Args:
        inventory: Where they are looked for.
        select: Selectors, such as `country:US` or `party:stripe`; several are together one. Everything where missing.
        exclude: Selectors of what is left out.
        open_only: Whether only those are wanted that have something open.
        as_of: The day that mechanisms, decisions and assessments are judged on; where missing, as for `validate`.

    Raises:
        SelectorError: a selector cannot be read, or names something unknown.
        PartialInventoryError: a part of the inventory cannot be read.
    """
    source, day = whole_source_of(inventory), day_of(as_of)
    only = Only(texts(select), texts(exclude), "select", "exclude")
    terms = source.settings.terms(source.root)
    with told():
        found = find_transfers(only, source.loaded, Edition(as_of=day), terms, is_open_only=open_only)
    return Transfers(tuple(_ways(found)), day, found.why_empty, found)


# Private functions


def _ways(found: Found) -> Iterator[TransferWay]:
    for register in found.case.registers:
        yield from (_way(register.regime, entry) for entry in register.entries)


def _way(law: str, entry: Entry) -> TransferWay:
    path = entry.path
    countries = (step.country.code if step.country else step.place.name for step in path.steps)
    mechanisms = (use.mechanism.id for step in path.steps for use in step.mechanisms)
    return TransferWay(
        law=law,
        id=path.id,
        elements=tuple(path.elements),
        importers=tuple(party.id for party in path.importers),
        countries=tuple(dict.fromkeys(countries)),
        grounds=tuple(dict.fromkeys(step.ground.value for step in path.steps)),
        mechanisms=tuple(dict.fromkeys(mechanisms)),
        activities=tuple(activity.id for activity in path.activities),
        data=tuple(sorted(path.data)),
        subjects=tuple(sorted(path.subjects)),
        onward=tuple(each.link.target.id for each in path.onward),
        open=tuple(point.value for point in entry.open),
        locations=tuple(step.place.node.location("") for step in path.steps),
    )
