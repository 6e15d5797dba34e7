"""Tells the process that counts what comes of a test, where workers run tests, and not that it began and ended well.

Of each test, a worker writes a report of its setup, its call and its teardown, and sends all three. Those of a setup
and a teardown that passed and printed nothing are neither counted nor shown: of tens of thousands of short tests, they
are two thirds of what is sent.
"""

import pytest

WORKER = "WorkerInteractor"
"""The plugin of pytest-xdist by which a worker tells what comes of tests."""


def is_told(report: pytest.TestReport) -> bool:
    """Return whether somebody counts a report, or shows it."""
    return report.when == "call" or not report.passed or bool(report.sections)


def tell_less(config: pytest.Config) -> None:
    """Have a worker send only what is told; all of it where it is asked how long tests take, or for a file of JUnit."""
    plugins = config.pluginmanager
    worker = next((plugin for plugin in plugins.get_plugins() if type(plugin).__name__ == WORKER), None)
    if worker is None or config.getoption("durations") is not None or config.getoption("xmlpath", None):
        return
    send = worker.pytest_runtest_logreport

    def told(report: pytest.TestReport) -> None:
        if is_told(report):
            send(report)

    plugins.unregister(worker)
    vars(worker)["pytest_runtest_logreport"] = told
    plugins.register(worker)
