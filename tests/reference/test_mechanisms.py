from datetime import date

import pytest

from pdmap.reference import MechanismKind, Regime, built_in, provision

MECHANISMS = built_in().mechanisms


@pytest.mark.parametrize("mechanism", MECHANISMS)
def test_every_mechanism_cites_its_law(mechanism: str) -> None:
    found = MECHANISMS[mechanism]
    cited = provision(found.article)

    assert found.id == mechanism
    assert found.regimes
    assert cited is not None or set(found.regimes) in ({Regime.UK_GDPR}, {Regime.CH_FADP})


@pytest.mark.parametrize("mechanism", MECHANISMS)
def test_the_kind_agrees_with_the_article_and_the_dates(mechanism: str) -> None:
    found = MECHANISMS[mechanism]
    article = {
        MechanismKind.ADEQUACY: "Art. 45",
        MechanismKind.SAFEGUARD: "Art. 46",
        MechanismKind.DEROGATION: "Art. 49",
    }

    is_swiss = set(found.regimes) == {Regime.CH_FADP}
    assert found.article.startswith("Art. 16(2)" if is_swiss else article.get(found.kind, "Art. 4"))
    assert (found.kind is MechanismKind.DEAD) == (found.valid_until is not None)


def test_every_derogation_has_an_id() -> None:
    derogations = [found for found in MECHANISMS.values() if found.kind is MechanismKind.DEROGATION]

    assert {found.article for found in derogations} == {
        *(f"Art. 49(1)({point}) GDPR" for point in "abcdefg"),
        "Art. 49(1) second subparagraph GDPR",
    }


@pytest.mark.parametrize(
    ("mechanism", "as_of", "in_force"),
    [
        ("privacy-shield", date(2016, 7, 11), False),
        ("privacy-shield", date(2020, 7, 16), True),
        ("privacy-shield", date(2020, 7, 17), False),
        ("scc-2010", date(2022, 12, 27), True),
        ("scc-2010", date(2022, 12, 28), False),
        ("scc", date(2021, 6, 26), False),
        ("scc", date(2026, 11, 23), True),
        ("dpf", date(2023, 7, 9), False),
        ("idta", date(2022, 3, 21), True),
        ("adequacy", date(2000, 1, 1), True),
    ],
)
def test_a_mechanism_counts_on_its_days_only(mechanism: str, as_of: date, *, in_force: bool) -> None:
    assert MECHANISMS[mechanism].is_in_force(as_of) is in_force


def test_british_instruments_are_british_only() -> None:
    assert MECHANISMS["idta"].regimes == (Regime.UK_GDPR,)
    assert Regime.UK_GDPR not in MECHANISMS["scc"].regimes


def test_the_swiss_addendum_is_swiss_only() -> None:
    assert MECHANISMS["swiss-addendum"].regimes == (Regime.CH_FADP,)
    assert MECHANISMS["swiss-addendum"].article.endswith("FADP")
