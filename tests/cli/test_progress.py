"""What a person sees of a slow run on a terminal, and that nothing of it stays."""

import os
import pty
import re
from collections.abc import Iterator

import pytest

from pdmap.cli.progress import BLINK, REFRESH, ProgressBar, progress_shown
from pdmap.phases import advance, listening, phase

WIDTH = 80


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Terminal:
    """A pseudo-terminal: what was written to it, and what is to be seen after that."""

    def __init__(self) -> None:
        self._near, far = pty.openpty()
        self.stream = os.fdopen(far, "w", encoding="utf-8")

    def written(self) -> str:
        """Return what was written since the last call."""
        self.stream.write("\0")
        self.stream.flush()
        data = b""
        while not data.endswith(b"\0"):
            data += os.read(self._near, 65536)
        return data[:-1].decode()

    def close(self) -> None:
        self.stream.close()
        os.close(self._near)


def seen(text: str) -> list[str]:
    """Return the lines that are to be seen after a text, which may use the codes that progress bars are made of."""
    lines, row, column = [""], 0, 0
    for part in re.findall(r"\x1b\[[?0-9;]*[A-Za-z]|.", text, re.DOTALL):
        match part:
            case "\r":
                column = 0
            case "\n":
                row += 1
                lines += [""] * (row + 1 - len(lines))
            case "\x1b[1A":
                row -= 1
            case "\x1b[2K":
                lines[row] = ""
            case _ if part.startswith("\x1b"):
                assert re.fullmatch(r"\x1b\[(\?25[lh]|[0-9;]*m)", part), f"{part!r} is not known"
            case _:
                lines[row] = lines[row][:column].ljust(column) + part + lines[row][column + 1 :]
                column += 1
    return lines


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("CI", raising=False)
    terminal = Terminal()
    yield terminal
    terminal.close()


def test_a_quick_run_shows_nothing(terminal: Terminal, clock: Clock) -> None:
    with listening(ProgressBar(terminal.stream, clock)), phase("manifests", 2):
        clock.now = BLINK / 2
        advance()
    assert terminal.written() == ""


def test_a_slow_run_shows_the_outermost_phase_and_how_far_it_is(terminal: Terminal, clock: Clock) -> None:
    with listening(ProgressBar(terminal.stream, clock)), phase("rules", 113):
        clock.now = BLINK
        with phase("rule LAW001"):
            advance(99)
        advance(7)
        assert "rules" in (shown := seen(terminal.written())[-1])
        assert shown.rstrip().endswith("0 of 113")
        clock.now += 2 * REFRESH
        advance(2)
        assert seen(terminal.written())[-1].rstrip().endswith("9 of 113")
        assert len(shown) <= WIDTH


def test_nothing_stays_on_the_screen_between_phases_and_at_the_end(terminal: Terminal, clock: Clock) -> None:
    bar = ProgressBar(terminal.stream, clock)
    terminal.stream.write("before\n")
    text = ""
    with listening(bar):
        for name in ("manifests", "schema"):
            with phase(name):
                clock.now += BLINK
                advance()
            text += terminal.written()
            assert name in text
            assert seen(text) in (["before", ""], ["before", "", ""])
    assert text.count("\x1b[?25l") == text.count("\x1b[?25h")


def test_a_run_that_fails_leaves_nothing(terminal: Terminal, clock: Clock) -> None:
    def interrupted() -> None:
        with listening(ProgressBar(terminal.stream, clock)), phase("manifests"):
            clock.now = BLINK
            advance()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert {line.strip() for line in seen(terminal.written())} == {""}


def test_a_wait_between_phases_is_no_slow_run(terminal: Terminal, clock: Clock) -> None:
    with listening(ProgressBar(terminal.stream, clock)):
        for _ in range(3):
            with phase("graph"):
                clock.now += BLINK / 4
            clock.now += BLINK * 10
    assert terminal.written() == ""


@pytest.mark.parametrize(("variable", "value"), [("CI", "true"), ("TERM", "dumb")])
def test_logs_are_no_persons(terminal: Terminal, monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setattr("sys.stderr", terminal.stream)
    monkeypatch.setattr("pdmap.cli.progress.BLINK", 0.0)
    with progress_shown(), phase("graph"):
        advance()
    assert "graph" in terminal.written()
    monkeypatch.setenv(variable, value)
    with progress_shown(), phase("graph"):
        advance()
    assert terminal.written() == ""


def test_a_stream_that_is_no_terminal_gets_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pdmap.cli.progress.BLINK", 0.0)
    with progress_shown(), phase("graph"):
        advance()
    assert capsys.readouterr() == ("", "")
