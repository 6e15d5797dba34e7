import datetime as dt

import pytest

from pdmap.days import strict_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-01-31", dt.date(2027, 1, 31)),
        ("2028-02-29", dt.date(2028, 2, 29)),
        ("2027-02-29", None),
        ("20270131", None),
        ("2027-W05-1", None),
        ("2027-1-31", None),
        ("2027-01-31T00:00", None),
        (" 2027-01-31", None),
        ("\u0662027-01-31", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_day_has_one_spelling(text: str, day: dt.date | None) -> None:
    assert strict_day(text) == day
