"""The day when the last copy of a person's data is gone, if erasure is asked for on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pdmap.model import Item
from pdmap.questions.erasure import ErasurePlan
from pdmap.questions.horizon.copies import Copy, Stay, StayKind
from pdmap.questions.horizon.parties import party_copies
from pdmap.questions.horizon.stores import open_copies, store_copies

NEVER = dt.date.max
"""Stands for a day that does not come: a clock without an end."""


@dataclass(frozen=True, slots=True)
class Horizon:
    """When copies are gone, counted as if every place erased, and told others, on the day of the request.

    Article 12(3) allows a month for that; it is not among the clocks.
    """

    asked: dt.date
    copies: tuple[Copy, ...]
    """Those that are erased on the organization's word: its own, and those of its processors."""
    others: tuple[Copy, ...]
    """Those of recipients who are told and decide themselves (Article 19)."""
    by_place: Mapping[str, tuple[Copy, ...]]
    """All of them by the address of the place where they are."""

    @property
    def unknown(self) -> tuple[Stay, ...]:
        """Return the clocks that are not known, each once: without them the day is not known."""
        return _unknown(self.copies)

    @property
    def deciding(self) -> Copy | None:
        """Return the copy that is gone last, among those whose clocks are all known; `None` where there is none."""
        known = [(day, copy) for copy in self.copies if (day := copy.gone(self.asked)) is not None]
        return max(known, key=lambda pair: pair[0])[1] if known else None

    @property
    def known_day(self) -> dt.date | None:
        """Return the day when all copies with known clocks are gone; `NEVER` where one stays."""
        return self.deciding.gone(self.asked) if self.deciding else None

    @property
    def day(self) -> dt.date | None:
        """Return the day when the last copy is gone; `NEVER` where one stays, `None` where a clock is not known."""
        if self.known_day == NEVER:
            return NEVER
        return None if self.unknown else self.known_day

    def copies_at(self, holder: Item, *kinds: StayKind) -> tuple[Copy, ...]:
        """Return the copies in a place that stay there for one of some reasons; for any where none is named."""
        return tuple(
            copy for copy in self.by_place.get(holder.address, ()) if not kinds or copy.stays[-1].kind in kinds
        )


def horizon_of(plan: ErasurePlan, asked: dt.date) -> Horizon:
    """Return when the copies of a plan are gone.

    Args:
        plan: Where the data are.
        asked: The day on which erasure is asked for.
    """
    at_parties = party_copies(plan, asked)
    instructed = {each.party.id for each in plan.receivers if each.is_instructed}
    own = [copy for id_, copies in at_parties.items() if id_ in instructed for copy in copies]
    others = [copy for id_, copies in at_parties.items() if id_ not in instructed for copy in copies]
    counted = (*store_copies(plan, asked), *own, *open_copies(plan))
    return Horizon(asked, counted, tuple(others), _by_place((*counted, *others)))


# Private functions


def _by_place(copies: Iterable[Copy]) -> Mapping[str, tuple[Copy, ...]]:
    found: dict[str, list[Copy]] = {}
    for copy in copies:
        found.setdefault(copy.holder.address, []).append(copy)
    return {address: tuple(several) for address, several in found.items()}


def _unknown(copies: Iterable[Copy]) -> tuple[Stay, ...]:
    return tuple({stay.address: stay for copy in copies for stay in copy.unknown}.values())
