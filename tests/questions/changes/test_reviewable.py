from collections.abc import Callable

import pytest

from pdmap.questions.changes import BACKUP, Matter, Side, compare, reviewable

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
