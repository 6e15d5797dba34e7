"""Mechanisms for transfers to third countries (Chapter V GDPR)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from pdmap.frozen import dataclass
from pdmap.reference.regimes import Regime
from pdmap.reference.tables import Row, day, listed, table
from pdmap.reference.validity import is_within


class MechanismKind(StrEnum):
    """On what a mechanism rests."""

    ADEQUACY = "adequacy"
    """A decision of Art. 45."""
    SAFEGUARD = "safeguard"
    """An appropriate safeguard of Art. 46."""
    DEROGATION = "derogation"
    """An exception of Art. 49."""
    DEAD = "dead"
    """An instrument that was annulled or repealed; people still write it."""


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A mechanism for transfers, such as `scc`."""

    id: str
    """Words are joined by `-`."""
    label: str
    """Name for people."""
    article: str
    """Citation, such as `Art. 46(2)(c) GDPR`."""
    kind: MechanismKind
    regimes: tuple[Regime, ...]
    """The laws under which it is an instrument of its own."""
    valid_from: date | None = None
    """First day on which it could be used; `None` where that does not matter."""
    valid_until: date | None = None
    """Last day on which it could be used; `None` where no end is set."""
    dpv: str = ""
    """IRI in the W3C Data Privacy Vocabulary; empty where it has no term."""
    note: str = ""

    def is_in_force(self, as_of: date) -> bool:
        """Tell whether the mechanism can be used on a day; for `adequacy` the decision counts as well."""
        return is_within(as_of, self.valid_from, self.valid_until)


@cache
def built_in_mechanisms() -> Mapping[str, Mechanism]:
    """Return the package's mechanisms by id, sorted."""
    return MappingProxyType({row["id"]: _mechanism(row) for row in table("mechanisms").rows})


# Private functions


def _mechanism(row: Row) -> Mechanism:
    return Mechanism(
        id=row["id"],
        label=row["label"],
        article=row["article"],
        kind=MechanismKind(row["kind"]),
        regimes=tuple(Regime(regime) for regime in listed(row["regimes"])),
        valid_from=day(row["valid_from"]),
        valid_until=day(row["valid_until"]),
        dpv=row["dpv"],
        note=row["note"],
    )
