"""The countries that data reach at the end of a way, each with what it relies on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.graph import Link
from pdmap.model import Activity, Inventory, MechanismUse, Place, Transfer
from pdmap.questions.grounds import Ground, Judgment
from pdmap.questions.importers import is_access_excluded, is_own
from pdmap.questions.transfers import Leg, Presence
from pdmap.reference import Adequacy, Country


class Sense(StrEnum):
    """Whether being in a country makes a transfer (EDPB Guidelines 05/2021)."""

    TRANSFER = "transfer"
    """Data are made available to another controller or processor there."""
    REACH = "reach"
    """Only a parent is there, or an importer that keeps all data inside and cannot reach them from there."""
    OWN = "own"
    """Only the organization's own people or premises are there: no transfer."""


@dataclass(frozen=True, slots=True)
class Step:
    """One country, in every sense in which the data of a way are there on the same ground."""

    legs: tuple[Leg, ...]
    sense: Sense
    is_access_excluded: bool
    """Whether `access_from` of the importer leaves the country out."""

    @property
    def country(self) -> Country | None:
        """Return the country; `None` where the place names none."""
        return self.legs[0].country

    @property
    def place(self) -> Place:
        """Return the place as it is first written."""
        return self.legs[0].place

    @property
    def presences(self) -> tuple[Presence, ...]:
        """Return in which senses the data are there, each once."""
        return tuple(dict.fromkeys(leg.presence for leg in self.legs))

    @property
    def chosen_by(self) -> str | None:
        """Return who chooses the place among several; `None` where it always holds."""
        return self.legs[0].chosen_by

    @property
    def judgment(self) -> Judgment:
        """Return what the step relies on, with the recorded pieces behind it."""
        return self.legs[0].judgment

    @property
    def ground(self) -> Ground:
        """Return what the step relies on."""
        return self.judgment.ground

    @property
    def adequacy(self) -> Adequacy | None:
        """Return the decision in force for the country, whether the recipient meets its condition or not."""
        return self.judgment.adequacy

    @property
    def mechanisms(self) -> tuple[MechanismUse, ...]:
        """Return every mechanism recorded for the step, live or dead, each once."""
        return tuple({use.address: use for use in self.judgment.mechanisms}.values())

    @property
    def transfers(self) -> tuple[Transfer, ...]:
        """Return the transfers that were written for the step, each once."""
        return tuple({transfer.address: transfer for transfer in self.judgment.transfers}.values())


def steps_of(inventory: Inventory, legs: Iterable[Leg], stays_inside: Callable[[Link], bool]) -> tuple[Step, ...]:
    """Return the countries of a way outside the territory: those that make a transfer first, each in the legs' order.

    Args:
        inventory: The inventory.
        legs: The legs of the way that leave the territory.
        stays_inside: Whether every known place of the data of a link is inside, of all legs.
    """
    groups: dict[tuple[str, ...], list[Leg]] = {}
    senses: dict[tuple[str, ...], tuple[Sense, bool]] = {}
    for leg in legs:
        sense = _sense(inventory, leg, stays_inside)
        key = (leg.where, leg.chosen_by or "", *_ground(leg), str(sense))
        groups.setdefault(key, []).append(leg)
        senses[key] = sense
    steps = (Step(tuple(found), *senses[key]) for key, found in groups.items())
    return tuple(sorted(steps, key=lambda step: step.sense is not Sense.TRANSFER))


# Private functions


def _sense(inventory: Inventory, leg: Leg, stays_inside: Callable[[Link], bool]) -> tuple[Sense, bool]:
    """Return whether a leg makes a transfer, as `importers.transferring` has it, and whether access is excluded."""
    if leg.presence is Presence.DECLARED and isinstance(leg.item, Activity):
        return Sense.TRANSFER, False
    if is_own(inventory, leg):
        return Sense.OWN, False
    is_excluded = is_access_excluded(inventory, leg)
    is_shut = leg.presence is Presence.ESTABLISHMENT and is_excluded and bool(leg.link and stays_inside(leg.link))
    return (Sense.REACH if is_shut or leg.presence is Presence.PARENT else Sense.TRANSFER), is_excluded


def _ground(leg: Leg) -> tuple[str, ...]:
    """Return by what the grounds of legs are told apart: the decision or instrument, and the written pieces."""
    pieces = (item.address for item in (*leg.judgment.transfers, *leg.judgment.mechanisms))
    return leg.ground.value, leg.adequacy.instrument if leg.adequacy else "", *pieces
