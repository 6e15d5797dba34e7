import pytest

import pdmap.host.stopwatch
from pdmap.host.stopwatch import Lap, Stopwatch
from pdmap.phases import listening, phase


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(pdmap.host.stopwatch, "seconds", clock)
    return clock


def test_the_time_of_a_phase_is_without_that_of_the_phases_within_it(clock: Clock) -> None:
    stopwatch = Stopwatch()
    with listening(stopwatch):
        clock.now += 1
        with phase("outer"):
            clock.now += 2
            with phase("inner"):
                clock.now += 4
            clock.now += 8
        with phase("inner"):
            clock.now += 16
    assert stopwatch.laps == (Lap("outer", 1, 10.0), Lap("inner", 2, 20.0))
    assert stopwatch.total == 31.0
