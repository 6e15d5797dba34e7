from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("organization", "column", "lines"),
    [
        ("name: A", "controller", ["A"]),
        (
            "name: A, trading_names: [B, C], registration: 55-1, country: SE",
            "controller",
            ["A", "trading as B, C", "registration number 55-1", "country of establishment: Sweden"],
        ),
        ("country: XX", "controller", ["[not_recorded] not recorded", "country of establishment: XX"]),
        ("contact: a@example", "contact", ["a@example"]),
        ("contact: {email: a@example, phone: '+46'}", "contact", ["a@example", "+46"]),
        ("contact: {}", "contact", ["[not_recorded] not recorded"]),
        ("contact: {unknown: page is cut}", "contact", ["[unknown] unknown: page is cut"]),
        ("representative: none", "representative", ["[none] none"]),
        (
            "representative: {name: R, country: DE}",
            "representative",
            ["R", "  country of establishment: Germany", "  [not_recorded] contact: not recorded"],
        ),
        ("dpo: none", "officer", ["[none] none"]),
        (
            "dpo: {name: D, contact: d@example, voluntary: true, reason: small, published: site, notified: 2020-01-01}",
            "officer",
            [
                "D",
                "  contact: d@example",
                "  designated voluntarily, without a duty under Article 37(1)",
                "  reasoning on Article 37: small",
                "  contact details published: site",
                "  notified to the supervisory authority on 2020-01-01",
            ],
        ),
        (
            "dpo: {voluntary: false}",
            "officer",
            [
                "[not_recorded] not recorded",
                "  [not_recorded] contact: not recorded",
                "  designated under a duty of Article 37(1)",
            ],
        ),
        ("supervisory_authority: IMY", "authority", ["IMY"]),
        ("employees: 12, public_authority: true", "size", ["12 employees", "public authority or body"]),
    ],
)
def test_the_organization_is_told(organization: str, column: str, lines: list[str], told: Told) -> None:
    assert told(f"organization: {{{organization}}}", column) == lines


@pytest.mark.parametrize("column", ["controller", "contact", "representative", "officer", "authority", "size"])
def test_without_an_organization_everything_is_silent(column: str, told: Told) -> None:
    assert told("activities: {a: {role: controller}}", column) == ["[not_recorded] not recorded"]
