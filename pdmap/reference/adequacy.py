"""Decisions that a place protects personal data adequately (Art. 45 GDPR, Art. 45 UK GDPR, Art. 16(1) FADP)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from pdmap.frozen import dataclass
from pdmap.reference.regimes import Regime
from pdmap.reference.tables import Row, day, flag, table
from pdmap.reference.validity import is_within


class AdequacyScope(StrEnum):
    """How much of a country a decision covers."""

    FULL = "full"
    PARTIAL = "partial"
    """Only recipients that meet the decision's condition."""


@dataclass(frozen=True, slots=True)
class Adequacy:
    """A decision on one country under one regime, while it is in force."""

    country: str
    regime: Regime
    scope: AdequacyScope
    instrument: str
    """The legal act, as one cites it."""
    valid_from: date
    """First day in force."""
    valid_until: date | None = None
    """Last day in force; `None` where no end is set."""
    requires: str = ""
    """What brings a recipient under a partial decision: `dpf`, `pipeda`, `appi`, `pipa`; empty for a full one."""
    condition: str = ""
    """Limits of the decision, in words."""
    challenge: str = ""
    """Court proceedings that may end it, or did; empty where none are known."""
    challenged_from: date | None = None
    """The day when proceedings began that are pending; `None` where none are."""
    note: str = ""
    verified: bool = False
    """Whether instrument and dates were checked against a published source."""

    def is_in_force(self, as_of: date) -> bool:
        """Tell whether the decision is in force on a day."""
        return is_within(as_of, self.valid_from, self.valid_until)

    def is_challenged(self, as_of: date) -> bool:
        """Tell whether proceedings that are pending had begun by a day."""
        return self.challenged_from is not None and self.challenged_from <= as_of


Decisions = Mapping[tuple[str, str], tuple[Adequacy, ...]]
"""Decisions by country code and regime, past ones included, in the order in which they came into force."""


@cache
def built_in_decisions() -> Decisions:
    """Return the package's adequacy decisions."""
    decisions: dict[tuple[str, str], list[Adequacy]] = {}
    for row in table("adequacy").rows:
        decisions.setdefault((row["country"], row["regime"]), []).append(_adequacy(row))
    return MappingProxyType(
        {place: tuple(sorted(known, key=lambda decision: decision.valid_from)) for place, known in decisions.items()}
    )


# Private functions


def _adequacy(row: Row) -> Adequacy:
    return Adequacy(
        country=row["country"],
        regime=Regime(row["regime"]),
        scope=AdequacyScope(row["scope"]),
        instrument=row["instrument"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_until=day(row["valid_until"]),
        requires=row["requires"],
        condition=row["condition"],
        challenge=row["challenge"],
        challenged_from=day(row["challenged_from"]),
        note=row["note"],
        verified=flag(row["verified"]),
    )
