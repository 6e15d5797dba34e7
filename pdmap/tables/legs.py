"""The table of legs: every step of data to a country, inside and outside, each judged under each law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import lru_cache

from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.model import Inventory, owner_of
from pdmap.questions.grounds import Ground
from pdmap.questions.transferring import Entry, Register, Step, assessed
from pdmap.questions.transferring.open_points import step_points
from pdmap.questions.transfers import Leg
from pdmap.tables.material import Material
from pdmap.tables.table import Cell, Kind, Reading, Table, read_from, table


@dataclass(frozen=True, slots=True)
class Judged:
    """A leg, and the transfer that it belongs to."""

    law: str
    leg: Leg
    holder: str
    """Kind and id."""
    transfer: str | None = None
    """`None` for a leg inside the territory."""
    sense: str | None = None
    is_access_excluded: bool | None = None
    assessment: str | None = None
    open: tuple[str, ...] = ()


def legs_table() -> Table:
    """Return the table."""
    return table("transfer_legs", _ABOUT, (*_READINGS, *_GROUND), _sources, _where)


# Private functions


def _sources(material: Material) -> Iterator[Judged]:
    for register in material.registers:
        for entry in register.entries:
            yield from _outside(register, entry, material.run.as_of)
        for leg in register.legs:
            if not leg.is_restricted:
                yield Judged(register.regime, leg, _holder(leg, register.inventory))


def _outside(register: Register, entry: Entry, as_of: dt.date) -> Iterator[Judged]:
    """Yield the legs of a transfer, country by country."""
    for step in entry.path.steps:
        state, points = _told(register.inventory, step, as_of)
        for leg in step.legs:
            yield Judged(
                law=register.regime,
                leg=leg,
                holder=_holder(leg, register.inventory),
                transfer=entry.path.id,
                sense=step.sense.value,
                is_access_excluded=step.is_access_excluded,
                assessment=state,
                open=points,
            )


def _told(inventory: Inventory, step: Step, as_of: dt.date) -> tuple[str, tuple[str, ...]]:
    """Return the state of the assessment of a country of a transfer, and what is open about it."""
    points = dict.fromkeys(point.value for point in step_points(inventory, step, as_of))
    return assessed(inventory, step, as_of).state.value, tuple(points)


def _holder(leg: Leg, inventory: Inventory) -> str:
    """Return kind and id of whose country it is; of a link that is its end, of a place its system."""
    is_system = leg.link is None and leg.holder in inventory.systems and not leg.item.address.startswith("activities/")
    return f"{'system' if is_system else 'party'}:{leg.holder}"


def _where(judged: Judged) -> Location:
    return judged.leg.place.written_at


@lru_cache(maxsize=4_096)
def _sorted(names: frozenset[str]) -> list[str]:
    """Return names in order; many legs carry the same ones."""
    return sorted(names)


def _decision(name: str, read: Callable[[Judged], Cell], about: str, kind: Kind = Kind.STRING) -> Reading[Judged]:
    """Return a column that tells of the adequacy decision."""
    null = "no decision is in force" if name == "instrument" else "no decision is in force, or it has none"
    return read_from(f"adequacy_{name}", kind, about, lambda it: (read(it) or None) if it.leg.adequacy else None, null)


def _instrument(judged: Judged) -> Cell:
    return judged.leg.adequacy.instrument if judged.leg.adequacy else None


def _scope(judged: Judged) -> Cell:
    return judged.leg.adequacy.scope.value if judged.leg.adequacy else None


def _condition(judged: Judged) -> Cell:
    return judged.leg.adequacy.condition if judged.leg.adequacy else None


def _end(judged: Judged) -> Cell:
    return judged.leg.adequacy.valid_until if judged.leg.adequacy else None


def _reason(judged: Judged) -> Cell:
    return judged.leg.judgment.unknown.reason if judged.leg.judgment.unknown else None


# Private tables

_ABOUT = (
    "A step of personal data to one country, in one sense, with what it relies on under a law. Steps inside the law's "
    "territory are there too, with `is_restricted` false: together the legs tell where all data are."
)
_INSIDE = "the step stays inside"
_READINGS: tuple[Reading[Judged], ...] = (
    read_from("law", Kind.STRING, "The law that it is judged by, such as `eu-gdpr`.", lambda it: it.law),
    read_from("transfer", Kind.STRING, "`id` in `transfers`, under the same law.", lambda it: it.transfer, _INSIDE),
    read_from("holder", Kind.STRING, "Kind and id of whose country it is, such as `party:aws`.", lambda it: it.holder),
    read_from(
        "link",
        Kind.STRING,
        "`id` in `links` of what brings the data.",
        lambda it: it.leg.link.id if it.leg.link else None,
        "it is the place of a system, the access of own people, or a declared or named recipient",
    ),
    read_from(
        "presence",
        Kind.STRING,
        "In which sense data are there: `location`, `establishment`, `parent`, `access` or `declared`.",
        lambda it: it.leg.presence.value,
    ),
    read_from("place", Kind.STRING, "The place as it is written.", lambda it: it.leg.place.name),
    read_from(
        "country",
        Kind.STRING,
        "`code` in `countries`.",
        lambda it: it.leg.country.code if it.leg.country else None,
        "the place names none",
    ),
    read_from(
        "chosen_by", Kind.STRING, "Who chooses the place among several.", lambda it: it.leg.chosen_by, "it always holds"
    ),
    read_from(
        "recipients",
        Kind.STRINGS,
        "Ids of the parties that get the data there; empty where the organization runs the place itself.",
        lambda it: it.leg.recipients,
    ),
    read_from("data", Kind.STRINGS, "Data types.", lambda it: _sorted(it.leg.data)),
    read_from(
        "is_data_recorded",
        Kind.BOOLEAN,
        "Whether it is recorded which data these are. Where not, `data` is empty, and any may be among them.",
        lambda it: bool(it.leg.data),
    ),
    read_from("subjects", Kind.STRINGS, "Whose data they are.", lambda it: _sorted(it.leg.subjects)),
    read_from(
        "is_restricted",
        Kind.BOOLEAN,
        "Whether it leaves the law's territory (Chapter V).",
        lambda it: it.leg.is_restricted,
    ),
    read_from(
        "sense",
        Kind.STRING,
        "`transfer`; `reach`: only a parent is there, or an importer that keeps all data inside; `own`: only the "
        "organization's own people or premises.",
        lambda it: it.sense,
        _INSIDE,
    ),
    read_from(
        "is_access_excluded",
        Kind.BOOLEAN,
        "Whether `access_from` of the importer leaves the country out.",
        lambda it: it.is_access_excluded,
        _INSIDE,
    ),
)
_GROUND: tuple[Reading[Judged], ...] = (
    read_from(
        "ground",
        Kind.STRING,
        "What it relies on: " + ", ".join(f"`{ground.value}`" for ground in Ground) + ".",
        lambda it: it.leg.ground.value,
    ),
    read_from("unknown_reason", Kind.STRING, "Why the mechanism is not known.", _reason, "the ground is not `unknown`"),
    _decision("instrument", _instrument, "The adequacy decision in force, met or not."),
    _decision("scope", _scope, "`full`, or `partial` where the recipient has to meet a condition."),
    _decision("condition", _condition, "Its limits."),
    _decision("valid_until", _end, "The last day on which it is in force.", Kind.DATE),
    read_from(
        "mechanisms",
        Kind.STRINGS,
        "Ids of the mechanisms that are recorded for it, live or dead.",
        lambda it: list(dict.fromkeys(use.mechanism.id for use in it.leg.mechanisms)),
    ),
    read_from(
        "mechanism_uses",
        Kind.STRINGS,
        "Their addresses in `mechanism_uses`.",
        lambda it: list(dict.fromkeys(use.address for use in it.leg.mechanisms)),
    ),
    read_from(
        "assessment_state",
        Kind.STRING,
        "State of the assessment of the country: `not_needed`, `recorded`, `incomplete`, `later`, `none`, `unknown`, "
        "`overdue` or `not_recorded`.",
        lambda it: it.assessment,
        _INSIDE,
    ),
    read_from("open_points", Kind.STRINGS, "What is open about the country of the transfer.", lambda it: it.open),
    read_from(
        "object",
        Kind.STRING,
        "Address of the flow, system, party or activity to edit.",
        lambda it: owner_of(it.leg.item.address),
    ),
)
