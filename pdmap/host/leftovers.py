"""What has to go when a signal ends this process before it is done: unfinished files, and programs that it started.

A signal comes between any two steps, and an exception raised there could be lost or leave half of a clean-up undone.
So what is unfinished is noted here before it begins, and whoever handles the signal clears it away and ends the
process on the spot. Without such a handler, as in a notebook, nothing here has an effect.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Action = Callable[[], object]


@contextmanager
def leftover(remove: Action) -> Iterator[None]:
    """Have something removed when the process is ended within the block; what is gone by then is no matter."""
    key = object()
    _LEFT[key] = remove
    try:
        yield
    finally:
        _LEFT.pop(key, None)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let signals wait until the end of the block, which has to be short: it is done whole, or not begun."""
    _HELD.append(None)
    try:
        yield
    finally:
        del _HELD[-1:]
        if _WAITING and not _HELD:
            _WAITING.pop(0)()


def when_possible(action: Action) -> None:
    """Do something now, or at the end of what must not be interrupted."""
    if _HELD:
        _WAITING.append(action)
    else:
        action()


def clear() -> None:
    """Remove all that is unfinished, what began last first; a failure stops no other removal."""
    for remove in reversed([*_LEFT.values()]):
        with suppress(Exception):
            remove()


def forget() -> None:
    """Leave it all to the process that this one is a copy of: what is unfinished is its own."""
    for notes in (_LEFT, _HELD, _WAITING):
        notes.clear()


# Private tables

_LEFT: dict[object, Action] = {}
_HELD: list[None] = []
"""One item for each block that must not be interrupted, those in others included."""
_WAITING: list[Action] = []
