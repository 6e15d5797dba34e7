"""Ends a run in which a test hangs, as pytest's own plugin does, without a thread for each of the tests.

For each test, that plugin starts a thread, and waits at its end until it is gone: up to five thousandths of a second
where all cores are busy, which is longer than most tests. This one starts one a minute, so that a test has between
29 and 30 of the 30 minutes that `faulthandler_timeout` gives.
"""

import faulthandler
import os
from time import monotonic

import pytest

LASTS = 60
"""Seconds until the alarm is put off again; all shorter ones are put off at each test."""
NAME = "faulthandler"
"""Pytest's own plugin; it has prepared Python for crashes by the time that this one takes over."""


class Alarm:
    """Ends the process, and tells where it was, when it has not been put off for as long as a test may take."""

    def __init__(self, seconds: float, *, is_end: bool) -> None:
        self._seconds, self._is_end = seconds, is_end
        self._lasts = min(LASTS, seconds / 2)
        self._set_at: float | None = None
        self._errors = os.dup(2)  # the real ones: pytest captures while tests run, and not yet

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logstart(self) -> None:
        if self._set_at is None or monotonic() > self._set_at + self._lasts:
            faulthandler.dump_traceback_later(self._seconds, file=self._errors, exit=self._is_end)
            self._set_at = monotonic()

    @pytest.hookimpl(tryfirst=True)
    def pytest_enter_pdb(self) -> None:
        self.put_off()

    @pytest.hookimpl(tryfirst=True)
    def pytest_exception_interact(self) -> None:
        self.put_off()

    def pytest_sessionfinish(self) -> None:
        self.put_off()

    def put_off(self) -> None:
        faulthandler.cancel_dump_traceback_later()
        self._set_at = None


def watch(config: pytest.Config) -> None:
    """Take over from pytest's own plugin, where a test may hang at all."""
    seconds = float(config.getini("faulthandler_timeout") or 0)
    plugins = config.pluginmanager
    if seconds and plugins.has_plugin(NAME):
        plugins.unregister(name=NAME)
        plugins.register(Alarm(seconds, is_end=config.getini("faulthandler_exit_on_timeout")), "hanging")
