"""Turns that several processes take: whoever is free takes the next piece of work, and nobody else does.

The numbers of the pieces lie in a pipe that all of them read; the system gives each to one process alone.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager

MOST = 4_096
"""As many numbers as a pipe holds on every system, so that nobody has to wait until it has room."""


@contextmanager
def turns(numbers: range) -> Iterator[int]:
    """Give a pipe that holds at most `MOST` numbers, for all copies that are made meanwhile."""
    reading, writing = os.pipe()
    try:
        os.write(writing, b"".join(_NUMBER.pack(number) for number in numbers))
    finally:
        os.close(writing)
    try:
        yield reading
    finally:
        os.close(reading)


def taken(pipe: int) -> Iterator[int]:
    """Yield the numbers that nobody has taken, until there are none."""
    while len(number := os.read(pipe, _NUMBER.size)) == _NUMBER.size:
        yield _NUMBER.unpack(number)[0]


# Private tables

_NUMBER = struct.Struct("=I")
