import re
from collections import Counter

import pytest

from pdmap.reference import CountryKind, built_in

REGIONS = built_in().regions
COUNTRIES = built_in().countries


@pytest.mark.parametrize("key", REGIONS)
def test_every_region_lies_in_known_countries(key: str) -> None:
    found = REGIONS[key]

    assert re.fullmatch(r"(aws|azure|gcp):[a-z0-9]+(-[a-z0-9]+)*", key)
    assert found.provider in {"aws", "azure", "gcp"}
    assert found.countries == tuple(sorted(set(found.countries)))
    assert all(COUNTRIES[code].kind is CountryKind.COUNTRY for code in found.countries)
    assert found.countries
    assert found.place


@pytest.mark.parametrize(
    ("key", "countries"),
    [
        ("aws:eu-north-1", ("SE",)),
        ("aws:eu-central-2", ("CH",)),
        ("aws:eu-west-2", ("GB",)),
        ("aws:eusc-de-east-1", ("DE",)),
        ("azure:swedencentral", ("SE",)),
        ("azure:northeurope", ("IE",)),
        ("azure:westeurope", ("NL",)),
        ("gcp:europe-north1", ("FI",)),
        ("gcp:europe-west6", ("CH",)),
        ("gcp:eur5", ("BE", "GB")),
    ],
)
def test_well_known_regions_lie_where_the_provider_says(key: str, countries: tuple[str, ...]) -> None:
    assert REGIONS[key].countries == countries


def test_the_multi_region_of_the_union_stays_in_the_union() -> None:
    assert all(COUNTRIES[code].eu for code in REGIONS["gcp:eu"].countries)


def test_all_three_providers_are_covered() -> None:
    count = Counter(found.provider for found in REGIONS.values())

    assert count["aws"] >= 38
    assert count["azure"] >= 60
    assert count["gcp"] >= 43
