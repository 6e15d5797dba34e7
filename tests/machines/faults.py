"""A system that fails on request: it counts the calls that a command makes of it, and does something at one of them.

Calls are those of `os`, of files that are opened, and of programs that are started; what Python itself asks for when
it imports a module is not among them.
"""

import builtins
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from unittest.mock import patch

import pdmap
from pdmap.tables.catalogue import all_tables

LOOKS = frozenset({"access", "fstat", "listdir", "lstat", "readlink", "scandir", "stat"})
"""Calls that only look whether something is there; of these there are many."""
CHANGES = ("chmod", "fsync", "ftruncate", "link", "mkdir", "remove", "rename", "replace", "rmdir", "unlink", "utime")
WORK = frozenset({*CHANGES, "write"})
"""Calls that may have done their work when they fail: over a network, the answer gets lost."""
MAKES = frozenset({*WORK, "Popen", "memfd_create", "open"})
"""Calls behind which something is there, or gone, that was not before."""
TABLES = frozenset(table.name for table in all_tables())
SYSTEM = (*sorted(LOOKS), *CHANGES, "memfd_create", "open")
FILE = ("close", "flush", "read", "readinto", "tell", "truncate", "write")
OURS = str(Path(pdmap.__file__).parent) + os.sep
RANDOM = (
    (re.compile(r"\.pdmap-[0-9a-f]{8}_.*"), "room"),
    (re.compile(r"\.(pdmap|unfinished)-\w+"), r".\1-*"),
    (re.compile(r"[0-9a-f]{64}"), "*"),
)
"""Names that are others in each run, and how they are told; of unfinished folders only some end as they begin."""
write = os.write


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the system; those that are equal are made by the same lines, about the same file."""

    name: str
    about: str
    """The name of a file; of the tables, one is as another."""
    places: str
    """The lines of pdmap that led there, the innermost first."""

    def __str__(self) -> str:
        return f"{self.name} {self.about}".rstrip()


@dataclass
class System:
    """The calls of one run."""

    at: int = -1
    """The number of the call at which something happens."""
    is_after: bool = False
    """Whether it happens when the call has done its work, instead of before."""
    happen: Callable[[object], None] = lambda _: None
    """What happens; it is given what the call is about, such as a path."""
    notes: int = -1
    """The open file that the call at which something happens is written to, or each call where nothing does."""
    count: int = 0

    def call(self, name: str, function: Callable[..., object], *arguments: object, **named: object) -> object:
        """Make a call, or let it fail."""
        is_now = self.count == self.at
        self.count += 1
        if self.notes >= 0 and (is_now or self.at < 0):
            self._note(name, next((part for part in arguments[:1] if isinstance(part, str | Path)), ""))
        if is_now and not self.is_after:
            if name == "close":  # a close that fails has closed the file all the same
                function()
            self.happen(next(iter(arguments), None))
        try:
            return function(*arguments, **named)
        finally:
            if is_now and self.is_after:
                self.happen(next(iter(arguments), None))

    def _note(self, name: str, path: str | Path) -> None:
        about = Path(path).name
        for pattern, known in RANDOM:
            about = pattern.sub(known, about)
        # At once, and past the calls that are counted: the process may end at any of them.
        write(self.notes, f"{name}\t{'table' if about in TABLES else about}\t{_places()}\n".encode(errors="replace"))


def calls_in(notes: bytes) -> list[Call]:
    """Return the calls that were written down."""
    return [Call(*line.split("\t")) for line in notes.decode().splitlines()]


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


def _places() -> str:
    """Return the lines of pdmap that are being run, the innermost first."""
    frame, places = sys._getframe(2), list[str]()
    while frame.f_back:
        frame = frame.f_back
        if frame.f_code.co_filename.startswith(OURS):
            places.append(f"{frame.f_code.co_filename.removeprefix(OURS)}:{frame.f_lineno}")
    return " ".join(places)


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
