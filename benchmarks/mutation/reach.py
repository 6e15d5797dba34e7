"""Which tests come to which functions, found by running all tests once in a copy of this process."""

from __future__ import annotations

import functools
import pickle
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from mutmut.mutation.trampoline import set_mutant_under_test
from mutmut.state import state

from mutation.copies import in_a_copy

Memory = functools._lru_cache_wrapper  # noqa: SLF001 - what `functools.cache` returns, and has no other name
KEPT = Path("reach.pickle")
"""Where it is kept: of tests that are new, nothing is known, and they alone are run."""


@dataclass
class Reach:
    """What runs of the tests tell of them, by their ids."""

    program: bytes
    """Digest of the program: another one starts anew."""
    tests: dict[str, set[str]] = field(default_factory=dict)
    """By function, those that come there."""
    seconds: dict[str, float] = field(default_factory=dict)
    failing: list[str] = field(default_factory=list)
    """Those that fail without any change: they can notice none."""

    @classmethod
    def of(cls, items: Sequence[pytest.Item], memories: Sequence[Memory[object]]) -> Reach:
        """Return what tests come to, each run without what those before it remembered."""
        digest = sha256(b"".join(file.read_bytes() for file in sorted(Path("pdmap").rglob("*.py")))).digest()
        kept = pickle.loads(KEPT.read_bytes()) if KEPT.exists() else None  # noqa: S301 - our own
        reach = kept if kept and kept.program == digest else cls(digest)
        new = [item for item in items if item.nodeid not in reach.seconds]
        if new:
            KEPT.write_bytes(in_a_copy(lambda: reach._with(new, memories)))  # noqa: SLF001
        known: Reach = pickle.loads(KEPT.read_bytes())  # noqa: S301
        return known

    def _with(self, items: Sequence[pytest.Item], memories: Sequence[Memory[object]]) -> bytes:
        set_mutant_under_test("stats")
        hits = state()._stats  # noqa: SLF001
        for item, after in with_next(items):
            for memory in memories:
                memory.cache_clear()
            hits.clear()
            start = time.perf_counter()
            if fails(item, after):
                self.failing.append(item.nodeid)
            else:
                for function in hits:
                    self.tests.setdefault(function, set()).add(item.nodeid)
            self.seconds[item.nodeid] = time.perf_counter() - start
        return pickle.dumps(self)


def with_next(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    """Yield each test with the one after it, for which pytest keeps what both need."""
    yield from pairwise(items)
    yield from ((item, None) for item in items[-1:])


def fails(item: pytest.Item, after: pytest.Item | None) -> bool:
    """Run a test and return whether it fails."""
    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=after))
