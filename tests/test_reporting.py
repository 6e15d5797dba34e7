"""Where workers run tests, what fails or is printed is told, wherever it is, and all tests are counted."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CONFTEST = """
import pytest
from tests.reporting import tell_less

@pytest.hookimpl(trylast=True)
def pytest_configure(config):
    tell_less(config)
"""
TESTS = """
import pytest

@pytest.fixture
def begins_badly():
    print("said before")
    raise ValueError("in the setup")

@pytest.fixture
def ends_badly():
    yield
    raise ValueError("in the teardown")

@pytest.fixture
def skipped():
    pytest.skip("for a reason")

@pytest.mark.parametrize("number", range(20))
def test_good(number): pass

def test_bad(): assert 1 == 2
def test_begins_badly(begins_badly): pass
def test_ends_badly(ends_badly): pass
def test_skipped(skipped): pass

@pytest.mark.xfail(strict=True)
def test_better_than_expected(): pass
"""


def told(folder: Path, *arguments: str) -> str:
    """Return what is told of the tests when two workers run them."""
    (folder / "conftest.py").write_text(CONFTEST)
    (folder / "test_some.py").write_text(TESTS)
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "-p", "no:cacheprovider", "-n", "2"]
    ended = subprocess.run(
        [*command, "--rootdir", str(folder), *arguments, str(folder)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
        timeout=300,
    )
    assert ended.returncode == 1, ended.stderr
    return ended.stdout


def test_what_fails_is_told_wherever_it_is_and_all_is_counted(tmp_path: Path) -> None:
    text = told(tmp_path)
    assert re.search("2 failed, 21 passed, 1 skipped, 2 errors in ", text)
    assert all(f"ValueError: in the {place}" in text for place in ("setup", "teardown"))
    assert "said before" in text
    assert "for a reason" in text
    assert "assert 1 == 2" in text
    assert "XPASS(strict)" in text


def test_how_long_tests_take_is_told_of_each_part_where_it_is_asked(tmp_path: Path) -> None:
    text = told(tmp_path, "--durations=0", "--durations-min=0")
    assert [len(re.findall(f"s {part} .*test_good", text)) for part in ("setup", "call", "teardown")] == [20, 20, 20]
