"""What a run is busy with: phases begin and end, and whoever runs the process may listen.

The core has no clock and no screen. It tells where it is; `host/` measures it and `cli/` shows it.
Without a listener, which is how libraries and tests run it, nothing is told and nothing is spent.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Listener(Protocol):
    """Who is told of phases. Phases lie within one another; the one that began last ends first."""

    def begin(self, name: str, size: int) -> None:
        """Take note that a phase begins.

        Args:
            name: What is done, such as `read` or `rule FLW001`.
            size: How many things it goes through; 0 where that is not known.
        """

    def advance(self, count: int) -> None:
        """Take note that so many more things of the last phase are done."""

    def end(self) -> None:
        """Take note that the last phase ends."""


RULE_PREFIX = "rule "
"""What the name of a phase begins with that is the work of one rule; its code follows."""


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Tell a listener of every phase that begins inside, beside those who listen already."""
    token = _LISTENERS.set((*_LISTENERS.get(), listener))
    try:
        yield
    finally:
        _LISTENERS.reset(token)


class phase:  # noqa: N801 - it reads like the function that it stands for
    """Tell the listeners that a phase lasts from here to the end of the block.

    Not a generator: a short run has hundreds of phases, and mostly nobody listens.
    """

    __slots__ = ("_listeners", "_name", "_size")

    def __init__(self, name: str, size: int = 0) -> None:
        """Take note of what begins, and how many things it goes through."""
        self._name = name
        self._size = size

    def __enter__(self) -> None:
        """Tell that it begins."""
        self._listeners = _LISTENERS.get()
        for listener in self._listeners:
            listener.begin(self._name, self._size)

    def __exit__(self, *_: object) -> None:
        """Tell that it ends, also where it failed."""
        for listener in self._listeners:
            listener.end()


def advance(count: int = 1) -> None:
    """Tell the listeners that so many more things of the phase are done."""
    for listener in _LISTENERS.get():
        listener.advance(count)


# Private tables

_LISTENERS: ContextVar[tuple[Listener, ...]] = ContextVar("_LISTENERS", default=())
