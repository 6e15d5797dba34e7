from datetime import date, timedelta

import pytest

from pdmap.reference import AdequacyScope, built_in
from pdmap.reference.adequacy import Adequacy

REFERENCE = built_in()
DECISIONS = [decision for decisions in REFERENCE.decisions.values() for decision in decisions]
TODAY = date(2026, 11, 23)

EU_COUNTRIES = {"AD", "AR", "BR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "US", "UY", "X-EPO"}


def in_force(regime: str, as_of: date = TODAY) -> dict[str, Adequacy]:
    found = {code: REFERENCE.adequacy(code, regime, as_of) for code in REFERENCE.countries}
    return {code: decision for code, decision in found.items() if decision}


def test_the_commission_has_seventeen_decisions_in_force() -> None:
    assert set(in_force("eu-gdpr")) == EU_COUNTRIES


def test_the_british_list_has_the_economic_area_gibraltar_and_no_brazil() -> None:
    british = set(in_force("uk-gdpr"))

    assert {code for code, found in REFERENCE.countries.items() if found.eea} < british
    assert {"GI", "CH", "JP", "KR", "US", "FO"} <= british
    assert not {"BR", "X-EPO", "MC", "GB"} & british


def test_the_swiss_list_has_monaco_and_neither_japan_nor_korea() -> None:
    swiss = set(in_force("ch-fadp"))

    assert {"GB", "GI", "MC", "DE", "LI", "US"} <= swiss
    assert not {"JP", "KR", "BR", "CH"} & swiss


@pytest.mark.parametrize(
    ("country", "regime", "as_of", "instrument"),
    [
        ("BR", "eu-gdpr", "2026-01-01", None),
        ("BR", "eu-gdpr", "2026-01-26", "2026/179"),
        ("BR", "eu-gdpr", "2026-02-01", "2026/179"),
        ("US", "eu-gdpr", "2015-10-06", "2000/520"),
        ("US", "eu-gdpr", "2015-10-07", None),
        ("US", "eu-gdpr", "2016-07-12", "2016/1250"),
        ("US", "eu-gdpr", "2020-07-16", "2016/1250"),
        ("US", "eu-gdpr", "2020-07-17", None),
        ("US", "eu-gdpr", "2023-07-09", None),
        ("US", "eu-gdpr", "2023-07-10", "2023/1795"),
        ("US", "uk-gdpr", "2023-10-11", None),
        ("US", "uk-gdpr", "2023-10-12", "2023/1028"),
        ("US", "ch-fadp", "2024-09-14", None),
        ("US", "ch-fadp", "2024-09-15", "Annex 1"),
        ("KR", "uk-gdpr", "2022-12-18", None),
        ("KR", "uk-gdpr", "2022-12-19", "2022/1213"),
        ("GB", "eu-gdpr", "2021-03-01", "Trade and Cooperation"),
        ("GB", "eu-gdpr", "2025-12-18", "2021/1772"),
        ("GB", "eu-gdpr", "2025-12-20", "renewed"),
        ("GB", "eu-gdpr", "2031-12-27", "renewed"),
        ("GB", "eu-gdpr", "2031-12-28", None),
    ],
)
def test_a_decision_counts_on_its_days_only(country: str, regime: str, as_of: str, instrument: str | None) -> None:
    found = REFERENCE.adequacy(country, regime, date.fromisoformat(as_of))

    assert (found is None) == (instrument is None)
    assert found is None or (instrument is not None and instrument in found.instrument)


def test_a_territory_follows_its_state() -> None:
    found = REFERENCE.adequacy("RE", "uk-gdpr", TODAY)

    assert found is not None
    assert found.country == "FR"


def test_an_alias_finds_the_decision() -> None:
    assert REFERENCE.adequacy("UK", "eu-gdpr", TODAY) == REFERENCE.adequacy("GB", "eu-gdpr", TODAY)


def test_unknown_places_have_no_decision() -> None:
    assert REFERENCE.adequacy("XX", "eu-gdpr", TODAY) is None


@pytest.mark.parametrize(
    ("country", "regime", "requires"),
    [
        ("US", "eu-gdpr", "dpf"),
        ("US", "uk-gdpr", "dpf"),
        ("US", "ch-fadp", "dpf"),
        ("CA", "eu-gdpr", "pipeda"),
        ("CA", "ch-fadp", "pipeda"),
        ("JP", "eu-gdpr", "appi"),
        ("KR", "uk-gdpr", "pipa"),
        ("NZ", "eu-gdpr", ""),
    ],
)
def test_a_partial_decision_tells_what_it_requires(country: str, regime: str, requires: str) -> None:
    found = REFERENCE.adequacy(country, regime, TODAY)

    assert found is not None
    assert found.requires == requires
    assert found.scope is (AdequacyScope.PARTIAL if requires else AdequacyScope.FULL)


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: f"{decision.country}-{decision.regime}")
def test_decisions_are_about_places_outside_the_regime(decision: Adequacy) -> None:
    assert decision.country in REFERENCE.countries
    assert not REFERENCE.is_inside(decision.country, decision.regime)
    assert (decision.scope is AdequacyScope.PARTIAL) == bool(decision.requires)
    assert not decision.requires or decision.condition
    assert decision.valid_until is None or decision.valid_from < decision.valid_until
    assert decision.is_in_force(decision.valid_from)
    assert not decision.is_in_force(decision.valid_from - timedelta(days=1))


def test_the_challenge_to_the_framework_is_known() -> None:
    challenged = {(decision.country, decision.regime) for decision in DECISIONS if "C-703/25 P" in decision.challenge}

    assert challenged == {("US", "eu-gdpr"), ("US", "uk-gdpr"), ("US", "ch-fadp")}


def test_what_was_not_checked_says_so() -> None:
    unchecked = {(decision.country, str(decision.regime)) for decision in DECISIONS if not decision.verified}

    assert unchecked == {
        ("FO", "uk-gdpr"),
        ("GB", "eu-gdpr"),
        ("MC", "ch-fadp"),
        ("NZ", "ch-fadp"),
        ("UY", "ch-fadp"),
    }


def test_a_challenge_counts_from_the_day_when_it_began() -> None:
    framework = in_force("eu-gdpr")["US"]

    assert framework.is_challenged(date(2025, 10, 31))
    assert not framework.is_challenged(date(2025, 10, 30))
    assert not in_force("eu-gdpr")["GB"].is_challenged(TODAY)


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda decision: f"{decision.country}-{decision.regime}")
def test_only_decisions_in_force_have_pending_proceedings(decision: Adequacy) -> None:
    is_pending = decision.challenged_from is not None
    assert is_pending == (bool(decision.challenge) and decision.valid_until is None)
