import pytest

from pdmap.model import Period, parse_period
from pdmap.questions.lengths import is_alike, is_longer


def period(text: str) -> Period:
    found = parse_period(text)
    assert found
    return found


@pytest.mark.parametrize(("one", "other"), [("P3M", "P90D"), ("P1M", "P30D"), ("P1Y", "P52W"), ("P12M", "P1Y")])
def test_what_people_use_for_the_same_length_is_alike(one: str, other: str) -> None:
    assert is_alike(period(one), period(other))
    assert is_alike(period(other), period(one))


@pytest.mark.parametrize(("longer", "shorter"), [("P3M", "P80D"), ("P32D", "P1M"), ("P10Y", "P7Y"), ("P1D", "P0D")])
def test_what_is_longer_by_more_than_that_is_longer(longer: str, shorter: str) -> None:
    assert is_longer(period(longer), period(shorter))
    assert not is_longer(period(shorter), period(longer))
    assert not is_alike(period(longer), period(shorter))


def test_without_an_end_is_longer_than_everything_but_itself() -> None:
    endless = Period(is_endless=True)
    assert is_longer(endless, period("P99Y"))
    assert is_alike(endless, endless)
