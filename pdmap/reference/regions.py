"""Cloud regions and the countries in which they lie."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pdmap.frozen import dataclass
from pdmap.reference.tables import listed, table


@dataclass(frozen=True, slots=True)
class Region:
    """A region of a cloud provider, such as `aws:eu-north-1`."""

    key: str
    """Provider and the provider's own name of the region, joined by `:`."""
    countries: tuple[str, ...]
    """ISO codes, sorted; several for a multi-region, whose data may lie in any of them."""
    place: str = ""
    """City, state or area, as the provider tells it."""
    note: str = ""

    @property
    def provider(self) -> str:
        """Return `aws`, `azure` or `gcp`."""
        return self.key.partition(":")[0]


@cache
def built_in_regions() -> Mapping[str, Region]:
    """Return the package's cloud regions by key, sorted."""
    return MappingProxyType(
        {
            row["key"]: Region(key=row["key"], countries=listed(row["countries"]), place=row["place"], note=row["note"])
            for row in table("regions").rows
        }
    )
