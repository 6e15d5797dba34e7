"""Answers of copies that come in pieces, so that this process can go on with each while the next is made.

A pipe holds little: what is there is taken between two steps of other work, or the copies would wait for it.
"""

from __future__ import annotations

import os
import select
import struct
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress

from pdmap.host import copies

ROOM = 1 << 20
"""Bytes that the system is asked to keep until this process takes them; it may refuse, and keeps fewer."""

Work = Callable[[], Iterable[bytes]]


class Pieces:
    """What copies write, as whole pieces. What breaks off within a piece is none."""

    def __init__(self, pipes: Iterable[int]) -> None:
        self._begun = {pipe: bytearray() for pipe in pipes}
        self._waiting = select.poll()  # unlike `select.select`, for any number of open files
        for pipe in self._begun:
            self._waiting.register(pipe, select.POLLIN)

    def arrived(self) -> Iterator[bytes]:
        """Yield the pieces that are there, without waiting for any."""
        while self._begun and (ready := self._waiting.poll(0)):
            yield from self._taken(ready)

    def rest(self) -> Iterator[bytes]:
        """Yield all further pieces, until every copy has ended, or for as long as this process is patient."""
        while self._begun and (ready := self._waiting.poll(copies.PATIENCE * 1000)):
            yield from self._taken(ready)

    # Private methods

    def _taken(self, ready: Iterable[tuple[int, int]]) -> Iterator[bytes]:
        for pipe, _ in ready:
            part = os.read(pipe, copies.CHUNK)
            if part:
                self._begun[pipe] += part
                yield from _cut(self._begun[pipe])
            else:
                self._waiting.unregister(pipe)
                del self._begun[pipe]


@contextmanager
def copies_at_work(works: Iterable[Work]) -> Iterator[Pieces]:
    """Let a copy of this process do each work, and give the pieces that they make; copies are ended behind it."""
    with ExitStack() as stack:
        pipes = [stack.enter_context(copies.copy_writing(_framed(work))) for work in works]
        made = [pipe for pipe in pipes if pipe is not None]
        for pipe in made:
            _widen(pipe)
        yield Pieces(made)


# Private functions

_HEAD = struct.Struct("=Q")
"""Stands before each piece: how many bytes it has."""


def _framed(work: Work) -> Work:
    return lambda: (_HEAD.pack(len(piece)) + piece for piece in work())


def _cut(begun: bytearray) -> Iterator[bytes]:
    """Yield the whole pieces that stand at the start of some bytes, and take them away."""
    while len(begun) >= _HEAD.size:
        end = _HEAD.size + _HEAD.unpack_from(begun)[0]
        if len(begun) < end:
            return
        yield bytes(begun[_HEAD.size : end])
        del begun[:end]


def _widen(pipe: int) -> None:
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, ROOM)
