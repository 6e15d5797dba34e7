"""What a command is busy with, on a terminal: shown when it takes longer than a blink, and gone when it is done."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, TextIO

from pdmap import escape
from pdmap.frozen import dataclass
from pdmap.host.leftovers import leftover
from pdmap.phases import listening

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

BLINK = 0.5
"""Seconds that a run may take before anything is shown."""
REFRESH = 0.1
"""Seconds between two pictures."""


def progress_shown() -> AbstractContextManager[None]:
    """Show what the command is busy with, where a person looks at standard error; logs of CI are no persons."""
    is_watched = sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI")
    return _showing(sys.stderr) if is_watched else nullcontext()


class ProgressBar:
    """Shows the outermost phase and how far it is; a listener of `pdmap.phases`.

    It draws when it is told something, never by itself: no thread runs beside the work, so that processes can
    be started at any time. Between phases nothing is on the screen, because commands print there.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float]) -> None:
        """Make a bar.

        Args:
            stream: The terminal.
            clock: Tells seconds since some moment.
        """
        self._stream = stream
        self._clock = clock
        self._started = self._ended = clock()
        self._drawn = 0.0
        self._depth = 0
        self._phase = _Phase("", 0)
        self._picture: _Picture | None = None

    def begin(self, name: str, size: int) -> None:
        """Take note that a phase begins."""
        if not self._depth:
            self._phase = _Phase(name, size)
            now = self._clock()
            # A server that draws again after a while is not slow because of the while.
            self._started = now if now - self._ended > BLINK else self._started
        self._depth += 1
        self._draw()

    def advance(self, count: int) -> None:
        """Take note that things of the last phase are done."""
        if self._depth == 1:
            self._phase.done += count
        self._draw()

    def end(self) -> None:
        """Take note that the last phase ends."""
        self._depth -= 1
        if not self._depth:
            self._ended = self._clock()
            self.close()

    def close(self) -> None:
        """Leave nothing on the screen."""
        if self._picture:
            # Who is gone sees nothing of it anyway.
            with suppress(OSError):
                self._picture.progress.stop()
            self._picture = None

    # Private methods

    def _draw(self) -> None:
        now = self._clock()
        if now - self._started < BLINK or (self._picture and now - self._drawn < REFRESH):
            return
        self._drawn = now
        with suppress(OSError):
            self._picture = self._picture or _picture_of(self._phase, self._stream)
            self._picture.progress.update(self._picture.task, completed=self._phase.done, refresh=True)


# Private functions


@dataclass(slots=True)
class _Phase:
    name: str
    size: int
    done: int = 0


@dataclass(frozen=True, slots=True)
class _Picture:
    progress: Progress
    task: TaskID


@contextmanager
def _showing(stream: TextIO) -> Iterator[None]:
    from pdmap.host.stopwatch import seconds

    bar = ProgressBar(stream, seconds)
    try:
        with leftover(bar.close), listening(bar):
            yield
    finally:
        bar.close()


def _picture_of(phase: _Phase, stream: TextIO) -> _Picture:
    """Return what is on the screen during a phase; rich is only loaded once a run is slow."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    progress = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.completed} of {task.total}", markup=False) if phase.size else TextColumn(""),
        console=Console(file=stream, force_terminal=True, legacy_windows=False),
        auto_refresh=False,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    task = progress.add_task(escape.terminal(phase.name), total=phase.size or None)
    progress.start()
    return _Picture(progress, task)
