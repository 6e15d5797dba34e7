"""What a target of the fuzzer is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Target:
    """A part of pdmap that reads what strangers write."""

    make: Callable[[Random], bytes]
    """Makes an input."""
    check: Callable[[bytes], None]
    """Gives the input to the part; raises whatever should not be."""
    command: str
    """The command line, and the file, that a case of the corpus is made of."""
    file: str
    quota: int
    """How many inputs are tried in the tests; the reader has 100,000 of its own."""
