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


FIELDS = "systems: {{shop: {{location: DE, {}fields: [{}]}}}}"
CUSTOMER, EMPLOYEE = "{{type: phone, subjects: [customer]{}}}", "{{type: phone, subjects: [employee]{}}}"


def two(customer: str, employee: str) -> str:
    fields = CUSTOMER.format(f", retention: {customer}"), EMPLOYEE.format(f", retention: {employee}")
    return FIELDS.format("", ", ".join(fields))


def test_each_group_of_people_has_a_clock_of_its_own(side: Callable[[str], Side]) -> None:
    longer, shorter = (Topic.LONGER, "shop", "phone"), (Topic.SHORTER, "shop", "phone")
    before = side(two("P1Y", "P5Y"))
    assert clocks(before, side(two("P4Y", "P5Y"))) == [longer]
    assert clocks(before, side(two("P1Y", "P4Y"))) == [shorter]
    assert clocks(before, side(two("P5Y", "P1Y"))) == [longer, shorter]
    # Of people whose data were not there before, the clock is held against that which ran longest.
    assert clocks(side(FIELDS.format("", CUSTOMER.format(", retention: P5Y"))), before) == [shorter]


def test_a_clock_of_a_system_counts_for_the_types_below_the_one_that_it_names(side: Callable[[str], Side]) -> None:
    texts = [
        FIELDS.format(f"retention: [{{data: [address], period: {period}}}], ", "address.billing")
        for period in ("P1Y", "P5Y")
    ]
    assert clocks(*map(side, texts)) == [(Topic.LONGER, "shop", "address.billing")]


NAMING = "systems: {{shop: {{fields: [{}]}}}}\nactivities: {{work: {{role: controller, data: [{}], subjects: [{}]}}}}"


@pytest.mark.parametrize(
    ("held", "data", "expected"),
    [
        ("phone", "biometric.face", [(Topic.DATA, "biometric.face")]),
        ("health.record", "health", []),  # said more broadly than what is held
        ("health", "health.record", [(Topic.DATA, "health.record")]),
    ],
)
def test_what_an_activity_names_is_in_use(
    held: str, data: str, expected: list[tuple[Topic, str]], side: Callable[[str], Side]
) -> None:
    before, after = (side(NAMING.format(held, named, "customer")) for named in (held, f"{held}, {data}"))
    found = highlights(before, after, compare(before, after).names)
    assert [(each.topic, each.id) for each in found] == expected
    assert [each.is_new for each in highlights(after, before, compare(after, before).names)] == [False] * len(expected)


def test_people_whom_an_activity_names_are_told(side: Callable[[str], Side]) -> None:
    before, after = (side(NAMING.format("phone", "phone", people)) for people in ("customer", "customer, child"))
    found = highlights(before, after, compare(before, after).names)
    assert [(each.topic, each.id) for each in found] == [(Topic.SUBJECT, "child")]


WAY = """
systems: {{shop: {{location: DE, fields: [phone]}}}}
parties: {{mail: {{role: processor, country: DE}}}}
flows: {{send: {{from: shop, to: mail, data: {}, transport: none}}}}
"""


@pytest.mark.parametrize(
    ("data", "expected"),
    [("[phone]", {Topic.RECIPIENT, Topic.CLEAR}), ("none", set()), ("{unknown: x}", {Topic.RECIPIENT, Topic.CLEAR})],
)
def test_a_flow_that_brings_nothing_is_no_disclosure(
    data: str, expected: set[Topic], side: Callable[[str], Side]
) -> None:
    text = WAY.format(data)
    before, after = side(text[: text.index("flows")]), side(text)
    assert {each.topic for each in highlights(before, after, compare(before, after).names)} == expected


def clocks(before: Side, after: Side) -> list[tuple[Topic, str, str]]:
    found = highlights(before, after, compare(before, after).names)
    return [(each.topic, each.id, each.part) for each in found if each.topic in (Topic.LONGER, Topic.SHORTER)]
