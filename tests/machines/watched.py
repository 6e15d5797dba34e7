"""Run a command and write down what it does besides reading; started with `-I -S -B`, so that nothing else is loaded.

Arguments: where to import from, with `os.pathsep` between; the file to write to; and the command. Each line that it
writes is an event of Python's audit hooks and what the event is about.
"""

import os
import sys
from pathlib import Path
from typing import Any

PROGRAMS = ("ctypes.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "os.system", "subprocess.")
NETWORK = ("ftplib.", "http.", "imaplib.", "poplib.", "smtplib.", "socket.", "urllib.")
CHANGES = {
    *("os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.removexattr", "os.rename", "os.rmdir"),
    *("os.setxattr", "os.symlink", "os.truncate", "os.utime"),
}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def watch(report: Path) -> None:
    """Write down from now on what this process and its copies do besides reading, each event when it comes.

    A copy inherits the hook and the open file, to whose end the system adds each line as a whole.
    """
    file = os.open(report, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

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


if __name__ == "__main__":
    places, written, *command = sys.argv[1:]
    sys.path[:] = places.split(os.pathsep)
    sys.argv[1:] = command
    watch(Path(written))
    from pdmap.cli import main

    main()
