"""The day when the last copy of a person's data is gone, if erasure is asked for on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

from pdmap.frozen import dataclass
from pdmap.questions.erasure import ErasurePlan
from pdmap.questions.horizon.copies import Copy, CopyKind, copies_of
from pdmap.questions.horizon.day import NEVER, Day
from pdmap.questions.horizon.ways import Latest, Stay, Way, merged


@dataclass(frozen=True)
class Horizon:
    """When copies are gone, counted as if every place erased, and told others, on the day of the request.

    Article 12(3) allows a month for that; it is not among the clocks.
    """

    asked: dt.date
    copies: tuple[Copy, ...]
    """Those that are erased on the organization's word: its own, and those of its processors."""
    others: tuple[Copy, ...]
    """Those of recipients who are told and decide themselves (Article 19)."""

    @cached_property
    def latest(self) -> Latest:
        """Return the ways that decide."""
        return merged(copy.latest for copy in self.copies)

    @cached_property
    def unknown(self) -> tuple[Stay, ...]:
        """Return the clocks that are not known, each once: without them the day is not known."""
        return tuple({stay.address: stay for copy in self.copies for stay in copy.unknown}.values())

    @property
    def deciding(self) -> Way | None:
        """Return the way that is over last, among those whose clocks are all known; `None` where there is none."""
        return self.latest.known

    @property
    def known_day(self) -> Day | None:
        """Return the day when all copies with known clocks are gone."""
        return self.latest.known_day

    @property
    def day(self) -> Day | None:
        """Return the day when the last copy is gone; `None` where a clock is not known, and nothing stays for ever."""
        if self.known_day == NEVER:
            return NEVER
        return None if self.unknown else self.known_day

    @cached_property
    def events(self) -> tuple[str, ...]:
        """Return the events that clocks count from, each once: as their days are not known, the day may be later."""
        ways = (way for copy in self.copies for way in copy.loose)
        return tuple(dict.fromkeys(way.event for way in ways))

    def copy_at(self, address: str, kind: CopyKind) -> Copy | None:
        """Return the copy of a kind at the place with an address."""
        return self._by_place.get((address, kind))

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, CopyKind], Copy]:
        return {(copy.holder.address, copy.kind): copy for copy in (*self.copies, *self.others)}


def horizon_of(plan: ErasurePlan, asked: dt.date) -> Horizon:
    """Return when the copies of a plan are gone.

    Args:
        plan: Where the data are.
        asked: The day on which erasure is asked for.
    """
    copies = tuple(copies_of(plan, asked))
    return Horizon(
        asked,
        tuple(copy for copy in copies if copy.is_ours),
        tuple(copy for copy in copies if not copy.is_ours),
    )
