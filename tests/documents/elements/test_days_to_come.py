from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("keys", "column", "lines"),
    [
        ("created: 2026-11-23", "status", ["begun 2026-11-23"]),
        ("created: 2027-03-01", "status", ["begins 2027-03-01"]),
        ("ended: 2026-11-23", "status", ["ended 2026-11-23"]),
        ("ended: 2027-05-01", "status", ["ends 2027-05-01"]),
        ("last_review: 2027-01-01", "status", ["review dated 2027-01-01, which is in the future"]),
        ("dpia: {status: planned, date: 2027-01-01}", "impact_assessment", ["planned", "planned for 2027-01-01"]),
        ("dpia: {status: done, date: 2026-01-01}", "impact_assessment", ["done", "finished 2026-01-01"]),
        ("dpia: {date: 2027-01-01}", "impact_assessment", ["planned for 2027-01-01"]),
    ],
)
def test_days_to_come_are_not_told_as_past(keys: str, column: str, lines: list[str], told: Told) -> None:
    assert told(f"activities: {{a: {{role: controller, {keys}}}}}", column) == lines


@pytest.mark.parametrize(
    ("contract", "lines"),
    [
        (
            "{status: signed, signed: 2020-01-01, expires: 2024-01-01}",
            ["P: signed, 2020-01-01", "  its term has ended, by what is recorded", "  expires 2024-01-01"],
        ),
        (
            "{status: signed, signed: 2028-01-01}",
            ["P: signed, 2028-01-01", "  its signature is dated after the day that counts"],
        ),
        (
            "{status: signed, expires: 2028-01-01}",
            ["P: signed", "  expires 2028-01-01"],
        ),
        (
            "{status: expired, expires: 2024-01-01}",
            ["P: expired", "  expires 2024-01-01"],
        ),
        (
            "{status: signed, signed: 2020-01-01, review: 2026-12-30}",
            ["P: signed, 2020-01-01", "  review dated 2026-12-30, which is in the future"],
        ),
    ],
)
def test_a_contract_that_is_not_in_force_is_said_to_be(contract: str, lines: list[str], told: Told) -> None:
    manifest = f"""
parties: {{p: {{name: P, role: processor, country: DE, dpa: {contract}}}}}
activities: {{a: {{role: controller, recipients: [p]}}}}
"""
    assert told(manifest, "contracts") == lines
