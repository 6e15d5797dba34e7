from collections.abc import Callable

import pytest

REST = """
parties:
  signed: {name: Signed, role: processor, dpa: {status: signed, expires: 2027-01-01, description: in the console}}
  silent: {name: Silent, role: processor, subprocessors: [helper]}
  vague: {name: Vague, role: processor, dpa: {ref: somewhere}}
  friend: {name: Friend, role: recipient}
  helper: {name: Helper, role: sub-processor}
systems:
  shop:
    name: Shop
    kind: application
    description: where people order
    owner: web team
    location: [SE, 'aws:eu-north-1']
    hosted_by: {choice: [signed, silent], by: customer}
    encryption: {at_rest: false, in_transit: {unknown: not asked}}
  vault: {location: {unknown: the host does not say}, hosted_by: none, encryption: {unknown: not asked}}
"""


@pytest.mark.parametrize(
    ("activity", "column", "lines"),
    [
        ("owner: legal", "id", ["a"]),
        ("description: what it is", "description", ["what it is"]),
        ("owner: legal", "owner", ["legal"]),
        ("owner: legal", "function", ["[not_recorded] not recorded"]),
        (
            "status: live, created: 2020-01-01, updated: 2021-01-01, last_review: 2022-01-01",
            "status",
            ["live", "begun 2020-01-01", "changed 2021-01-01", "reviewed 2022-01-01"],
        ),
        ("owner: legal", "status", ["[not_recorded] not recorded"]),
        ("residency: [SE, DE]", "residency", ["Sweden, Germany"]),
        ("residency: {choice: [SE, DE], by: customer}", "residency", ["Sweden, Germany, as the customer chooses"]),
        ("residency: none", "residency", ["[none] none"]),
        ("source: public register", "source", ["public register"]),
        ("notice: {ref: site, exemption: Article 14(5)(b)}", "notice", ["site", "exemption: Article 14(5)(b)"]),
        ("notice: {}", "notice", ["[not_recorded] not recorded"]),
        (
            "dpia: {required: false, reason: one criterion}",
            "impact_assessment",
            ["not required", "reason: one criterion"],
        ),
        (
            "dpia: {required: true, status: in-progress, ref: d.md, date: 2026-01-01}",
            "impact_assessment",
            ["required", "in progress", "kept at: d.md", "finished 2026-01-01"],
        ),
        ("systems: [ghost]", "systems", ["ghost"]),
        (
            "systems: [shop]",
            "systems",
            [
                "Shop (application): where people order",
                "  location: Sweden, Sweden (aws:eu-north-1)",
                "  hosted by: Signed, Silent, as the customer chooses",
                "  [unknown] encrypted in transit: unknown: not asked",
                "  encrypted at rest: no",
                "  owner: web team",
            ],
        ),
        (
            "systems: [vault]",
            "systems",
            [
                "vault",
                "  [unknown] location: unknown: the host does not say",
                "  [none] hosted by: none",
                "  [unknown] encryption: unknown: not asked",
            ],
        ),
        ("recipients: [friend]", "contracts", ["[none] no processor is recorded among the recipients"]),
        (
            "recipients: [signed, silent, vague, ghost]",
            "contracts",
            [
                "Signed: signed",
                "  expires 2027-01-01",
                "  in the console",
                "[not_recorded] Silent: not recorded",
                "[not_recorded] Vague: not recorded",
                "  kept at: somewhere",
            ],
        ),
    ],
)
def test_further_information_is_told(
    activity: str, column: str, lines: list[str], told: Callable[..., list[str]]
) -> None:
    assert told(f"{REST}activities: {{a: {{role: controller, {activity}}}}}", column) == lines


def test_the_contract_of_a_processor_with_its_own_helper_is_not_ours(told: Callable[..., list[str]]) -> None:
    manifest = REST + (
        "flows: {orders: {from: shop, to: silent, data: [email.address], activity: a}}\n"
        "activities: {a: {role: controller}}"
    )
    assert told(manifest, "contracts") == ["[not_recorded] Silent: not recorded"]
