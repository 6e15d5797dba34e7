import gc
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from pdmap.cli.process import run
from pdmap.host import workers
from tests.drawing import Drawing
from tests.hanging import watch
from tests.ordering import put_longest_first
from tests.reporting import tell_less

# Machines are shared: a slow moment is no defect, and speed is measured in benchmarks/, not in tests.
settings.register_profile("no-clock", deadline=None)
settings.load_profile("no-clock")

# A run in the background is started with interrupts ignored, and would hand that on to the commands that tests
# interrupt; with a handler, they begin with the system's default.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# What one test has validated is nothing to another; tests of the cache name a folder of their own.
os.environ["PDMAP_CACHE"] = "off"

THRESHOLDS = (10_000, 20, 8)
"""After how much that is new Python searches for cycles of objects: what a worker keeps of tens of thousands of tests
are millions of objects, and to go through all of them two dozen times took a twentieth of its time."""

Run = Callable[..., CompletedProcess[str]]

UPDATE_SWITCH = "PDMAP_UPDATE_GOLDEN"
RENEWED = set[Path]()
"""Golden files that were written in this run."""
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Watch for tests that hang, and tell what there is to tell."""
    watch(config)
    tell_less(config)


def pytest_collection() -> None:
    """Put off the search for cycles among the thousands of tests: it took a quarter of the time to collect them."""
    gc.disable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    put_longest_first(items)


def pytest_collection_finish() -> None:
    gc.set_threshold(*THRESHOLDS)
    gc.enable()


@pytest.fixture(autouse=True, scope="session")
def drawing() -> Iterator[None]:
    """Fork the workers that draw; nothing is started before the first of them is asked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "_run", Drawing().run)
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """Compare an output with a file in the folder `golden` beside the test; PDMAP_UPDATE_GOLDEN=1 writes the file."""
    folder = Path(request.path).parent / "golden"

    def compare(name: str, actual: str | bytes) -> None:
        path = folder / name
        # Outputs that share a file have to agree on it, also when it is renewed.
        if os.environ.get(UPDATE_SWITCH) == "1" and path not in RENEWED:
            RENEWED.add(path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(actual.encode() if isinstance(actual, str) else actual)
        assert path.exists(), f"{path} is missing: {UPDATE_SWITCH}=1 writes it"
        expected = path.read_bytes()
        assert actual == (expected.decode() if isinstance(actual, str) else expected)

    return compare


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium, once: Playwright can be started only once in a process.

    The one without windows is taken where there is one: the whole program draws its tabs and toolbars for each page.
    """
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    assert path, "the tests of pages need Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def pdmap(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run a command line in this process."""

    def run_here(*arguments: str) -> CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["pdmap", *arguments])
        with pytest.raises(SystemExit) as ended:
            run()
        captured = capfdbinary.readouterr()
        assert isinstance(ended.value.code, int)
        # Every reading behind a command that froze its objects would look at all of them.
        assert not gc.get_freeze_count()
        return CompletedProcess(arguments, ended.value.code, captured.out.decode(), captured.err.decode())

    return run_here


@pytest.fixture
def assert_harmless() -> Callable[[str], None]:
    """Hold a text against what terminals and CI runners obey; our own colors and `:::` arrows are passed over."""

    def check(text: str) -> None:
        shown = re.sub("\x1b\\[[0-9;]*m", "", text)
        assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2066\u200b\u2028\ufeff\ud800\U000e0041]", shown) == []
        assert [line for line in shown.split("\n") if re.match(r"\s*::(?!: )", line)] == []
        assert "##[" not in shown

    return check


@pytest.fixture
def copies_made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Note the copies that are made of this process; each has to be waited for by the end."""
    made: list[int] = []
    fork = os.fork

    def noted() -> int:
        process = fork()
        if process:
            made.append(process)
        return process

    with monkeypatch.context() as patch:
        patch.setattr(os, "fork", noted)
        yield made
    for process in made:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)
