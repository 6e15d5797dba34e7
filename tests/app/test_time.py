"""The same inventory on another day: decisions come into force and end, and the findings follow."""

from __future__ import annotations

import datetime as dt

import pytest

from pdmap.app.baseline import new_baseline
from pdmap.app.load import load_texts
from pdmap.app.terms import Terms
from pdmap.app.validate import validate
from pdmap.suppress.baseline import read_baseline

INVENTORY = """\
organization: {{name: Exempel AB, country: SE}}
systems: {{shop: {{location: SE, subjects: [customer], fields: [email.address]}}}}
parties: {{mailer: {{name: Mailer, role: processor, country: {country}}}}}
flows:
  mail: {{from: shop, to: mailer, data: [email.address]}}  # {comment}
"""


def _transfers(day: str, country: str, comment: str = "", terms: Terms | None = None) -> list[str]:
    """Return the findings on transfers that are left."""
    text = INVENTORY.format(country=country, comment=comment)
    report = validate(load_texts({"a.yaml": text.encode()}), dt.date.fromisoformat(day), terms=terms)
    return [finding.check.code for finding in report.findings if finding.check.code.startswith(("TRF", "SUP"))]


@pytest.mark.parametrize(
    ("country", "day", "is_adequate"),
    [
        ("BR", "2026-01-25", False),
        ("BR", "2026-01-26", True),
        ("GB", "2020-12-31", False),
        ("GB", "2025-12-27", True),
        ("GB", "2031-12-27", True),
        ("GB", "2031-12-28", False),
        ("CL", "2026-11-26", False),
    ],
)
def test_a_transfer_is_judged_by_the_decisions_of_the_day(country: str, day: str, is_adequate: bool) -> None:  # noqa: FBT001
    assert _transfers(day, country) == ([] if is_adequate else ["TRF001"])


@pytest.mark.parametrize(("day", "codes"), [("2026-01-25", []), ("2026-01-26", ["SUP008"])])
def test_an_ignore_becomes_idle_when_the_decision_comes(day: str, codes: list[str]) -> None:
    assert _transfers(day, "BR", "pdmap: ignore[TRF001] the decision is expected") == codes


@pytest.mark.parametrize(("day", "codes"), [("2026-01-25", []), ("2026-01-26", ["SUP011"])])
def test_an_entry_of_the_baseline_becomes_idle_when_the_decision_comes(day: str, codes: list[str]) -> None:
    before = dt.date(2026, 1, 1)
    loaded = load_texts({"a.yaml": INVENTORY.format(country="BR", comment="").encode()})
    text = new_baseline(loaded, before, Terms()).text
    baseline = read_baseline(text.encode(), shown="b.json", path="b.json")
    assert _transfers(day, "BR", terms=Terms(baseline=baseline)) == codes
