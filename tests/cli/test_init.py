import contextlib
import fcntl
import io
import os
import pty
import select
import signal
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pdmap.app.schema import schema_text

Run = Callable[..., CompletedProcess[str]]
ROOT = Path(__file__).parents[2]
FILES = ["inventory.schema.json", "inventory.yaml", "pdmap.toml"]


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_without_a_terminal_nothing_is_asked(pdmap: Run, folder: Path) -> None:
    ended = pdmap("init", "new")
    assert ended.returncode == 0
    assert ended.stderr == "pdmap: wrote new/inventory.yaml, new/inventory.schema.json, new/pdmap.toml\n"
    assert ended.stdout == (
        "next:\n  pdmap validate new\n  pdmap map new --output map.svg\n  pdmap records new --output record.html\n"
    )
    assert _names(folder / "new") == FILES
    assert (folder / "new" / "inventory.schema.json").read_text("utf-8") == schema_text()


def test_the_next_commands_can_be_pasted(pdmap: Run, shell: Run, folder: Path) -> None:
    ended = pdmap("init", "it's mine/deep")
    for line in ended.stdout.splitlines()[1:]:
        assert shell(line).returncode == 0, line
    assert (folder / "map.svg").exists()


def test_the_present_folder_needs_no_name(pdmap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "empty")
    ended = pdmap("init", "--yes")
    assert ended.stdout.startswith("next:\n  pdmap validate\n")
    assert pdmap("validate").returncode == 0


def test_answers_are_given_as_options(pdmap: Run, folder: Path) -> None:
    ended = pdmap("init", "new", "--name", 'A "B": #1', "--country", "no", "--location", "NO", "--role", "processor")
    assert ended.returncode == 0
    text = (folder / "new" / "inventory.yaml").read_text("utf-8")
    assert r'name: "A \"B\": #1"' in text
    assert 'country: "NO"' in text
    assert pdmap("validate", "new").returncode == 0


def test_a_joint_controller_begins_with_what_validates(pdmap: Run) -> None:
    ended = pdmap("init", "new", "--role", "joint-controller", "--yes")
    assert (ended.returncode, "to look at" in ended.stderr) == (0, False)
    assert pdmap("validate", "new").returncode == 0


def test_what_is_found_because_of_an_answer_is_told(pdmap: Run) -> None:
    ended = pdmap("init", "new", "--location", "US")
    assert ended.returncode == 0
    assert ended.stderr.endswith("pdmap: 1 finding to look at, because of what was answered: TRF001\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["good"], "good/a.yaml: is YAML, and an inventory reads every *.yaml and *.yml below its folder; "),
        (["used"], "used/pdmap.toml: is there already; nothing was written"),
        (["used/pdmap.toml"], "used/pdmap.toml: is not a folder"),
        (["used/pdmap.toml/new"], "used/pdmap.toml/new: cannot be written (not a directory); nothing was written"),
        (["new", "--country", "Atlantis"], "--country: `Atlantis` is no country of ISO 3166-1; "),
        (["new", "--name", "a\nb"], "--name: the answer holds a line break, a tab, or a character "),
        (["new", "--basis", "contract", "--role", "processor"], "--basis: is not asked of a processor"),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_told_in_one_line(pdmap: Run, folder: Path, arguments: list[str], message: str) -> None:
    (folder / "used").mkdir()
    (folder / "used" / "pdmap.toml").touch()
    before = sorted(folder.rglob("*"))
    ended = pdmap("init", *arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(f"pdmap: {message}")
    assert ended.stderr.count("\n") == 1
    assert sorted(folder.rglob("*")) == before


def test_nothing_is_written_twice(pdmap: Run, folder: Path) -> None:
    pdmap("init", "new", "--name", "First")
    before = (folder / "new" / "inventory.yaml").read_bytes()
    assert pdmap("init", "new", "--name", "Second").returncode == 2
    assert (folder / "new" / "inventory.yaml").read_bytes() == before


# On a terminal

_PATIENCE = 5
"""Seconds after which a program that shows nothing is looked at again."""
_LOOKS = 12
"""After so many looks it is taken to wait for an answer that nobody gives."""


def _at_a_terminal(folder: Path, *keys: str) -> tuple[int, str]:
    """Run `pdmap init new` on a terminal and press keys, each time it waits for an answer."""
    ours, theirs = pty.openpty()

    def take_terminal() -> None:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # programs in the background of a shell ignore it

    process = subprocess.Popen(
        [sys.executable, "-m", "pdmap", "init", "new"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"},
        start_new_session=True,
        preexec_fn=take_terminal,  # noqa: PLW1509  # the child owns the terminal, so that Ctrl-C reaches it
    )
    os.close(theirs)
    pending, shown, since, looks = list(keys), "", "", 0
    with contextlib.suppress(OSError):  # reading fails when the other end is closed
        while True:
            if not select.select([ours], [], [], _PATIENCE)[0]:
                looks += 1
                if looks == _LOOKS:
                    process.kill()
                elif not pending and keys[-1] == "\x03":
                    os.write(ours, b"\x03")  # one between the prompt and the reading of the answer is lost in Python
                continue
            piece = os.read(ours, 4096).decode("utf-8", "replace")
            shown, since = shown + piece, since + piece
            if pending and since.endswith("]: "):
                os.write(ours, pending.pop(0).encode())
                since = ""
    os.close(ours)
    return process.wait(), shown


def test_on_a_terminal_every_question_has_a_default_and_a_reason(pdmap: Run, folder: Path) -> None:
    code, shown = _at_a_terminal(
        folder, "Acme AB\n", "Sweeden\n", "\n", "gdpr@acme.example\n", *["\n"] * 8, "acme.example/privacy\n"
    )
    assert code == 0, shown
    assert "every record begins with it (Article 30(1)(a))" in shown
    assert "Country of establishment [SE]: " in shown
    assert "`Sweeden` is no country of ISO 3166-1; did you mean SE?" in shown
    text = (folder / "new" / "inventory.yaml").read_text("utf-8")
    assert "  name: Acme AB\n" in text
    assert "assumed when the inventory was made" not in text
    assert pdmap("validate", "new").returncode == 0


def test_no_line_is_wider_than_the_terminal(folder: Path) -> None:
    code, shown = _at_a_terminal(folder, *["\n"] * 7, "zzz\n", *["\n"] * 5)
    assert code == 0, shown
    assert "Error: `zzz` is no category of data subjects; write one such as " in shown
    said = shown.partition("pdmap: wrote")[0].splitlines()
    assert [line for line in said if len(line) > 80] == []


def test_a_basis_leads_to_its_questions_and_an_example_is_no_answer(pdmap: Run, folder: Path) -> None:
    code, shown = _at_a_terminal(folder, *["\n"] * 10, "legitimate_interests\n", "\n", "lia.md 2026-02-01\n", "none\n")
    assert code == 0, shown
    assert "Interest that is pursued [keeping the service free of abuse]: " in shown
    assert "because of what was answered: NOT001" in shown
    text = (folder / "new" / "inventory.yaml").read_text("utf-8")
    assert "assessment: {ref: lia.md, date: 2026-02-01}" in text
    assert "purposes: interest assumed when the inventory was made" in text
    assert "notice: none" in text


def test_the_end_of_the_answers_leaves_nothing_behind(
    pdmap: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(folder.rglob("*"))
    answers = io.StringIO("Acme AB\nSE\n")
    monkeypatch.setattr(answers, "isatty", lambda: True)
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: True)
    monkeypatch.setattr(sys, "stdin", answers)
    assert pdmap("init", "new").returncode == 130
    assert sorted(folder.rglob("*")) == before


def test_ending_the_questions_leaves_nothing_behind(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    code, shown = _at_a_terminal(folder, "Acme AB\n", "\x03")
    assert code == 130, shown
    assert "Traceback" not in shown
    assert sorted(folder.rglob("*")) == before
