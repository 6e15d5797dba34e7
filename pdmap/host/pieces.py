"""Answers of copies that come in pieces, so that this process can go on with each while the next is made.

A pipe holds little, and a copy would wait while this process has something else to do. So pieces lie in memory that
both share, a file without a name, and only their lengths come through the pipe.
"""

from __future__ import annotations

import os
import select
import struct
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager

from pdmap.frozen import dataclass
from pdmap.host import copies
from pdmap.host.unfinished import scratch

Work = Callable[[], Iterable[bytes]]


class Pieces:
    """What copies hand over, as whole pieces."""

    def __init__(self, stores: Iterable[_Store]) -> None:
        self._stores = {store.pipe: store for store in stores}
        self._waiting = select.poll()  # unlike `select.select`, for any number of open files
        for pipe in self._stores:
            self._waiting.register(pipe, select.POLLIN)

    def arrived(self) -> Iterator[bytes]:
        """Yield the pieces that are there, without waiting for any."""
        yield from self._until_none(0)

    def rest(self) -> Iterator[bytes]:
        """Yield all further pieces, until every copy has ended, or for as long as this process is patient."""
        yield from self._until_none(copies.PATIENCE)

    # Private methods

    def _until_none(self, patience: float) -> Iterator[bytes]:
        while self._stores and (ready := self._waiting.poll(patience * 1000)):
            for pipe, _ in ready:
                piece = self._stores[pipe].next_piece()
                if piece is None:
                    self._waiting.unregister(pipe)
                    del self._stores[pipe]
                else:
                    yield piece


@contextmanager
def copies_at_work(works: Iterable[Work]) -> Iterator[Pieces]:
    """Let a copy of this process do each work, and give the pieces that they make; copies are ended behind it.

    Where a copy cannot be made, nothing is made of its work.
    """
    with ExitStack() as stack:
        made = [stack.enter_context(_copy_storing(work)) for work in works]
        yield Pieces(store for store in made if store)


# Private functions

_LENGTH = struct.Struct("=Q")
"""What comes through the pipe for each piece; the system hands over so few bytes at once, or none."""


@dataclass(slots=True)
class _Store:
    """Where a copy puts its pieces."""

    file: int
    pipe: int
    taken: int = 0
    """Bytes that were taken out."""

    def next_piece(self) -> bytes | None:
        """Return the piece whose length is in the pipe; `None` where no other will come."""
        told = os.read(self.pipe, _LENGTH.size)
        if len(told) < _LENGTH.size:
            return None
        (length,) = _LENGTH.unpack(told)
        piece = os.pread(self.file, length, self.taken)
        self.taken += length
        return piece


@contextmanager
def _copy_storing(work: Work) -> Iterator[_Store | None]:
    with ExitStack() as stack:
        try:
            file = stack.enter_context(scratch()).fileno()
        except OSError:
            yield None
        else:
            pipe = stack.enter_context(copies.copy_writing(lambda: _stored(work(), file)))
            yield None if pipe is None else _Store(file, pipe)


def _stored(pieces: Iterable[bytes], file: int) -> Iterator[bytes]:
    """Put pieces into a file, and yield the length of each."""
    for piece in pieces:
        copies.write_all(file, piece)
        yield _LENGTH.pack(len(piece))
