"""The life of the process: streams, exceptions and the exit code."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import traceback
from pathlib import Path
from typing import NoReturn

from pdmap import escape
from pdmap.cli.ending import ended_by_signals
from pdmap.cli.exits import Exit


class StopError(Exception):
    """A command cannot go on; the message is one clear line for the user."""

    def __init__(self, message: str, code: Exit = Exit.UNCHECKED) -> None:
        super().__init__(message)
        self.code = code


def run() -> NoReturn:
    """Run the command line and end the process."""
    with ended_by_signals():
        _prepare_streams()
        code = _guarded()
        try:
            sys.stdout.flush()
        except OSError:
            _silence_stdout()
    sys.exit(code)


def tell(message: str) -> None:
    """Print a line for the person at the terminal; data go to stdout, everything else here."""
    # Who cannot be told is not: the exit code stays what it is.
    with contextlib.suppress(OSError):
        print(f"pdmap: {escape.terminal(message)}", file=sys.stderr, flush=True)


def emit(data: str | bytes) -> None:
    """Write a result to stdout, whole.

    A reader that closes the pipe early, such as `head`, has what it wanted: the exit code stays
    that of the command.

    Raises:
        StopError: standard output cannot be written.
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
        from pdmap.host.files import reason_of

        _silence_stdout()
        raise StopError(f"standard output cannot be written ({reason_of(error)})") from error


def told(error: Exception) -> str:
    """Return what people are told of an error, in one line."""
    from pdmap.rules.crash import RuleCrashError

    if isinstance(error, StopError | RuleCrashError):
        return str(error)
    return _unchecked(error) or f"internal error: {type(error).__name__}: {error}"


def is_for_people() -> bool:
    """Return whether results are shown to people: at a terminal or in the log of CI, whose runner obeys what it reads.

    A runner reads a pipe. What goes to a file goes to a program, also in CI.
    """
    if sys.stdout.isatty():
        return True
    is_in_ci = any(os.environ.get(variable) for variable in _RUNNERS)
    return is_in_ci and not _is_file()


# Private functions


def _is_file() -> bool:
    with contextlib.suppress(OSError):
        return stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode)
    return False


def _prepare_streams() -> None:
    """Make the streams take every text, also where they are closed or know few characters."""
    # Python has no object for a stream that was closed before the start. Writing results to one has to fail;
    # what is told to nobody has not.
    sys.stdout = sys.stdout or Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets its escape, not a traceback.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")


def _guarded() -> int:
    try:
        from pdmap.cli.application import run_application
        from pdmap.cli.progress import progress_shown

        with progress_shown():
            run_application()
    except SystemExit as ended:
        # Typer ends with 2 after it has told what is wrong with the usage, with 130 on Ctrl-C,
        # and with 1 where nobody reads its help to the end.
        if isinstance(ended.__context__, BrokenPipeError):
            return Exit.CLEAN
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
    if os.environ.get("PDMAP_TRACEBACK"):
        traceback.print_exception(error)
    tell(told(error))
    if _unchecked(error):
        return Exit.UNCHECKED
    tell("set PDMAP_TRACEBACK=1 to see where, and report it with what you ran")
    return Exit.INTERNAL


def _unchecked(error: Exception) -> str | None:
    """Return one clear line about an error outside pdmap, or `None` where pdmap itself failed."""
    from pdmap.app.selecting import SelectionError
    from pdmap.app.trace_error import TraceError
    from pdmap.bundles.error import BundleError
    from pdmap.config.error import ConfigurationError
    from pdmap.engine import EngineError
    from pdmap.host.clock import ClockError
    from pdmap.host.connecting import DatabaseError
    from pdmap.host.files import FileError, reason_of
    from pdmap.host.revisions import RevisionError
    from pdmap.suppress.baseline import BaselineError

    told_by_themselves = (
        FileError | RevisionError | ClockError | DatabaseError | EngineError | BundleError | SelectionError | TraceError
    )
    if isinstance(error, told_by_themselves | ConfigurationError | BaselineError):
        return str(error)
    if isinstance(error, MemoryError):
        return "there is not enough memory for this inventory; give it more, or divide it"
    return reason_of(error) if isinstance(error, OSError) else None


def _silence_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's own flush at the end cannot fail."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


# Private tables

_RUNNERS = ("CI", "GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")
"""Environment variables of runners that obey lines of a log."""
