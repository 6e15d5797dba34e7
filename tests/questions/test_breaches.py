import datetime as dt
from collections.abc import Callable

import pytest

from pdmap.app.load import Loaded
from pdmap.questions.breaches import is_within_limit, own_breaches

AWARE = dt.date(2026, 3, 2)


@pytest.mark.parametrize(("days", "is_within"), [(0, True), (2, True), (3, None), (4, False)])
def test_three_days_apart_may_be_within_72_hours_or_not(days: int, is_within: bool | None) -> None:  # noqa: FBT001
    assert is_within_limit(AWARE, AWARE + dt.timedelta(days=days)) is is_within


def test_the_activities_that_a_breach_names_decide_whose_it_is(load: Callable[[str], Loaded]) -> None:
    inventory = load("""\
systems: {platform: {}, crm: {}}
activities:
  hosting: {role: processor, systems: [platform]}
  sales: {role: controller, systems: [platform, crm]}
breaches:
  of-system: {systems: [platform]}
  of-others: {systems: [platform], activities: [hosting]}
  of-both: {activities: [hosting, sales]}
  of-nothing: {}
""").inventory
    assert [breach.id for breach, _ in own_breaches(inventory)] == ["of-system", "of-both", "of-nothing"]
