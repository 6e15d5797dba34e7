"""Write down what commands do besides reading: a nursery, started with `-I -S -B`, so that nothing else is loaded.

Argument: where to import from, with `os.pathsep` between. Copies write to the file of the variable `REPORT`, before all
else what happened while pdmap was loaded. Each line is an event of Python's audit hooks and what the event is about.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PROGRAMS = ("ctypes.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.system", "subprocess.")
NETWORK = ("ftplib.", "http.", "imaplib.", "poplib.", "smtplib.", "socket.", "urllib.")
CHANGES = {
    *("os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.removexattr", "os.rename", "os.rmdir"),
    *("os.setxattr", "os.symlink", "os.truncate", "os.utime"),
}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def watch(report: Path, earlier: Sequence[str] = ()) -> None:
    """Write down from now on what this process and its copies do besides reading, each event when it comes.

    Args:
        report: The file to write to.
        earlier: What is written to it first.
    """
    # A copy inherits the hook and the open file, to whose end the system adds each line as a whole.
    file = os.open(report, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(file, "".join(f"{line}\n" for line in earlier).encode())

    def write(event: str, arguments: tuple[Any, ...]) -> None:
        if line := _line(event, arguments):
            os.write(file, f"{line}\n".encode(errors="backslashreplace"))

    sys.addaudithook(write)


def _line(event: str, arguments: tuple[Any, ...]) -> str:
    """Return an event and what it is about; empty where it is one of reading."""
    if event == "open":
        path, _, flags = arguments
        is_written = isinstance(path, str) and isinstance(flags, int) and flags & WRITING and path != os.devnull
        return f"open {path}" if is_written else ""
    if event.startswith((*PROGRAMS, *NETWORK)) or event in CHANGES:
        about = " ".join(map(str, arguments[1])) if event == "subprocess.Popen" else arguments[0] if arguments else ""
        return f"{event} {about}"
    return ""


def main() -> None:
    """Be the command of a copy."""
    from pdmap.cli import main as run

    watch(Path(os.environ["REPORT"]), _EARLY)
    run()


def load(earlier: list[str]) -> None:
    """Load pdmap, and add to a list what that does besides reading."""
    is_loading = True
    sys.addaudithook(lambda event, about: earlier.append(_line(event, about)) if is_loading else None)
    from tests.machines.nursery import build_command_line

    build_command_line()
    is_loading = False


_EARLY: list[str] = []

if __name__ == "__main__":
    sys.path[:] = sys.argv[1].split(os.pathsep)
    sys.modules["tests.machines.watched"] = sys.modules["__main__"]
    load(_EARLY)
    _EARLY[:] = filter(None, _EARLY)
    from tests.machines.nursery import serve

    serve()
