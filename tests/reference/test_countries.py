import re

import pytest

from pdmap.reference import VAGUE_PLACES, CountryKind, built_in

COUNTRIES = built_in().countries
STATES = {code: found for code, found in COUNTRIES.items() if found.kind is CountryKind.COUNTRY}


def test_all_iso_codes_are_there() -> None:
    assert len(STATES) == 249
    assert all(re.fullmatch(r"[A-Z]{2}", code) for code in STATES)
    assert len({found.name for found in STATES.values()}) == 249


def test_other_places_are_the_two_areas_and_the_patent_organization() -> None:
    assert set(COUNTRIES) - set(STATES) == {"EU", "EEA", "X-EPO"}
    assert COUNTRIES["X-EPO"].kind is CountryKind.ORGANIZATION


def test_the_union_has_27_states_and_the_economic_area_30() -> None:
    members = [found for found in STATES.values() if not found.part_of]

    assert sum(found.eu for found in members) == 27
    assert {found.code for found in members if found.eea and not found.eu} == {"IS", "LI", "NO"}


def test_everything_in_the_union_is_in_the_economic_area() -> None:
    assert all(found.eea for found in COUNTRIES.values() if found.eu)


@pytest.mark.parametrize("code", ["AX", "GF", "GP", "MF", "MQ", "RE", "YT"])
def test_territories_of_the_union_follow_their_state(code: str) -> None:
    assert COUNTRIES[code].eu
    assert COUNTRIES[COUNTRIES[code].part_of].eu


@pytest.mark.parametrize(
    "code",
    [
        "AW",
        "BL",
        "BQ",
        "CH",
        "CW",
        "FO",
        "GB",
        "GG",
        "GI",
        "GL",
        "IM",
        "JE",
        "NC",
        "PF",
        "PM",
        "SJ",
        "SX",
        "TF",
        "US",
        "WF",
    ],
)
def test_neighbors_and_overseas_territories_are_outside(code: str) -> None:
    assert not COUNTRIES[code].eea
    assert not COUNTRIES[code].eu


def test_aliases_are_nobody_elses_code() -> None:
    aliases = {alias: code for code, found in COUNTRIES.items() for alias in found.aliases}

    assert aliases == {"EL": "GR", "UK": "GB"}
    assert not set(aliases) & set(COUNTRIES)


@pytest.mark.parametrize(
    ("code", "inside"),
    [
        ("SE", {"eu-gdpr"}),
        ("NO", {"eu-gdpr"}),
        ("RE", {"eu-gdpr"}),
        ("EU", {"eu-gdpr"}),
        ("GB", {"uk-gdpr"}),
        ("GI", set()),
        ("CH", {"ch-fadp"}),
        ("US", set()),
    ],
)
def test_each_regime_has_its_own_territory(code: str, inside: set[str]) -> None:
    regimes = {"eu-gdpr", "uk-gdpr", "ch-fadp"}

    assert {regime for regime in regimes if COUNTRIES[code].is_inside(regime)} == inside


def test_an_unknown_regime_is_an_error() -> None:
    with pytest.raises(ValueError, match="ccpa"):
        COUNTRIES["SE"].is_inside("ccpa")


def test_vague_places_are_words_and_no_codes() -> None:
    assert {"worldwide", "global", "various", "unknown", "cdn"} <= VAGUE_PLACES
    assert all(place == place.casefold() for place in VAGUE_PLACES)
    assert not {place.upper() for place in VAGUE_PLACES} & set(COUNTRIES)
    assert not VAGUE_PLACES & {found.name.casefold() for found in COUNTRIES.values()}
