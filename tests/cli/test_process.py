"""What ends a process: crashes, signals, streams that cannot be written."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from subprocess import CompletedProcess

import pytest

import pdmap.app.validate
from pdmap.rules.engine import catalogue
from pdmap.rules.rule import Context, Observation, Rule
from tests.cli.conftest import ROOT

Run = Callable[..., CompletedProcess[str]]
HINT = "pdmap: set PDMAP_TRACEBACK=1 to see where, and report it with what you ran\n"


@pytest.fixture
def crash(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Make a rule of the catalogue raise."""

    def make_raise(error: BaseException) -> None:
        def find(_: Context) -> Iterator[Observation]:
            raise error

        rules: dict[str, Rule] = {"LAW001": replace(catalogue()["LAW001"], find=find)}
        monkeypatch.setattr(pdmap.app.validate, "catalogue", lambda: rules)

    return make_raise


Crash = Callable[[BaseException], None]


def test_a_rule_that_crashes_is_named_and_ends_with_70(pdmap: Run, crash: Crash) -> None:
    crash(ZeroDivisionError("by zero"))
    ended = pdmap("validate", "good")
    assert (ended.returncode, ended.stdout) == (70, "")
    assert ended.stderr == f"pdmap: rule LAW001 failed: ZeroDivisionError: by zero\n{HINT}"


def test_an_error_of_pdmap_itself_ends_with_70(pdmap: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("key")

    monkeypatch.setattr("pdmap.app.opening.load_texts", fail)
    ended = pdmap("validate", "good")
    assert (ended.returncode, ended.stdout) == (70, "")
    assert ended.stderr == f"pdmap: internal error: KeyError: 'key'\n{HINT}"


def test_a_traceback_is_shown_to_those_who_ask_for_it(
    pdmap: Run, crash: Crash, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PDMAP_TRACEBACK", "1")
    crash(ZeroDivisionError("by zero"))
    ended = pdmap("validate", "good")
    assert ended.returncode == 70
    assert "Traceback (most recent call last)" in ended.stderr


def test_an_error_of_the_system_ends_with_2_without_paths(pdmap: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(24, "Too many open files", "/somewhere/secret")

    monkeypatch.setattr("pdmap.app.files.read_inventory", fail)
    ended = pdmap("validate", "good")
    assert (ended.returncode, ended.stderr) == (2, "pdmap: too many open files\n")


def test_a_machine_out_of_memory_ends_with_2(pdmap: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("pdmap.app.opening.load_texts", fail)
    ended = pdmap("validate", "good")
    told = "pdmap: there is not enough memory for this inventory; give it more, or divide it\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", told)


def test_an_interrupt_ends_with_130(pdmap: Run, crash: Crash) -> None:
    crash(KeyboardInterrupt())
    ended = pdmap("validate", "good")
    assert ended.returncode == 130
    assert "Traceback" not in ended.stderr


INTERRUPTED = """
import signal, sys
import pdmap.app.validate as use_case
use_case.validate = lambda *_, **__: signal.raise_signal(signal.SIGINT)
sys.argv = ["pdmap", "validate", "bad"]
from pdmap.cli import main
main()
"""


def test_a_signal_ends_with_130(shell: Run) -> None:
    ended = shell(f"python -c '{INTERRUPTED}'")
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "")


@pytest.mark.parametrize(
    ("line", "code", "out"),
    [
        ("pdmap validate bad -f concise | head -1; exit ${PIPESTATUS[0]}", 1, "bad/a.yaml:4:5: error[REF003]"),
        ("pdmap validate good | head -c 0; exit ${PIPESTATUS[0]}", 0, ""),
        ("pdmap --help | head -c 0; exit ${PIPESTATUS[0]}", 0, ""),
    ],
)
def test_a_reader_that_has_seen_enough_changes_nothing(shell: Run, line: str, code: int, out: str) -> None:
    ended = shell(line)
    assert (ended.returncode, ended.stderr) == (code, "")
    assert ended.stdout.startswith(out)
    assert ended.stdout.count("\n") == bool(out)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("pdmap validate bad > /dev/full", "standard output cannot be written (no space left on device)"),
        ("pdmap --version > /dev/full", "standard output cannot be written (no space left on device)"),
        ("pdmap --help > /dev/full", "no space left on device"),
        ("pdmap validate bad >&-", "standard output cannot be written (it is closed)"),
        ("pdmap validate missing > /dev/full", "missing: there is no such file or folder"),
    ],
)
def test_standard_output_that_cannot_be_written_ends_with_2(shell: Run, line: str, message: str) -> None:
    ended = shell(line)
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", f"pdmap: {message}\n")


@pytest.mark.parametrize("line", ["pdmap validate missing 2> /dev/full", "pdmap validate missing 2>&-"])
def test_standard_error_that_cannot_be_written_changes_no_exit_code(shell: Run, line: str) -> None:
    ended = shell(line)
    assert (ended.returncode, ended.stdout, ended.stderr) == (2, "", "")


def test_a_terminal_that_knows_few_characters_gets_their_codes(shell: Run) -> None:
    ended = shell("mv bad/a.yaml bad/å.yaml; pdmap validate bad; pdmap validate saknas-å", PYTHONIOENCODING="ascii")
    assert ended.returncode == 2
    assert "bad/\\xe5.yaml:4:5" in ended.stdout
    assert ended.stderr == "pdmap: saknas-\\xe5: there is no such file or folder\n"


LOADING = """
import os, signal, sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == "pdmap.cli.process":
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
from pdmap.cli import main
main()
"""


def test_an_interrupt_while_pdmap_is_loaded_is_told_by_no_traceback() -> None:
    ended = subprocess.run([sys.executable, "-c", LOADING], cwd=ROOT, capture_output=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (-signal.SIGINT, b"", b"")
