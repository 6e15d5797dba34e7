"""Read manifests by several processes, where there is so much to read that it pays.

Each process reads a share of the files, this one among them. Results are those of reading alone, in the same
order. Whatever goes wrong with another process, this one reads the share itself.
"""

from __future__ import annotations

import marshal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import IO

from pdmap.frozen import dataclass
from pdmap.host import copies
from pdmap.host.processes import process_count
from pdmap.host.reading_worker import answer
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


@dataclass(frozen=True, slots=True)
class Worth:
    """What another process is worth; `benchmarks/README.md` tells how both were measured."""

    share: int
    """Bytes of YAML from which on it reads them sooner than this process would."""
    start: int
    """Bytes that this process reads while the other starts; it gets so many more."""


PACKING = 7 / 6
"""Times as long as this process, another takes for a manifest: it has to hand over what it has read."""
COPIES = Worth(share=200_000, start=0)
PROGRAMS = Worth(share=2_000_000, start=500_000)


def read_manifests(contents: Mapping[str, bytes], processes: int | None = None) -> list[Manifest]:
    """Return the manifests as `source.parse` reads them, in the order of their paths.

    Args:
        contents: The bytes of each manifest, by its path relative to the inventory.
        processes: How many processes may read; where missing, as many as `PDMAP_PROCESSES` says, or as there are
            processors.

    Raises:
        ConfigurationError: the variable holds no number of processes.
    """
    has_copies = copies.are_safe()
    own, *others = shares(contents, processes or process_count(), COPIES if has_copies else PROGRAMS)
    with ExitStack() as stack:
        asked = [(share, stack.enter_context(_copied(share) if has_copies else _started(share))) for share in others]
        found = _read(own)
        for share, answered in asked:
            found |= _unpacked_share(share, answered())
    return [found[path] for path in sorted(contents)]


def shares(contents: Mapping[str, bytes], processes: int, worth: Worth) -> list[Share]:
    """Return the manifests in shares that take much the same time, at least one; the first is for this process."""
    total = sum(map(len, contents.values()))
    count = max(1, min(processes, total // worth.share))
    sizes = [0.0, *[float(worth.start)] * (count - 1)]
    parts: list[dict[str, bytes]] = [{} for _ in sizes]
    for path in sorted(contents, key=lambda path: (-len(contents[path]), path)):
        smallest = sizes.index(min(sizes))
        sizes[smallest] += len(contents[path]) * (PACKING if smallest else 1)
        parts[smallest][path] = contents[path]
    return [*parts]


# Private functions


def _read(share: Share) -> dict[str, Manifest]:
    return {path: _parsed(path, data) for path, data in share.items()}


def _parsed(path: str, data: bytes) -> Manifest:
    manifest = parse(path, data)
    advance()
    return manifest


def _unpacked(path: str, data: bytes, columns: bytes) -> Manifest:
    manifest = unpack(path, data, columns)
    advance()
    return manifest


def _copied(share: Share) -> AbstractContextManager[copies.Answer]:
    """Have a copy of this process read a share."""
    return copies.copy_at_work(lambda: marshal.dumps(answer([*share.items()])))


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


def _unpacked_share(share: Share, answered: bytes) -> dict[str, Manifest]:
    """Return a share as it was read; what no other process could read is read here."""
    packed = _each_packed(answered)
    if len(packed) != len(share):
        return _read(share)
    return {
        path: _parsed(path, data) if columns is None else _unpacked(path, data, columns)
        for (path, data), columns in zip(share.items(), packed, strict=True)
    }


def _each_packed(answered: bytes) -> list[bytes | None]:
    """Return what another process made of each manifest; nothing where its answer is none or broke off."""
    try:
        return list(marshal.loads(answered))  # noqa: S302 - from a process of ours
    except (EOFError, ValueError, TypeError):
        return []
