import pytest

from pdmap.app.load import load_texts
from pdmap.documents.clocks import clock_places, clock_text, period_text
from pdmap.documents.words import ENGLISH
from pdmap.model import Retention, listed, parse_period


def clock(text: str) -> Retention:
    manifest = f"activities:\n  a:\n    role: controller\n    retention: {text}"
    (found,) = listed(load_texts({"a.yaml": manifest.encode()}).inventory.activities["a"].retention)
    return found


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("P90D", "90 days"),
        ("indefinite", "unlimited time"),
        ("{period: P1Y6M, from: last order}", "1 year 6 months from last order"),
        ("{period: P7Y, law: 'Bookkeeping Act 7:2'}", "7 years; law: Bookkeeping Act 7:2"),
        ("{period: P7Y, law: none}", "7 years; no law sets the period"),
        ("{period: P7Y, law: {unknown: being checked}}", "7 years; law: unknown: being checked"),
        ("{criteria: until the customer removes it}", "until the customer removes it"),
        ("{criteria: as long as a dispute lasts, from: last order}", "as long as a dispute lasts from last order"),
        (
            "{period: P1Y, criteria: or until a dispute ends, from: last order}",
            "1 year from last order; or until a dispute ends",
        ),
        ("{period: P1D, reason: disputes}", "1 day; reason: disputes"),
        ("{from: last order}", "not recorded"),
    ],
)
def test_a_clock_is_told_in_words(written: str, told: str) -> None:
    assert clock_text(ENGLISH, clock(written)) == told


@pytest.mark.parametrize(("period", "told"), [("PT36H", "36 hours"), ("P2W", "2 weeks"), ("P0D", "0 days")])
def test_a_period_is_told_in_words(period: str, told: str) -> None:
    parsed = parse_period(period)
    assert parsed
    assert period_text(ENGLISH, parsed) == told


def test_a_clock_names_each_line_that_it_was_read_from() -> None:
    found = clock("\n      period: P1Y\n      from: last order\n      data: [email.address]")
    assert [source.span and source.span.start.line for source in clock_places(found)] == [5, 6]
