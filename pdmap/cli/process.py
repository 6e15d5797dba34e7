"""The life of the process: streams, exceptions and the exit code."""

from __future__ import annotations

import os
import sys
import traceback
from typing import NoReturn

from pdmap import escape
from pdmap.cli.exits import Exit


class StopError(Exception):
    """A command cannot go on; the message is one clear line for the user."""

    def __init__(self, message: str, code: Exit = Exit.UNCHECKED) -> None:
        super().__init__(message)
        self.code = code


def run() -> NoReturn:
    """Run the command line and end the process."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets its escape, not a traceback.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    code = _guarded()
    try:
        sys.stdout.flush()
    except OSError:
        _silence_stdout()
    sys.exit(code)


def tell(message: str) -> None:
    """Print a line for the person at the terminal; data go to stdout, everything else here."""
    print(f"pdmap: {escape.terminal(message)}", file=sys.stderr)


def emit(data: str | bytes) -> None:
    """Write a result to stdout, whole.

    A reader that closes the pipe early, such as `head`, has what it wanted: the exit code stays
    that of the command.
    """
    try:
        if isinstance(data, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
        else:
            sys.stdout.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
    except OSError as error:
        _silence_stdout()
        raise StopError(f"standard output cannot be written ({error.strerror})") from error


# Private functions


def _guarded() -> int:
    from pdmap.cli.application import application

    try:
        application()
    except SystemExit as ended:
        # Typer ends with 2 after it has told what is wrong with the usage, and with 130 on Ctrl-C.
        return ended.code if isinstance(ended.code, int) else Exit.CLEAN
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except StopError as error:
        tell(str(error))
        return error.code
    except Exception as error:  # noqa: BLE001 - the last guard: one line for people, never a traceback
        return _internal(error)
    return Exit.CLEAN


def _internal(error: Exception) -> int:
    known = _expected(error)
    if known is not None:
        tell(str(error))
        return known
    tell(f"internal error: {type(error).__name__}: {error}")
    if os.environ.get("PDMAP_TRACEBACK"):
        traceback.print_exception(error)
    else:
        tell("set PDMAP_TRACEBACK=1 to see where, and report it with what you ran")
    return Exit.INTERNAL


def _expected(error: Exception) -> Exit | None:
    """Return the exit code of an error that carries one clear line of its own."""
    from pdmap.host.clock import ClockError
    from pdmap.host.files import FileError
    from pdmap.rules.engine import RuleCrashError

    if isinstance(error, FileError | ClockError):
        return Exit.UNCHECKED
    return Exit.INTERNAL if isinstance(error, RuleCrashError) else None


def _silence_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's own flush at the end cannot fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
