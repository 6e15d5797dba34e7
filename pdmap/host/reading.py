"""Read manifests by several processes, where there is so much to read that it pays.

Each process reads a share of the files, this one among them. Results are those of reading alone, in the same
order. Whatever goes wrong with another process, this one reads the share itself.
"""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from pdmap.config.error import ConfigurationError
from pdmap.host.workers import end, script
from pdmap.phases import advance
from pdmap.source import Manifest, parse
from pdmap.source.characters import shown
from pdmap.source.packing import unpack

LEAST_SHARE = 2_000_000
"""Bytes of YAML that are worth a process: it starts in the time in which half a megabyte is read."""
PATIENCE = 120.0
"""Seconds that another process is waited for, once this one has read as much itself."""
VARIABLE = "PDMAP_PROCESSES"
"""The variable that says how many processes read."""
COMMAND = script(Path(__file__).with_name("reading_worker.py"))
"""What starts another process."""
_START = 500_000
"""That half megabyte; this process gets so much more to read, while the others start."""

Share = Mapping[str, bytes]
"""The bytes of some manifests, by their paths."""


def read_manifests(contents: Mapping[str, bytes], processes: int | None = None) -> list[Manifest]:
    """Return the manifests as `source.parse` reads them, in the order of their paths.

    Args:
        contents: The bytes of each manifest, by its path relative to the inventory.
        processes: How many processes may read; where missing, as many as `PDMAP_PROCESSES` says, or as there are
            processors.

    Raises:
        ConfigurationError: the variable holds no number of processes.
    """
    own, *others = shares(contents, processes or _wanted() or _processors())
    with ExitStack() as stack:
        answers = [(share, stack.enter_context(_asked(share))) for share in others]
        found = _read(own)
        for share, asked in answers:
            found |= _answer(share, asked)
    return [found[path] for path in sorted(contents)]


def shares(contents: Mapping[str, bytes], processes: int) -> list[Share]:
    """Return the manifests in shares of much the same size, at least one; the first is for this process."""
    total = sum(map(len, contents.values()))
    count = max(1, min(processes, total // LEAST_SHARE))
    sizes = [0, *[_START] * (count - 1)]
    parts: list[dict[str, bytes]] = [{} for _ in sizes]
    for path in sorted(contents, key=lambda path: (-len(contents[path]), path)):
        smallest = sizes.index(min(sizes))
        sizes[smallest] += len(contents[path])
        parts[smallest][path] = contents[path]
    return [*parts]


# Private functions


def _wanted() -> int | None:
    written = os.environ.get(VARIABLE, "")
    if written and not (written.isdecimal() and int(written)):
        raise ConfigurationError(f"{VARIABLE} is `{shown(written)}`, not a number of processes such as 1")
    return int(written) if written else None


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


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


@contextmanager
def _asked(share: Share) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]] | None]:
    """Give the process that reads a share, and the file that it writes to; `None` where it cannot be started.

    It is ended behind it in any case: when it is interrupted as well as when nobody wants its answer. Should this
    process be killed, it ends by itself as soon as its share is read.
    """
    with tempfile.TemporaryFile() as question, tempfile.TemporaryFile() as answer:
        marshal.dump((sys.path, list(share.items())), question)
        question.seek(0)
        try:
            process = subprocess.Popen(  # noqa: S603 - a list of arguments, none of them from a manifest
                COMMAND, stdin=question, stdout=answer, stderr=subprocess.DEVNULL, start_new_session=True
            )
        except OSError:
            yield None
            return
        with process:
            try:
                yield process, answer
            finally:
                end(process)


def _answer(share: Share, asked: tuple[subprocess.Popen[bytes], IO[bytes]] | None) -> dict[str, Manifest]:
    """Return a share as it was read; what no other process could read is read here."""
    packed = _written(*asked) if asked else []
    if len(packed) != len(share):
        return _read(share)
    return {
        path: _parsed(path, data) if columns is None else _unpacked(path, data, columns)
        for (path, data), columns in zip(share.items(), packed, strict=True)
    }


def _written(process: subprocess.Popen[bytes], answer: IO[bytes]) -> list[bytes | None]:
    """Return what a process wrote; nothing where it failed, broke off or hangs."""
    try:
        if process.wait(PATIENCE):
            return []
        answer.seek(0)
        return list(marshal.load(answer))  # noqa: S302 - from a process of ours
    except (subprocess.TimeoutExpired, EOFError, ValueError, TypeError):
        return []
