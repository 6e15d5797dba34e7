"""What is open about a transfer: what the rules of the family TRF ask of a way, in the terms of the register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

from pdmap.model import Inventory, Party, Place
from pdmap.questions.grounds import Ground
from pdmap.questions.transferring.assessed import DONE, assessed
from pdmap.questions.transferring.paths import PathKind, TransferPath
from pdmap.questions.transferring.steps import Sense, Step


class OpenPoint(StrEnum):
    """A question that a transfer leaves open."""

    MECHANISM = "mechanism"
    """Nothing is recorded that carries the data there on the day (TRF001, TRF006, TRF011)."""
    MECHANISM_UNKNOWN = "mechanism_unknown"
    """The author does not know yet what carries them."""
    CONDITION = "condition"
    """A decision covers some recipients, and nothing shows that this is one of them (TRF002)."""
    COUNTRY = "country"
    """The place names no country (TRF012), or none is recorded for the importer."""
    ASSESSMENT = "assessment"
    """The safeguard needs an assessment of the country, and none can be used (TRF004)."""
    IMPORTER = "importer"
    """A system is there, and nobody says who runs it."""
    ACCESS = "access"
    """A parent is there without a ground, and nothing excludes that it reaches the data (TRF009)."""


def open_points(inventory: Inventory, path: TransferPath, as_of: dt.date) -> tuple[OpenPoint, ...]:
    """Return what is open about a way, each once."""
    own = [OpenPoint.IMPORTER] if path.kind is PathKind.PLACE else []
    own += [OpenPoint.COUNTRY] if any(not _is_placed(party) for party in path.importers) else []
    found = (point for step in path.steps for point in step_points(inventory, step, as_of))
    return tuple(dict.fromkeys((*found, *own)))


def step_points(inventory: Inventory, step: Step, as_of: dt.date) -> Iterator[OpenPoint]:
    """Yield what is open about one country of a way; nothing about the organization's own people and premises."""
    if step.sense is Sense.OWN or (step.sense is Sense.REACH and step.is_access_excluded):
        return
    point = _GROUNDS.get(step.ground)
    if point:
        yield point if step.sense is Sense.TRANSFER else OpenPoint.ACCESS
    if is_decision_unclaimed(step):
        yield OpenPoint.CONDITION
    found = assessed(inventory, step, as_of)
    if found.is_needed and found.state not in DONE:
        yield OpenPoint.ASSESSMENT


def is_decision_unclaimed(step: Step) -> bool:
    """Return whether nothing carries a transfer, and a decision might if the importer met its condition."""
    is_bare = step.sense is Sense.TRANSFER and step.ground is Ground.NONE
    return is_bare and step.adequacy is not None and any(leg.recipients for leg in step.legs)


# Private functions


def _is_placed(party: Party) -> bool:
    """Return whether it is recorded where a party is established; many, such as customers, are in no one country."""
    return party.is_group or isinstance(party.country, Place)


# Private tables

_GROUNDS = {
    Ground.NONE: OpenPoint.MECHANISM,
    Ground.UNKNOWN: OpenPoint.MECHANISM_UNKNOWN,
    Ground.CONDITION: OpenPoint.CONDITION,
    Ground.UNNAMED: OpenPoint.COUNTRY,
}
