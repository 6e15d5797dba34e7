import datetime as dt

import pytest

from pdmap.host.clock import ClockError, today


@pytest.mark.parametrize(
    ("epoch", "day"),
    [
        ("0", dt.date(1970, 1, 1)),
        ("86399", dt.date(1970, 1, 1)),
        ("86400", dt.date(1970, 1, 2)),
        ("1798761600", dt.date(2027, 1, 1)),
    ],
)
def test_the_day_can_be_set_from_outside(monkeypatch: pytest.MonkeyPatch, epoch: str, day: dt.date) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert today() == day


@pytest.mark.parametrize("epoch", ["yesterday", "2026-01-01", "1.5", "-1", "1_000", " 1", "9" * 30, "\u0661"])
def test_a_wrong_count_of_seconds_is_told(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ClockError) as caught:
        today()
    assert str(caught.value) == f"SOURCE_DATE_EPOCH is `{epoch}`, not a count of seconds since 1970"


def test_a_long_text_in_place_of_a_count_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9" * 5000)
    with pytest.raises(ClockError) as caught:
        today()
    assert str(caught.value) == f"SOURCE_DATE_EPOCH is `{'9' * 39}…`, not a count of seconds since 1970"


@pytest.mark.parametrize("epoch", [None, ""])
def test_otherwise_it_is_the_current_day_in_utc(monkeypatch: pytest.MonkeyPatch, epoch: str | None) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    before = dt.datetime.now(tz=dt.UTC).date()
    assert before <= today() <= dt.datetime.now(tz=dt.UTC).date()
