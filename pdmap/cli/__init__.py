"""The command line: the only part that prints and ends the process."""

from __future__ import annotations


def main() -> None:
    """Run the command that the process was started with, and end the process with its exit code."""
    from pdmap.cli.process import run

    run()
