"""The command line: the only part that prints and ends the process."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command that the process was started with, and end the process with its exit code."""
    # A command builds what it needs once and ends. Its objects form no cycles worth collecting, and looking for
    # some again and again costs up to half of the time in which manifests are read.
    gc.disable()
    from pdmap.cli.process import run

    run()
