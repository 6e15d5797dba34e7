from datetime import date

import pytest

from pdmap.reference.validity import is_within

FIRST, LAST = date(2020, 1, 1), date(2020, 12, 31)


@pytest.mark.parametrize(
    ("as_of", "valid_from", "valid_until", "expected"),
    [
        (date(2019, 12, 31), FIRST, LAST, False),
        (FIRST, FIRST, LAST, True),
        (LAST, FIRST, LAST, True),
        (date(2021, 1, 1), FIRST, LAST, False),
        (date(1990, 1, 1), None, LAST, True),
        (date(2090, 1, 1), FIRST, None, True),
        (date(2090, 1, 1), None, None, True),
    ],
)
def test_both_ends_belong_to_the_period(
    as_of: date, valid_from: date | None, valid_until: date | None, *, expected: bool
) -> None:
    assert is_within(as_of, valid_from, valid_until) is expected
