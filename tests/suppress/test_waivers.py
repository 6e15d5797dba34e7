import datetime as dt
from dataclasses import replace

import pytest

from pdmap.findings import Check, Finding, Location, Severity
from pdmap.model import Waiver
from pdmap.source import ScalarNode
from pdmap.suppress.waivers import apply_waivers

NODE = ScalarNode("inventory.yaml", 1, 1, 1, 2, "x", "x")
EXPIRES = dt.date(2026, 12, 31)


def _waiver(address: str, rule: str = "TRF001", expires: dt.date | None = EXPIRES) -> Waiver:
    return Waiver(node=NODE, address="waivers/1", head=NODE, rule=rule, object=address, expires=expires)


def _finding(address: str) -> Finding:
    return Finding(Check("TRF001", "title", Severity.ERROR), "a fact", Location("inventory.yaml"), address)


@pytest.mark.parametrize(
    ("waived", "address", "is_accepted"),
    [
        ("flows/mail", "flows/mail", True),
        ("flows/mail/", "flows/mail", True),
        ("flows/mail", "flows/mail/transfer", True),
        ("flows", "flows/mail", True),
        ("flows/mail", "flows/mailer", False),
        ("flows/mail/transfer", "flows/mail", False),
        ("/", "flows/mail", False),
        ("/", "", False),
    ],
)
def test_a_waiver_holds_for_its_address_and_all_below(waived: str, address: str, is_accepted: bool) -> None:  # noqa: FBT001
    apart = apply_waivers([_finding(address)], [_waiver(waived)], EXPIRES)
    assert (len(apart.open), len(apart.waived)) == ((0, 1) if is_accepted else (1, 0))


@pytest.mark.parametrize(
    ("day", "is_in_force"),
    [(EXPIRES - dt.timedelta(days=1), True), (EXPIRES, True), (EXPIRES + dt.timedelta(days=1), False)],
)
def test_a_waiver_holds_up_to_its_last_day(day: dt.date, is_in_force: bool) -> None:  # noqa: FBT001
    assert bool(apply_waivers([_finding("flows/mail")], [_waiver("flows/mail")], day).waived) == is_in_force


def test_a_waiver_without_an_end_does_not_hold() -> None:
    assert apply_waivers([_finding("flows/mail")], [_waiver("flows/mail", expires=None)], EXPIRES).waived == ()


def test_a_waiver_holds_for_its_rule_only() -> None:
    assert apply_waivers([_finding("flows/mail")], [_waiver("flows/mail", rule="TRF002")], EXPIRES).waived == ()


def test_the_order_of_findings_is_kept() -> None:
    findings = [_finding(f"flows/{name}") for name in "cab"]
    apart = apply_waivers(findings, [_waiver("flows/a")], EXPIRES)
    assert [finding.address for finding in apart.open] == ["flows/c", "flows/b"]


def test_the_first_of_several_waivers_for_a_finding_is_named() -> None:
    waivers = [
        replace(_waiver(address), reason=reason)
        for address, reason in [("flows/b", "a"), ("flows", "b"), ("flows/mail", "c"), ("flows/mail", "d")]
    ]
    (accepted,) = apply_waivers([_finding("flows/mail/transfer")], waivers, EXPIRES).waived
    assert accepted.waiver.reason == "b"
