"""A process that has loaded pdmap and copies itself for each command: a copy starts in milliseconds, not in a second.

A copy is as the process that it stands for: its own folder and variables, nothing to read from standard input, nothing
else open, and every signal as it is when a program is started. Its output goes to files.

As a program, it reads lines of JSON: a list of what is to run at once. It answers with a list of how each has ended.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from subprocess import CompletedProcess
from typing import NoReturn

ROOT = Path(__file__).parents[2]
CRASH = 99
"""Exit code of an exception that nobody caught."""


@dataclass(frozen=True, slots=True)
class Run:
    """Something to run in a copy."""

    arguments: tuple[str, ...]
    folder: Path
    variables: Mapping[str, str]
    entrance: str = "pdmap.cli:main"
    """A module and a function of it."""


class Nursery:
    """A process that makes copies of itself, seen from outside."""

    def __init__(self, *program: str, variables: Mapping[str, str], encoding: str = "utf-8") -> None:
        """Start it; the program has to call `serve`, and what copies of it write is in an encoding."""
        self._encoding = encoding
        self._process = subprocess.Popen(
            [sys.executable, *program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=variables
        )

    def run(self, *runs: Run) -> list[CompletedProcess[str]]:
        """Run something in copies, all at once, and wait for them."""
        with tempfile.TemporaryDirectory() as folder:
            places = [str(Path(folder, str(number))) for number in range(len(runs))]
            asked = zip(runs, places, strict=True)
            codes = self._answer([asdict(run) | {"folder": str(run.folder), "place": place} for run, place in asked])
            written = [
                [Path(f"{place}.{name}").read_bytes().decode(self._encoding) for name in ("out", "err")]
                for place in places
            ]
        ended = zip(runs, codes, written, strict=True)
        return [CompletedProcess(run.arguments, code, *streams) for run, code, streams in ended]

    def close(self) -> None:
        """End it."""
        self._process.communicate()

    # Private methods

    def _text(self, path: str) -> str:
        return Path(path).read_bytes().decode(self._encoding)

    def _answer(self, question: list[dict[str, object]]) -> list[int]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(question).encode() + b"\n")
        self._process.stdin.flush()
        codes: list[int] = json.loads(self._process.stdout.readline())
        return codes


def serve() -> None:
    """Make copies of this process for whoever asks on standard input."""
    questions = sys.stdin.buffer
    while line := questions.readline():
        processes = [_copied(run) for run in json.loads(line)]
        codes = [os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process in processes]
        os.write(1, json.dumps(codes).encode() + b"\n")


def build_command_line() -> None:
    """Build each command once: that takes longer than most commands, and is the same for each run."""
    from pdmap.cli.application import COMMANDS, put_together

    for name in COMMANDS:
        put_together((name,))


def be_program(entrance: str, arguments: Iterable[str]) -> NoReturn:
    """Run a function as a program whose process it is, and end the process."""
    module, _, name = entrance.partition(":")
    sys.argv = [module.partition(".")[0], *arguments]
    code: object = 0
    try:
        getattr(import_module(module), name)()
    except SystemExit as ended:
        code = ended.code or 0
    except BaseException:  # noqa: BLE001 - it is told as Python tells it
        traceback.print_exc()
        code = CRASH
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 1)


def point(stream: int, path: str, flags: int = os.O_WRONLY | os.O_CREAT | os.O_TRUNC) -> None:
    """Point a stream of this process at a file."""
    file = os.open(path, flags, 0o600)
    os.dup2(file, stream)
    os.close(file)


# Private functions


def _copied(run: dict[str, object]) -> int:
    process = os.fork()
    if process:
        return process
    point(0, os.devnull, os.O_RDONLY)
    point(1, f"{run['place']}.out")
    point(2, f"{run['place']}.err")
    os.closerange(3, 256)
    for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGCHLD):  # `nohup` lets some be ignored
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(str(run["folder"]))
    variables, arguments = run["variables"], run["arguments"]
    assert isinstance(variables, dict)
    assert isinstance(arguments, list)
    os.environ.clear()
    os.environ.update(variables)
    be_program(str(run["entrance"]), arguments)


if __name__ == "__main__":
    build_command_line()
    serve()
