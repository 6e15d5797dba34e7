"""Ids are looked up in half an inventory too, and those that the other half may define are left alone."""

import datetime as dt

import pytest

from pdmap.app.load import load_texts
from pdmap.app.validate import validate
from pdmap.findings import Check, Finding, Location, Severity

AS_OF = dt.date(2026, 11, 23)
FLOWS = b"flows: {send: {from: shop, to: mailer}, post: {from: shop, to: courier}}\n"
BROKEN = [
    b"systems: {shop: {}}\nparties: {mailer: {country: [}}\n",
    b"systems: {shop: {}, bad: one}\nparties: [mailer]\n",
    "systems: {shop: {}}\nparties: {mailer: {name: \u00c5kesson}}\n".encode("latin-1"),
    "systems: {shop: {}}\nparties: {mailer: {}}\n".encode("utf-16"),
    b"- shop\n- mailer\n",
]


@pytest.mark.parametrize("broken", BROKEN)
def test_only_what_no_manifest_mentions_is_missing(broken: bytes) -> None:
    report = validate(load_texts({"a.yaml": broken, "b.yaml": FLOWS}), AS_OF)
    missing = [finding.detail for finding in report.findings if finding.check.code == "REF001"]
    assert missing == ["system or party courier"]
    assert not report.is_checked


def test_nothing_is_looked_up_where_a_manifest_could_not_even_be_opened() -> None:
    closed = Finding(Check("SRC001", "unreadable manifest", Severity.ERROR), "it is closed", Location("a.yaml"))
    report = validate(load_texts({"b.yaml": FLOWS}, [closed]), AS_OF)
    assert [finding.check.code for finding in report.findings] == ["SRC001"]
    assert report.rules == 0


def test_rules_that_rest_on_other_objects_wait() -> None:
    report = validate(load_texts({"a.yaml": BROKEN[0], "b.yaml": b"activities: {orders: {role: controller}}\n"}), AS_OF)
    assert {finding.check.code for finding in report.findings} == {"SRC003"}
