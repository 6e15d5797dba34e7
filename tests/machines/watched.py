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

noted: list[str] = []


def note(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        path, _, flags = arguments
        if isinstance(path, str) and isinstance(flags, int) and flags & WRITING and path != os.devnull:
            noted.append(f"open {path}")
    elif event.startswith((*PROGRAMS, *NETWORK)) or event in CHANGES:
        about = " ".join(map(str, arguments[1])) if event == "subprocess.Popen" else arguments[0] if arguments else ""
        noted.append(f"{event} {about}")


if __name__ == "__main__":
    places, report, *command = sys.argv[1:]
    sys.path[:] = places.split(os.pathsep)
    sys.argv[1:] = command
    sys.addaudithook(note)
    from pdmap.cli import main

    try:
        main()
    finally:
        seen = [*noted]
        Path(report).write_text("".join(f"{line}\n" for line in seen))
