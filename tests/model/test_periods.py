import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdmap.model import ENDLESS, PERIOD_PATTERN, Period, parse_period


@pytest.mark.parametrize(
    ("text", "period", "words"),
    [
        ("P90D", Period(days=90), "90 days"),
        ("P1D", Period(days=1), "1 day"),
        ("P7Y", Period(years=7), "7 years"),
        ("P1Y6M", Period(years=1, months=6), "1 year 6 months"),
        ("P2W", Period(weeks=2), "2 weeks"),
        ("PT72H", Period(hours=72), "72 hours"),
        ("P1DT1H", Period(days=1, hours=1), "1 day 1 hour"),
        ("P0D", Period(), "0 days"),
    ],
)
def test_a_duration_is_read_and_told_in_words(text: str, period: Period, words: str) -> None:
    assert parse_period(text) == period
    assert str(period) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "P",
        "PT",
        "P1",
        "1D",
        "p1d",
        "P1.5Y",
        "P-1D",
        "P1D ",
        "P1D\n",
        "P1YT",
        "P1D1Y",
        "PT1M",
        "P99999Y",
        "P\u0661D",
        "90 days",
    ],
)
def test_other_texts_are_not_durations(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("shorter", "longer"),
    [("PT72H", "P4D"), ("P27D", "P1M"), ("P1M", "P32D"), ("P11M", "P1Y"), ("P52W", "P1Y"), ("P1Y", "P367D")],
)
def test_durations_compare_by_their_length(shorter: str, longer: str) -> None:
    left, right = parse_period(shorter), parse_period(longer)
    assert left is not None
    assert right is not None
    assert left.length < right.length < ENDLESS.length


def test_twelve_months_are_a_year_long() -> None:
    assert Period(months=12).length == Period(years=1).length
    assert Period(months=12) != Period(years=1)


def test_without_an_end_is_longer_than_anything() -> None:
    assert ENDLESS.length == math.inf
    assert str(ENDLESS) == "without an end"


@given(st.text(alphabet="PT0123456789YMWDH.- \n", max_size=12))
def test_a_text_is_a_duration_exactly_where_the_schema_says_so(text: str) -> None:
    assert (parse_period(text) is not None) == (re.fullmatch(PERIOD_PATTERN, text) is not None)
