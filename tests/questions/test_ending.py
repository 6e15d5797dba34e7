import datetime as dt

import pytest

from pdmap.app.load import load_texts
from pdmap.questions.ending import has_ended


@pytest.mark.parametrize(
    ("keys", "on_the_day_before", "on_the_day"),
    [
        ("", False, False),
        (", status: live", False, False),
        (", status: ended", True, True),
        (", ended: 2026-11-23", False, True),
        (", ended: 2026-11-23, status: live", False, True),
        (", ended: 2027-01-01, status: ended", True, True),
    ],
)
def test_an_activity_has_ended_by_its_status_or_its_date(
    keys: str,
    on_the_day_before: bool,  # noqa: FBT001 - a case of the table
    on_the_day: bool,  # noqa: FBT001 - a case of the table
) -> None:
    activity = load_texts({"a.yaml": f"activities: {{a: {{role: controller{keys}}}}}".encode()}).inventory.activities[
        "a"
    ]
    days = (dt.date(2026, 11, 22), dt.date(2026, 11, 23))
    assert [has_ended(activity, day) for day in days] == [on_the_day_before, on_the_day]
