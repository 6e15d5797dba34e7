from collections.abc import Callable
from dataclasses import replace

import pytest

from pdmap.graph import FlowGraph, Link
from pdmap.questions.changes import BACKUP, Look, Matter, Side, compare, reviewable, reviews

MakeSide = Callable[[str], Side]

BASE = """\
organization: {name: Acme, country: DE}
parties:
  host: {role: processor, country: DE, retention: P1Y}
  mail: {role: processor, country: DE}
  us: {role: processor, country: US}
systems:
  shop: {location: DE, fields: [{type: phone, retention: P1Y}], backup: {retention: P30D}}
  mirror: {location: DE, fields: [email.address]}
activities:
  sales: {role: controller, purposes: [{text: Sell}], recipients: [mail], retention: [{data: [phone], period: P1Y}]}
  service: {role: processor, on_behalf_of: [mail], recipients: [mail], systems: [mirror]}
"""


@pytest.mark.parametrize(("period", "parts"), [("P5Y", ["address.billing"]), ("P1M", []), ("P1Y", [])])
def test_a_clock_for_a_type_is_held_against_that_of_the_type_above(
    period: str, parts: list[str], side: MakeSide
) -> None:
    text = "activities: {{a: {{role: controller, retention: [{{data: [address], period: P1Y}}{}]}}}}"
    before = side(text.format(""))
    after = side(text.format(f", {{data: [address.billing], period: {period}}}"))
    assert [item.id for item in reviewable(before, after, compare(before, after).names)] == parts
    # What is kept for longer once a clock for some data is gone is told as well.
    back = [item.id for item in reviewable(after, before, compare(after, before).names)]
    assert back == (["address.billing"] if period == "P1M" else [])


def test_a_clock_for_some_data_in_the_place_of_one_for_all_is_longer_where_others_remain(side: MakeSide) -> None:
    text = "activities: {{a: {{role: controller, data: [{}], retention: [{{period: P1Y{}}}]}}}}"
    for data, expected in (("phone, name", [(Matter.RETENTION, "", "activities/a")]), ("phone", [])):
        before, after = side(text.format(data, "")), side(text.format(data, ", data: [phone]"))
        found = reviewable(before, after, compare(before, after).names)
        assert [(item.matter, item.id, item.address) for item in found] == expected


MANY = """
parties: {mail: {role: processor, country: DE, subprocessors: [post]}, post: {role: processor, country: DE}}
systems: {shop: {fields: [phone]}}
"""


class Counting(FlowGraph):
    """A graph that counts how often its links are asked for."""

    asked = 0

    @property
    def links(self) -> tuple[Link, ...]:
        self.asked += 1
        return super().links


@pytest.mark.parametrize("activities", [1, 30])
def test_the_links_are_gone_through_as_often_for_many_activities_as_for_one(activities: int, side: MakeSide) -> None:
    work = "".join(
        f"  a{number}: {{role: processor, recipients: [mail], systems: [shop]}}\n" for number in range(activities)
    )
    before = side(f"{MANY.replace(', subprocessors: [post]', '')}activities:\n{work}")
    after = side(f"{MANY}activities:\n{work}")
    graph = Counting(after.graph.elements, after.graph.links, after.inventory.reference)
    counted = replace(after, graph=graph)
    changes = compare(before, counted)
    found = reviewable(before, counted, changes.names)
    needed = reviews(before, counted, changes, found)
    assert [review.look for review in needed if review.look is Look.NOTICE_PERIOD] == [Look.NOTICE_PERIOD] * activities
    assert graph.asked < 12


@pytest.fixture
def found(side: MakeSide) -> Callable[[str, str], list[tuple[Matter, str, str]]]:
    """Return what is reviewable once one text stands in the place of another."""

    def look(old: str, new: str) -> list[tuple[Matter, str, str]]:
        assert old in BASE
        before, after = side(BASE), side(BASE.replace(old, new, 1))
        names = compare(before, after).names
        return [(item.matter, item.id, item.address) for item in reviewable(before, after, names)]

    return look


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "[email.address]",
            "[email.address, health.record]",
            (Matter.SPECIAL_CATEGORY, "health.record", "systems/mirror"),
        ),
        ("[{text: Sell}]", "[{text: Sell}, {text: Advise}]", (Matter.PURPOSE, "Advise", "activities/sales")),
        ("controller, ", "controller, systems: [shop], ", None),
        ("recipients: [mail], ret", "recipients: [mail, host], ret", (Matter.RECIPIENT, "host", "parties/host")),
        (
            "recipients: [mail], ret",
            "recipients: [mail, {category: auditors}], ret",
            (Matter.RECIPIENT, "auditors", "activities/sales"),
        ),
        ("shop: {location: DE", "shop: {location: IN", (Matter.COUNTRY, "IN", "systems/shop")),
        ("shop: {location: DE", "shop: {location: FR", None),
        ("shop: {location: DE", "shop: {location: {unknown: asked}", (Matter.UNPLACED, "", "systems/shop")),
        ("location: DE, fields: [{type", "fields: [{type", (Matter.UNPLACED, "", "systems/shop")),
        ("period: P1Y", "period: P2Y", (Matter.RETENTION, "phone", "activities/sales")),
        ("period: P1Y", "period: P1M", None),
        ("[{data: [phone], period: P1Y}]", "{unknown: asked}", (Matter.RETENTION, "phone", "activities/sales")),
        ("[{data: [phone], period: P1Y}]", "[{period: P1Y}]", None),
        ("phone, retention: P1Y", "phone, retention: P3Y", (Matter.RETENTION, "phone", "systems/shop")),
        ("retention: P30D", "retention: P60D", (Matter.RETENTION, BACKUP, "systems/shop")),
        ("DE, retention: P1Y", "DE, retention: P2Y", (Matter.RETENTION, "", "parties/host")),
        ("mail: {", "mail: {subprocessors: [host], ", (Matter.SUBPROCESSOR, "host", "parties/mail")),
        (
            "recipients: [mail], sys",
            "recipients: [mail, host], sys",
            (Matter.SUBPROCESSOR, "host", "activities/service"),
        ),
        ("recipients: [mail], ret", "recipients: [nobody], ret", (Matter.RECIPIENT, "nobody", "activities/sales")),
        ("mirror: {", "looking-glass: {", None),
        ("[{data: [phone], period: P1Y}]", "none", None),
        ("DE, retention: P1Y", "DE", (Matter.RETENTION, "", "parties/host")),
        ("retention: P30D}", "retention: {unknown: asked}}", (Matter.RETENTION, BACKUP, "systems/shop")),
        (", backup: {retention: P30D}", "", (Matter.RETENTION, BACKUP, "systems/shop")),
        ("backup: {retention: P30D}", "backup: none", None),
        (
            "purposes: [{text: Sell}]",
            "purposes: [{text: Sell}], joint_controllers: [host]",
            (Matter.RECIPIENT, "host", "parties/host"),
        ),
        (
            "purposes: [{text: Sell}]",
            "purposes: [{text: Sell}], data: [biometric.face]",
            (Matter.SPECIAL_CATEGORY, "biometric.face", "activities/sales"),
        ),
        (
            "organization",
            "data_types: {phone: {special: article_9}}\norganization",
            (Matter.SPECIAL_CATEGORY, "phone", "data_types/phone"),
        ),
        ("organization", "flows: {x: {from: shop, to: us, data: none}}\norganization", None),
    ],
)
def test_what_is_new_in_the_inventory_is_reviewable(
    found: Callable[[str, str], list[tuple[Matter, str, str]]],
    old: str,
    new: str,
    expected: tuple[Matter, str, str] | None,
) -> None:
    matters = found(old, new)
    if expected is None:
        assert matters == []
    else:
        assert expected in matters
        # A new sub-processor receives data for the first time, and so is a new recipient as well.
        assert {matter for matter, *_ in matters} <= {expected[0], Matter.RECIPIENT}
