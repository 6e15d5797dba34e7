import datetime as dt

import pytest

from pdmap.model import ENDLESS, Period
from pdmap.questions.deadlines import days_after, months_after, period_after


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-11-23", 18, "2028-05-23"),
        ("2026-12-31", 0, "2026-12-31"),
        ("9999-06-30", 7, "9999-12-31"),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_a_short_month(start: str, months: int, end: str) -> None:
    assert months_after(day(start), months) == day(end)


@pytest.mark.parametrize(
    ("period", "end"),
    [
        (Period(days=30), "2026-03-02"),
        (Period(months=1), "2026-02-28"),
        (Period(months=1, weeks=1, days=1), "2026-03-08"),
        (Period(years=1), "2027-01-31"),
        (Period(hours=72), "2026-02-03"),
        (Period(hours=23), "2026-01-31"),
        (Period(years=9999), "9999-12-31"),
        (Period(days=99999999), "9999-12-31"),
        (ENDLESS, "9999-12-31"),
    ],
)
def test_a_period_is_counted_from_its_start(period: Period, end: str) -> None:
    assert period_after(day("2026-01-31"), period) == day(end)


def test_days_stop_at_the_end_of_the_calendar() -> None:
    assert days_after(dt.date.max, 1) == dt.date.max
    assert days_after(day("2026-02-28"), 1) == day("2026-03-01")
