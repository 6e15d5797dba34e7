"""Supervisory authorities by country (Article 51 GDPR), to propose one where nobody has named it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pdmap.reference.countries import built_in_countries
from pdmap.reference.tables import table


@cache
def supervisory_authorities() -> Mapping[str, str]:
    """Return the names of authorities by the code of the country, parts of a country among them."""
    names = {row["country"]: row["name"] for row in table("supervisory_authorities").rows}
    parts = {code: names[country.part_of] for code, country in built_in_countries().items() if country.part_of in names}
    return MappingProxyType(names | parts)
