from collections.abc import Callable

import pytest

MANIFEST = """
parties:
  host: {name: Host Inc., role: processor, country: US, parent_country: JP, service: Servers, subprocessors: [helper]}
  helper: {name: Helper, country: {unknown: being asked}}
  club: {name: Club, group: true}
systems:
  shop: {name: Web shop, fields: [email.address]}
  hosted: {name: Hosted shop, hosted_by: {choice: [host], by: customer}, fields: [email.address]}
flows:
  orders: {name: Orders, from: shop, to: helper, data: [email.address], activity: selling}
activities:
  selling: {role: controller, RECIPIENTS}
"""


@pytest.mark.parametrize(
    ("recipients", "lines"),
    [
        ("recipients: [ghost]", ["ghost"]),
        ("recipients: [club]", ["Club"]),
        ("recipients: [{category: auditors}]", ["auditors"]),
        ("recipients: [{category: bookkeeping, kind: internal}]", ["bookkeeping (internal)"]),
        (
            "recipients: [host]",
            ["Host Inc., processor, United States, parent company: Japan: Servers"],
        ),
        (
            "recipients: [{party: host, category: hosting companies, kind: external}]",
            ["Host Inc., processor, United States, parent company: Japan: Servers", "  hosting companies (external)"],
        ),
        ("recipients: [{party: ghost, category: auditors}]", ["ghost", "  auditors"]),
    ],
)
def test_declared_recipients_are_told_first(recipients: str, lines: list[str], told: Callable[..., list[str]]) -> None:
    assert told(MANIFEST.replace("RECIPIENTS", recipients), "recipients")[: len(lines)] == lines


@pytest.mark.parametrize(
    ("activity", "lines"),
    [
        (
            "recipients: none",
            [
                "[none] declared: none",
                "  [not_recorded] the data flows tell otherwise; which is right is not recorded",
                "Helper",
                "  [unknown] country: unknown: being asked",
                "  not declared for this activity; from the data flows: Orders",
            ],
        ),
        ("recipients: [helper]", ["Helper", "  [unknown] country: unknown: being asked"]),
        (
            "recipients: [helper], systems: [hosted]",
            [
                "Helper",
                "  [unknown] country: unknown: being asked",
                "Host Inc., processor, United States, parent company: Japan: Servers",
                (
                    "  not declared for this activity; from the data flows: "
                    "one of the hosts of Hosted shop that the customer chooses among"
                ),
            ],
        ),
        (
            "recipients: [host], systems: [hosted]",
            [
                "Host Inc., processor, United States, parent company: Japan: Servers",
                "Helper",
                "  [unknown] country: unknown: being asked",
                "  not declared for this activity; from the data flows: Orders",
                "  not declared for this activity; from the data flows: engaged by Host Inc.",
            ],
        ),
    ],
)
def test_recipients_that_follow_from_the_flows_are_told_apart(
    activity: str, lines: list[str], told: Callable[..., list[str]]
) -> None:
    assert told(MANIFEST.replace("RECIPIENTS", activity), "recipients") == lines
