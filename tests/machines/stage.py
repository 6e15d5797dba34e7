"""A command in its working folder, which is as it was before each time that the command is run there."""

import contextlib
import gc
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from pdmap.cli.process import run, told
from tests.machines.commands import Command, environment, files_below, folders_below, make_sandbox
from tests.machines.faults import Call, System, calls_in, counted
from tests.machines.nursery import be_program, point


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended, and what is on the disk."""

    code: int
    """Below 0 for the signal that ended it."""
    out: bytes
    err: str
    files: Mapping[str, bytes]
    folders: frozenset[str]
    left: frozenset[str]
    """Temporary files elsewhere."""
    calls: list[Call]
    """Those at which something happened, or all where nothing was to happen."""


class Stage:
    """A command, the folder that it runs in, and what comes of it when nothing happens."""

    def __init__(self, folder: Path, command: Command) -> None:
        self.command = command
        self._folder = folder
        self._notes = os.memfd_create("calls")
        folder.mkdir(exist_ok=True)
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment(folder))
        self.before = make_sandbox(folder, command)
        self._warm()
        self.clean = self.run(System())
        self.calls = self.clean.calls
        changed = {name for name, data in self.clean.files.items() if self.before.get(name) != data}
        assert self.clean.code in (0, 1), self.clean.err
        assert changed == {*command.writes}, changed
        assert not self.clean.left

    def run(self, system: System) -> Outcome:
        """Run the command in a copy of this process, in a folder that is as it was before."""
        make_sandbox(self._folder, self.command)
        return self.run_on(system)

    def run_on(self, system: System) -> Outcome:
        """Run the command in a copy of this process, in the folder as it is now."""
        os.ftruncate(self._notes, 0)
        system.notes = self._notes
        process = os.fork()
        if not process:
            self._be_command(system)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        out, err = (self._stream(name).read_bytes() for name in ("out", "err"))
        size = os.fstat(self._notes).st_size
        calls = calls_in(os.pread(self._notes, size, 0))
        folders = frozenset(folders_below(self._folder))
        return Outcome(code, out, err.decode(), files_below(self._folder), folders, self._left(), calls)

    # Private methods

    def _warm(self) -> None:
        """Run the command here, so that what is loaded once and for all is loaded; what tells of errors, too."""
        sys.argv = ["pdmap", *self.command.line.split()]
        with silence(), contextlib.suppress(SystemExit):
            run()
        told(OSError())
        gc.freeze()

    def _be_command(self, system: System) -> NoReturn:
        os.lseek(self._notes, 0, os.SEEK_SET)
        point(1, str(self._stream("out")))
        point(2, str(self._stream("err")))
        with counted(system):
            be_program("pdmap.cli:main", self.command.line.split())

    def _stream(self, name: str) -> Path:
        return self._folder.with_name(f"stream.{name}")

    def _left(self) -> frozenset[str]:
        """Return what pdmap made for a while and did not take away."""
        apart = (*self._folder.parent.glob("cache/.unfinished-*"), *self._folder.parent.glob("temporary/*"))
        return frozenset({*map(str, apart)})


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """Let standard output and standard error go nowhere."""
    kept = os.dup(1), os.dup(2)
    for stream in (1, 2):
        point(stream, os.devnull)
    try:
        yield
    finally:
        sys.stdout.flush()
        for stream, saved in zip((1, 2), kept, strict=True):
            os.dup2(saved, stream)
            os.close(saved)
