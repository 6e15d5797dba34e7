from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

A, B, C, D = (
    "Article 32(1)(a), pseudonymization and encryption",
    "Article 32(1)(b), confidentiality, integrity, availability and resilience",
    "Article 32(1)(c), restoring availability and access",
    "Article 32(1)(d), testing, assessing and evaluating",
)
REST = """
measures:
  tls: {name: TLS, type: technical, article32: [a, b], description: version 1.3}
  allowlist: {name: Allowlist, article32: b, optional: true, ref: docs/list.md}
  audit: {name: Audit, type: organizational, article32: d}
  habit: {name: Habit}
systems:
  shop:
    name: Shop
    measures: [allowlist, tls]
    encryption: {at_rest: {choice: [true, false], by: customer}, in_transit: true}
  plain: {name: Plain, encryption: {at_rest: false, in_transit: {unknown: not asked}}, backup: {tested: yearly}}
"""


@pytest.mark.parametrize(
    ("activity", "lines"),
    [
        ("owner: legal", ["[not_recorded] not recorded"]),
        ("measures: [habit, ghost]", ["Other measures", "  Habit (this activity)", "  ghost"]),
        ("measures: [audit]", [D, "  Audit (organizational; this activity)"]),
        (
            "measures: [tls], systems: [shop]",
            [
                A,
                "  TLS: version 1.3 (technical; this activity, Shop)",
                "  encryption in transit: Shop",
                "  encryption at rest: Shop, as the customer chooses",
                B,
                "  TLS, as above",
                "  Allowlist (optional, customers may switch it on; Shop; kept at: docs/list.md)",
            ],
        ),
        (
            "systems: [plain]",
            [
                A,
                "  [unknown] encryption in transit: Plain: unknown: not asked",
                "  [none] no encryption at rest: Plain",
                *(C, "  copies for recovery of Plain", "  test of recovery of Plain: yearly"),
            ],
        ),
    ],
)
def test_measures_are_told_by_the_letters_of_article_32(activity: str, lines: list[str], told: Told) -> None:
    assert told(f"{REST}activities: {{a: {{role: controller, {activity}}}}}", "measures") == lines


def test_measures_that_hold_everywhere_are_told_once_and_pointed_to(told: Told) -> None:
    manifest = f"{REST}organization: {{measures: [audit]}}\nactivities: {{a: {{role: controller}}}}"
    assert told(manifest, "common_measures") == [D, "  Audit (organizational)"]
    assert told(manifest, "measures") == ["security measures for all activities (see there)"]
