"""A test that hangs ends the run, and many short ones start no thread each."""

import faulthandler
import subprocess
import sys
from pathlib import Path

import pytest

from tests import hanging
from tests.hanging import Alarm

ROOT = Path(__file__).parents[1]
CONFTEST = """
import pytest
from tests.hanging import watch

@pytest.hookimpl(trylast=True)
def pytest_configure(config):
    watch(config)
"""
HANGING = """
def test_short():
    pass

def test_hanging():
    while True:
        pass
"""


def test_a_test_that_hangs_is_ended_and_told(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "test_hanging.py").write_text(HANGING)
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "-p", "no:cacheprovider", "-n", "0"]
    ended = subprocess.run(
        [*command, "-o", "faulthandler_timeout=0.5", "--rootdir", str(tmp_path), str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
        timeout=300,
    )
    assert ended.returncode == 1
    assert "Timeout" in ended.stderr
    assert "in test_hanging" in ended.stderr


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[float | str]:
    """Note the alarms that are set, and that they are put off; the clock is told by the test."""
    noted: list[float | str] = []
    monkeypatch.setattr(faulthandler, "dump_traceback_later", lambda seconds, **_: noted.append(seconds))
    monkeypatch.setattr(faulthandler, "cancel_dump_traceback_later", lambda: noted.append("off"))
    return noted


def test_an_alarm_is_set_once_a_minute(told: list[float | str], monkeypatch: pytest.MonkeyPatch) -> None:
    alarm = Alarm(1800, is_end=True)
    for second in (0, 1, 59, 60, 61, 62, 130):
        monkeypatch.setattr(hanging, "monotonic", lambda now=second: now)
        alarm.pytest_runtest_logstart()
    assert told == [1800, 1800, 1800]
    alarm.pytest_sessionfinish()
    assert told == [1800, 1800, 1800, "off"]


def test_an_alarm_waits_for_nobody_who_looks_into_a_failure(told: list[float | str]) -> None:
    alarm = Alarm(1800, is_end=True)
    for stop in (alarm.pytest_enter_pdb, alarm.pytest_exception_interact):
        alarm.pytest_runtest_logstart()
        stop()
    assert told == [1800, "off", 1800, "off"]
