"""The command line: the only part that prints and ends the process."""

from __future__ import annotations

import gc
import signal


def main() -> None:
    """Run the command that the process was started with, and end the process with its exit code."""
    # Until pdmap is loaded, an interrupt ends it as it ends any program, without a traceback.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    # A command builds what it needs once and ends. Its objects form no cycles worth collecting, and looking for
    # some again and again costs up to half of the time in which manifests are read.
    gc.disable()
    from pdmap.cli.leaving import left_at_once
    from pdmap.cli.process import run

    with left_at_once():
        run()
