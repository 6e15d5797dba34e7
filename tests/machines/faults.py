"""A system that fails on request: it counts the calls that a command makes of it, and does something at one of them.

Calls are those of `os`, of files that are opened, and of programs that are started; what Python itself asks for when
it imports a module is not among them.
"""

import builtins
import io
import os
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from unittest.mock import patch

from pdmap.tables.catalogue import all_tables

LOOKS = frozenset({"access", "fstat", "listdir", "lstat", "readlink", "scandir", "stat"})
"""Calls that only look whether something is there; of these there are many."""
CHANGES = ("chmod", "fsync", "ftruncate", "link", "mkdir", "remove", "rename", "replace", "rmdir", "unlink", "utime")
WORK = frozenset({*CHANGES, "write"})
"""Calls that may have done their work when they fail: over a network, the answer gets lost."""
MAKES = frozenset({*WORK, "Popen", "memfd_create", "open"})
"""Calls behind which something is there, or gone, that was not before."""
MANY = 1_500
"""Calls of a command from which on most are as others."""
TABLES = frozenset(table.name for table in all_tables())
SYSTEM = (*sorted(LOOKS), *CHANGES, "memfd_create", "open")
FILE = ("close", "flush", "read", "readinto", "tell", "truncate", "write")


@dataclass
class System:
    """The calls of one run."""

    at: int = -1
    """The number of the call at which something happens."""
    is_after: bool = False
    """Whether it happens when the call has done its work, instead of before."""
    happen: Callable[[object], None] = lambda _: None
    """What happens; it is given what the call is about, such as a path."""
    calls: list[str] = field(default_factory=list)

    def call(self, name: str, function: Callable[..., object], *arguments: object, **named: object) -> object:
        """Make a call, or let it fail."""
        names = (Path(part).name for part in arguments[:1] if isinstance(part, str | Path))
        self.calls.append(" ".join([name, *names]))
        is_now = len(self.calls) - 1 == self.at
        if is_now and not self.is_after:
            if name == "close":  # a close that fails has closed the file all the same
                function()
            self.happen(next(iter(arguments), None))
        try:
            return function(*arguments, **named)
        finally:
            if is_now and self.is_after:
                self.happen(next(iter(arguments), None))


def telling(calls: list[str], many: int = MANY) -> list[int]:
    """Return the numbers of the calls that tell something of their own; of many, the first and last of a kind."""
    kinds = [_kind(call) for call in calls]
    if len(calls) < many:
        return [*range(len(calls))]
    last = {kind: at for at, kind in enumerate(kinds)}
    first = {kind: at for at, kind in reversed([*enumerate(kinds)])}
    return sorted({*first.values(), *last.values()})


def first_of_each(calls: list[str]) -> list[int]:
    """Return the numbers of the first call of each kind."""
    return sorted({_kind(call): at for at, call in reversed([*enumerate(calls)])}.values())


@contextmanager
def counted(system: System) -> Iterator[None]:
    """Count all calls within the block."""
    opened = io.open

    def open_file(*arguments: object, **named: object) -> object:
        return _File(system, system.call("open", opened, *arguments, **named))

    patches = [patch.object(os, name, _through(system, name, getattr(os, name))) for name in SYSTEM]
    patches += [patch.object(io, "open", open_file), patch.object(builtins, "open", open_file)]
    patches += [patch.object(subprocess, "Popen", _through(system, "Popen", subprocess.Popen))]
    for one in patches:
        one.start()
    try:
        yield
    finally:
        for one in patches:
            one.stop()


# Private functions


def _kind(call: str) -> str:
    """Return what a call is about; one table is as another, and of unfinished files only some end as they begin."""
    name, _, about = call.partition(" ")
    return f"{name} table" if about in TABLES else re.sub(r"\.pdmap-[0-9a-f]{8}_.*", "room", call)


def _through(system: System, name: str, function: Callable[..., object]) -> Callable[..., object]:
    return lambda *arguments, **named: system.call(name, function, *arguments, **named)


class _File:
    """A file whose calls are counted."""

    def __init__(self, system: System, file: Any) -> None:  # noqa: ANN401 - files are of many classes
        self._system = system
        self._file = file

    def __getattr__(self, name: str) -> object:
        found = getattr(self._file, name)
        return _through(self._system, name, found) if name in FILE else found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._system.call("close", self._file.close)

    def __iter__(self) -> Iterator[object]:
        return iter(self._file)
