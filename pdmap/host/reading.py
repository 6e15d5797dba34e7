"""Read manifests by several processes, where there is so much to read that it pays.

What is made of each manifest is made here, as soon as it has been read and while others are: results come in the
order of paths, whoever read them when. Whatever goes wrong with another process, this one reads what is missing.

Copies of this process take the next manifests when they are free, and hand over each as soon as it is read; this
process reads some itself whenever nothing has been handed over. A program, where the system makes no copies, reads a
share that is fixed before, and hands it over at the end.
"""

from __future__ import annotations

import marshal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import IO, Any, Generic, TypeVar

from pdmap.frozen import dataclass
from pdmap.host import copies
from pdmap.host.pieces import Pieces, copies_at_work
from pdmap.host.processes import process_count
from pdmap.host.reading_worker import answer
from pdmap.host.turns import MOST, taken, turns
from pdmap.host.unfinished import scratch
from pdmap.host.workers import script, started
from pdmap.phases import advance
from pdmap.source import Manifest, parse
from pdmap.source.packing import unpack

PATIENCE = 120.0
"""Seconds that a program is waited for, once this process has read as much itself."""
COMMAND = script(Path(__file__).with_name("reading_worker.py"))
"""What starts a program that reads."""

Share = Mapping[str, bytes]
"""The bytes of some manifests, by their paths."""
T = TypeVar("T")
Make = Callable[[Manifest], T]
"""Makes something of a manifest that was read."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What another process is worth; `benchmarks/README.md` tells how both were measured."""

    share: int
    """Bytes of YAML from which on it reads them sooner than this process would."""
    start: int
    """Bytes that this process reads while the other starts; it gets so many more."""


OTHERS = 4 / 5
"""Times as long as this process, a program takes for a manifest: it packs what it has read, which is less work than to
check and to bind it."""
COPIES = Worth(share=200_000, start=0)
PROGRAMS = Worth(share=2_000_000, start=500_000)
LOT = 16_000
"""Bytes of YAML that a process takes at once, at least: what is read in some milliseconds."""


def read_manifests(contents: Mapping[str, bytes], make: Make[T], processes: int | None = None) -> list[T]:
    """Return what is made of the manifests, each as `source.parse` reads it, in the order of their paths.

    Args:
        contents: The bytes of each manifest, by its path relative to the inventory.
        make: Called in this process once for each manifest, as soon as it has been read, in any order.
        processes: How many processes may read; where missing, as many as `PDMAP_PROCESSES` says, or as there are
            processors.

    Raises:
        ConfigurationError: the variable holds no number of processes.
    """
    with reading_ahead(contents, processes) as read:
        return read(contents, make)


@contextmanager
def reading_ahead(contents: Mapping[str, bytes], processes: int | None = None) -> Iterator[ReadOn]:
    """Let copies of this process begin to read, while it does something else, and give what reads the rest.

    Args:
        contents: The bytes of each manifest, by its path relative to the inventory.
        processes: How many processes may read, as `read_manifests` takes it.

    Raises:
        ConfigurationError: the variable holds no number of processes.
    """
    count = processes or process_count()
    if copies.are_safe():
        with _copies_reading(contents, _worthwhile(contents, count, COPIES)) as reading:
            yield ReadOn(reading)
    else:
        yield ReadOn(partial(_read_by_programs, shares(contents, count, PROGRAMS)))


class ReadOn:
    """Reads manifests, of which others may have read some."""

    def __init__(self, read: Callable[[_Made[Any]], None]) -> None:
        self._read = read

    def __call__(self, contents: Mapping[str, bytes], make: Make[T], /) -> list[T]:
        """Return what is made of each manifest, in the order of their paths."""
        made = _Made(contents, make)
        self._read(made)
        return made.all()


def shares(contents: Mapping[str, bytes], processes: int, worth: Worth) -> list[Share]:
    """Return the manifests in shares that take much the same time, at least one; the first is for this process."""
    sizes = [0.0, *[float(worth.start)] * (_worthwhile(contents, processes, worth) - 1)]
    parts: list[dict[str, bytes]] = [{} for _ in sizes]
    for path in _largest_first(contents):
        smallest = sizes.index(min(sizes))
        sizes[smallest] += len(contents[path]) * (OTHERS if smallest else 1)
        parts[smallest][path] = contents[path]
    return [*parts]


def lots(contents: Mapping[str, bytes]) -> list[Share]:
    """Return the manifests in lots, of which a process takes one after the other; the largest come first."""
    least = max(LOT, 2 * sum(map(len, contents.values())) // MOST)
    found: list[dict[str, bytes]] = []
    size = least
    for path in _largest_first(contents):
        if size >= least:
            found.append({})
            size = 0
        found[-1][path] = contents[path]
        size += len(contents[path])
    return [*found]


# Private functions


class _Made(Generic[T]):
    """What was made of manifests so far."""

    def __init__(self, contents: Mapping[str, bytes], make: Make[T]) -> None:
        self._contents = contents
        self._make = make
        self._made: dict[str, T] = {}

    def read(self, share: Share) -> None:
        """Read a share here."""
        for path, data in share.items():
            self._take(parse(path, data))

    def unpack(self, share: Share, packed: Sequence[bytes | None]) -> None:
        """Take a share as another process read it; what it could not hand over is read here, or later."""
        if len(packed) != len(share):
            return
        for (path, data), columns in zip(share.items(), packed, strict=True):
            self._take(parse(path, data) if columns is None else unpack(path, data, columns))

    def all(self) -> list[T]:
        """Return everything in the order of paths; what nobody has read is read now."""
        self.read({path: data for path, data in self._contents.items() if path not in self._made})
        return [self._made[path] for path in sorted(self._contents)]

    # Private methods

    def _take(self, manifest: Manifest) -> None:
        self._made[manifest.path] = self._make(manifest)
        advance()


def _worthwhile(contents: Mapping[str, bytes], processes: int, worth: Worth) -> int:
    return max(1, min(processes, sum(map(len, contents.values())) // worth.share))


def _largest_first(contents: Mapping[str, bytes]) -> list[str]:
    return sorted(contents, key=lambda path: (-len(contents[path]), path))


@contextmanager
def _copies_reading(contents: Mapping[str, bytes], processes: int) -> Iterator[Callable[[_Made[Any]], None]]:
    """Let copies read, and give what reads by them and by this process, each taking the next lot when it is free.

    Each copy has its first lot from the start: the largest are for those who do nothing else.
    """
    if processes < 2:
        yield _read_nothing
        return
    parts = lots(contents)
    with turns(range(processes - 1, len(parts))) as queue:
        works = [partial(_packed, parts, first, queue) for first in range(processes - 1)]
        with copies_at_work(works) as pieces:
            yield partial(_read_by_copies, parts, queue, pieces)


def _read_nothing(_: _Made[T]) -> None:
    pass


def _read_by_copies(parts: Sequence[Share], queue: int, pieces: Pieces, made: _Made[T]) -> None:
    for piece in pieces.arrived():
        _unpack(piece, parts, made)
    for number in taken(queue):
        made.read(parts[number])
        for piece in pieces.arrived():
            _unpack(piece, parts, made)
    for piece in pieces.rest():
        _unpack(piece, parts, made)


def _packed(parts: Sequence[Share], first: int, queue: int) -> Iterator[bytes]:
    """Yield the lots that a copy reads, each with its number. It also looks whether they fit the language.

    Its answer tells whether: this process has the model to make, and is the last to be done.
    """
    from pdmap.schema.validator import is_valid  # here, for it takes a moment in which this process goes on

    for number in chain([first] if first < len(parts) else [], taken(queue)):
        yield marshal.dumps((number, answer([*parts[number].items()], is_valid)))


def _unpack(piece: bytes, parts: Sequence[Share], made: _Made[T]) -> None:
    number, packed = marshal.loads(piece)  # noqa: S302 - from a copy of this process
    made.unpack(parts[number], packed)


def _read_by_programs(parts: Sequence[Share], made: _Made[T]) -> None:
    own, *others = parts
    with ExitStack() as stack:
        asked = [(share, stack.enter_context(_started(share))) for share in others]
        made.read(own)
        for share, answered in asked:
            made.unpack(share, _each_packed(answered()))


@contextmanager
def _started(share: Share) -> Iterator[copies.Answer]:
    """Have a program read a share, and give what waits for its answer; it is ended behind it in any case.

    Should this process be killed, it ends by itself as soon as its share is read.
    """
    with ExitStack() as stack:
        try:
            question, written = stack.enter_context(scratch()), stack.enter_context(scratch())
            marshal.dump((sys.path, [*share.items()]), question)
            question.seek(0)
            process = stack.enter_context(started(COMMAND, question, written))
        except OSError:
            yield bytes
        else:
            yield lambda: _written(process, written)


def _written(process: subprocess.Popen[bytes], written: IO[bytes]) -> bytes:
    """Return what a program wrote; nothing where it failed or hangs."""
    try:
        if process.wait(PATIENCE):
            return b""
        written.seek(0)
        return written.read()
    except (subprocess.TimeoutExpired, OSError):
        return b""


def _each_packed(answered: bytes) -> list[bytes | None]:
    """Return what another process made of each manifest; nothing where its answer is none or broke off."""
    try:
        return list(marshal.loads(answered))  # noqa: S302 - from a process of ours
    except (EOFError, ValueError, TypeError):
        return []
