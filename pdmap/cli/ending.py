"""What happens when somebody asks the process to end: what is unfinished goes, and the exit code tells the signal."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from pdmap.cli.exits import Exit
from pdmap.host.leftovers import clear, when_possible

_EXITS = {"SIGINT": Exit.INTERRUPTED, "SIGTERM": Exit.TERMINATED, "SIGHUP": Exit.HUNG_UP}
"""By the names of signals, because Windows does not know all of them."""


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """End the process on the spot when a signal asks for it; what it was started to ignore stays ignored."""
    before = {number: signal.getsignal(number) for name in _EXITS if (number := getattr(signal, name, None))}
    taken = {number: handler for number, handler in before.items() if handler in _DEFAULTS}
    for number in taken:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number, handler in taken.items():
            signal.signal(number, handler)


# Private functions


def _end(number: int, _: FrameType | None) -> None:
    # No exception: between any two steps, one could be lost, or leave a step half done.
    when_possible(lambda: _end_with(_EXITS[signal.Signals(number).name]))


def _end_with(code: Exit) -> None:
    clear()
    os._exit(code)


# Private tables

_DEFAULTS = (signal.SIG_DFL, signal.default_int_handler)
