from collections.abc import Callable

import pytest

from pdmap.questions.changes import Side, Topic, compare, highlights

SHOP = "systems: {{shop: {{location: DE, subjects: [customer], fields: [{{type: phone{}}}]}}}}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (", retention: P2Y", ", retention: P3Y"),
        (", retention: P2Y", ", retention: {unknown: asked}"),
        (", retention: P2Y", ""),
        (", retention: P2Y", ", retention: indefinite"),
        (", retention: P2Y", ", retention: {criteria: until the contract ends}"),
        (", retention: P2Y", ", retention: [{period: P2Y}, {criteria: until the contract ends}]"),
    ],
)
def test_what_is_kept_longer_or_without_an_end_known_is_told_both_ways(
    before: str, after: str, side: Callable[[str], Side]
) -> None:
    assert clocks(side(SHOP.format(before)), side(SHOP.format(after))) == [(Topic.LONGER, "shop", "phone")]
    assert clocks(side(SHOP.format(after)), side(SHOP.format(before))) == [(Topic.SHORTER, "shop", "phone")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ", retention: {unknown: asked}"),
        (", retention: P12M", ", retention: P1Y"),
        (", retention: indefinite", ""),
    ],
)
def test_an_end_that_was_never_known_is_not_lost(before: str, after: str, side: Callable[[str], Side]) -> None:
    assert clocks(side(SHOP.format(before)), side(SHOP.format(after))) == []


def clocks(before: Side, after: Side) -> list[tuple[Topic, str, str]]:
    found = highlights(before, after, compare(before, after).names)
    return [(each.topic, each.id, each.part) for each in found if each.topic in (Topic.LONGER, Topic.SHORTER)]
