"""Countries, and the areas and organizations that can stand in their place."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import assert_never

from pdmap.frozen import dataclass
from pdmap.reference.regimes import Regime
from pdmap.reference.tables import flag, listed, table


class CountryKind(StrEnum):
    """What a code stands for."""

    COUNTRY = "country"
    """A country or territory of ISO 3166-1."""
    AREA = "area"
    """The EU or the EEA, where a member state is meant and not named."""
    ORGANIZATION = "organization"
    """An international organization (Art. 4(26) GDPR)."""


@dataclass(frozen=True, slots=True)
class Country:
    """A place that data can be in or go to."""

    code: str
    """ISO 3166-1 alpha-2, `EU`, `EEA`, or an own code that starts with `X-`."""
    name: str
    kind: CountryKind = CountryKind.COUNTRY
    eu: bool = False
    """Whether the territory belongs to the European Union."""
    eea: bool = False
    """Whether it belongs to the European Economic Area, in which the GDPR is law."""
    part_of: str = ""
    """Code of the state whose adequacy decisions hold for it too; empty where it stands alone."""
    aliases: tuple[str, ...] = ()
    """Other codes in use, such as `UK` for `GB`."""
    note: str = ""

    def is_inside(self, regime: str) -> bool:
        """Tell whether it is the regime's own territory, so that going there is no transfer.

        Raises:
            ValueError: the regime is unknown.
        """
        match Regime(regime):
            case Regime.EU_GDPR:
                return self.eea
            case Regime.UK_GDPR:
                return self.code == "GB"
            case Regime.CH_FADP:
                return self.code == "CH"
            case never:
                assert_never(never)


@cache
def built_in_countries() -> Mapping[str, Country]:
    """Return the package's countries by code, sorted."""
    return MappingProxyType(
        {
            row["code"]: Country(
                code=row["code"],
                name=row["name"],
                kind=CountryKind(row["kind"]),
                eu=flag(row["eu"]),
                eea=flag(row["eea"]),
                part_of=row["part_of"],
                aliases=listed(row["aliases"]),
                note=row["note"],
            )
            for row in table("countries").rows
        }
    )
