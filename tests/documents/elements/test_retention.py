from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

REST = """
parties: {vendor: {name: Vendor, country: SE, retention: P30D}}
systems:
  shop:
    name: Shop
    retention: P90D
    fields: [email.address, {type: phone, retention: {unknown: not set}}, {type: ip_address, retention: none}]
  archive: {name: Archive, fields: [address.billing], backup: {retention: {unknown: the host decides}}}
  list: {name: List, fields: [email.address]}
  store: {name: Store, fields: [address], retention: [{period: P1Y}], backup: {retention: P30D}}
"""


@pytest.mark.parametrize(
    ("activity", "lines"),
    [
        ("retention: none", ["[none] none: no time limit is set"]),
        ("retention: {unknown: a reason}", ["[unknown] unknown: a reason"]),
        ("data: [phone]", ["[not_recorded] not recorded"]),
        ("retention: indefinite", ["all categories of data: unlimited time"]),
        (
            "retention: [{period: P7Y}, {data: [phone], period: P1Y}]",
            ["all other categories of data: 7 years", "Telephone number (phone): 1 year"],
        ),
        (
            "retention: P1Y, recipients: [vendor]",
            ["all categories of data: 1 year", "Vendor keeps what it receives for 30 days"],
        ),
        (
            "data: [phone, address.billing], retention: [{data: [address], period: P7Y}]",
            ["Address of any kind (address): 7 years", "[not_recorded] Telephone number (phone): not recorded"],
        ),
        (
            "data: [email.address, phone, ip_address], systems: [shop]",
            [
                "Email address (email.address) in Shop: 90 days",
                "[unknown] Telephone number (phone) in Shop: unknown: not set",
                "[none] IP address (ip_address) in Shop: none: no time limit is set",
            ],
        ),
        (
            "data: [address.billing], systems: [store]",
            ["Address of any kind (address) in Store: 1 year", "copies for recovery of Store: 30 days"],
        ),
        (
            "retention: P1Y, data: [email.address], systems: [archive]",
            ["all categories of data: 1 year", "[unknown] copies for recovery of Archive: unknown: the host decides"],
        ),
        (
            "data: [email.address], systems: [shop, list]",
            [
                "Email address (email.address) in Shop: 90 days",
                "[not_recorded] Email address (email.address) in List: not recorded",
            ],
        ),
        (
            "data: [email.address], systems: [shop, list], retention: [{data: [email], period: P1Y}]",
            [
                "Email address of any kind (email): 1 year",
                "Email address (email.address) in Shop: 90 days",
            ],
        ),
        (
            # How copies and recipients end says nothing of when the activity's own data do.
            "data: [address.billing], systems: [archive], recipients: [vendor]",
            [
                "[not_recorded] not recorded",
                "[unknown] copies for recovery of Archive: unknown: the host decides",
                "Vendor keeps what it receives for 30 days",
            ],
        ),
        (
            "systems: [shop], data: [email.address, invoice]",
            [
                "Email address (email.address) in Shop: 90 days",
                "[not_recorded] Invoice (invoice): not recorded",
            ],
        ),
    ],
)
def test_every_clock_is_told(activity: str, lines: list[str], told: Told) -> None:
    assert told(f"{REST}activities: {{a: {{role: controller, {activity}}}}}", "retention") == lines
