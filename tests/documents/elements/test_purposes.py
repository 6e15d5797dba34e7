from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("activity", "column", "lines"),
    [
        ("purposes: [Bill customers]", "purposes", ["Bill customers"]),
        ("purposes: [Bill, Remind]", "purposes", ["(1) Bill", "(2) Remind"]),
        ("purposes: [Bill]", "lawful_basis", ["[not_recorded] not recorded"]),
        (
            "purposes: [{text: Bill, basis: [contract, house-rule]}]",
            "lawful_basis",
            ["Contract, Art. 6(1)(b) GDPR", "house-rule"],
        ),
        (
            "purposes: [{text: Bill, basis: legal_obligation, law: Tax Act}, Remind]",
            "lawful_basis",
            [
                "(1) Legal obligation, Art. 6(1)(c) GDPR",
                "  law: Tax Act",
                "[not_recorded] (2) not recorded",
            ],
        ),
        (
            "purposes: [{text: Bill, basis: legitimate_interests}]",
            "lawful_basis",
            [
                "Legitimate interests, Art. 6(1)(f) GDPR",
                "  [not_recorded] legitimate interest: not recorded",
                "  [not_recorded] balancing test: not recorded",
            ],
        ),
        (
            (
                "purposes: [{text: Bill, basis: legitimate_interests, interest: order, "
                "assessment: {ref: a.md, date: 2026-02-01, outcome: fine}}]"
            ),
            "lawful_basis",
            [
                "Legitimate interests, Art. 6(1)(f) GDPR",
                "  legitimate interest: order",
                "  balancing test: a.md, 2026-02-01, fine",
            ],
        ),
        (
            "purposes: [{text: Bill, basis: legitimate_interests, interest: order, assessment: {}}]",
            "lawful_basis",
            [
                "Legitimate interests, Art. 6(1)(f) GDPR",
                "  legitimate interest: order",
                "  balancing test: without date or place",
            ],
        ),
        (
            "purposes: [{text: Write, basis: consent, consent: {record: log, withdrawal: link, explicit: true}}]",
            "lawful_basis",
            [
                "Consent, Art. 6(1)(a) GDPR",
                "  proof of consent: log",
                "  withdrawal of consent: link",
                "  consent is explicit",
            ],
        ),
        (
            "purposes: [{text: Write, basis: consent, consent: {unknown: lost}}]",
            "lawful_basis",
            ["Consent, Art. 6(1)(a) GDPR", "  [unknown] consent: unknown: lost"],
        ),
        ("data: [email.address]", "special_categories", ["[none] none among the recorded categories of data"]),
        ("owner: legal", "special_categories", ["[not_recorded] not recorded"]),
        (
            "data: [health], purposes: [Treat]",
            "special_categories",
            ["Health data (health), special category (Article 9)", "[not_recorded] condition: not recorded"],
        ),
        (
            "data: [health], purposes: [Bill, {text: Treat, condition: explicit_consent}]",
            "special_categories",
            [
                "Health data (health), special category (Article 9)",
                "[not_recorded] (1) condition: not recorded",
                "(2) condition: Explicit consent, Art. 9(2)(a) GDPR",
            ],
        ),
    ],
)
def test_purposes_and_grounds_are_told(activity: str, column: str, lines: list[str], told: Told) -> None:
    assert told(f"activities: {{a: {{role: controller, {activity}}}}}", column) == lines


def test_an_assumed_purpose_is_marked(cell: Callable[..., object]) -> None:
    manifest = "activities: {a: {role: controller, purposes: [Bill], assumptions: {purposes: a guess}}}"
    assert [line.assumption for line in cell(manifest, "purposes").lines] == ["a guess"]  # type: ignore[attr-defined]
