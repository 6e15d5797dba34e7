"""The table of transfers: every way of the data to a third country, under each law of the organization."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from pdmap.findings import Location
from pdmap.model import owner_of
from pdmap.questions.transferring import Entry, Register
from pdmap.tables.material import Material
from pdmap.tables.table import Cell, Kind, Reading, Table, read_from, table

Source: TypeAlias = tuple[Register, Entry]


def transfers_table() -> Table:
    """Return the table."""
    return table("transfers", _ABOUT, _READINGS, _sources, _written_at)


# Private functions


def _sources(material: Material) -> Iterator[Source]:
    return ((register, entry) for register in material.registers for entry in register.entries)


def _written_at(source: Source) -> Location:
    return source[1].path.item.written_at


def _countries(source: Source) -> Cell:
    places = (step.country.code if step.country else step.place.name for step in source[1].path.steps)
    return list(dict.fromkeys(places))


def _grounds(source: Source) -> Cell:
    return list(dict.fromkeys(step.ground.value for step in source[1].path.steps))


def _mechanisms(source: Source) -> Cell:
    uses = (use.mechanism.id for step in source[1].path.steps for use in step.mechanisms)
    return list(dict.fromkeys(uses))


def _begins(source: Source) -> Cell:
    ahead = source[1].ahead
    return ahead.day if ahead else None


def _way(name: str, kind: Kind, about: str, read: Callable[[Source], Cell], null: str = "") -> Reading[Source]:
    return read_from(name, kind, about, read, null)


# Private tables

_ABOUT = (
    "A way of personal data to a third country, to one importer at its end; `transfer_legs` has its countries one by "
    "one. It is what `pdmap transfers` lists."
)
_READINGS = (
    _way("law", Kind.STRING, "The law under which it is a transfer, such as `eu-gdpr`.", lambda it: it[0].regime),
    _way("id", Kind.STRING, "Its id, which no other transfer under the law has.", lambda it: it[1].path.id),
    _way(
        "kind",
        Kind.STRING,
        "Why data get there: `flow`, `collection`, `hosting`, `subprocessing`, `declared`, `named`, `place` or `own`.",
        lambda it: it[1].path.kind.value,
    ),
    _way(
        "elements",
        Kind.STRINGS,
        "Kind and id of all elements on the way, from where the data leave.",
        lambda it: [element.key for element in it[1].path.elements],
    ),
    _way(
        "links",
        Kind.STRINGS,
        "Ids in `links`; empty where no link tells of the way.",
        lambda it: [link.id for link in it[1].path.route],
    ),
    _way(
        "importers",
        Kind.STRINGS,
        "Ids of the parties that get the data; empty where only the organization's own people do.",
        lambda it: [party.id for party in it[1].path.importers],
    ),
    _way(
        "system",
        Kind.STRING,
        "Id of the system whose place the data are in.",
        lambda it: it[1].path.system or None,
        "no system is",
    ),
    _way("countries", Kind.STRINGS, "Codes of the countries, or words that name none.", _countries),
    _way("grounds", Kind.STRINGS, "What its legs rely on; see `ground` of `transfer_legs`.", _grounds),
    _way("mechanisms", Kind.STRINGS, "Ids of the mechanisms that are recorded, live or dead.", _mechanisms),
    _way(
        "activities",
        Kind.STRINGS,
        "Ids of the activities that it serves.",
        lambda it: [activity.id for activity in it[1].path.activities],
    ),
    _way("data", Kind.STRINGS, "Data types that get there.", lambda it: sorted(it[1].path.data)),
    _way(
        "is_data_recorded",
        Kind.BOOLEAN,
        "Whether it is recorded which data these are. Where not, `data` is empty, and any may be among them.",
        lambda it: bool(it[1].path.data),
    ),
    _way("subjects", Kind.STRINGS, "Whose data they are.", lambda it: sorted(it[1].path.subjects)),
    _way(
        "onward",
        Kind.STRINGS,
        "Ids of those whom the importers hand the data on to.",
        lambda it: [each.link.target.id for each in it[1].path.onward],
    ),
    _way(
        "open_points",
        Kind.STRINGS,
        "What is open: `mechanism`, `mechanism_unknown`, `condition`, `country`, `assessment`, `importer`, `access`.",
        lambda it: [point.value for point in it[1].open],
    ),
    _way("is_planned", Kind.BOOLEAN, "Whether it begins later.", lambda it: it[1].ahead is not None),
    _way("begins", Kind.DATE, "From when on.", _begins, "data may go already, or no day is recorded"),
    _way(
        "object",
        Kind.STRING,
        "Address of the flow, system, party or activity that tells of it.",
        lambda it: owner_of(it[1].path.item.address),
    ),
)
