"""Run a command where the machine lacks something; a program that a nursery runs.

Arguments: the steps of a line of bash, of which it knows as many as the tests need. The last one is the command.
"""

import os
import resource
import shlex
import sys
from collections.abc import Callable

from tests.machines.nursery import be_program

LIMITS = {"-n": (resource.RLIMIT_NOFILE, 1), "-f": (resource.RLIMIT_FSIZE, 1024)}
"""What is limited, and in which units bash counts."""


def main() -> None:
    *steps, command = sys.argv[1:]
    for step in steps:
        name, *arguments = shlex.split(step)
        STEPS[name](*arguments)
    be_program("pdmap.cli:main", shlex.split(command)[1:])


def limit(option: str, number: str) -> None:
    what, unit = LIMITS[option]
    resource.setrlimit(what, (int(number) * unit, int(number) * unit))


def unset(*names: str) -> None:
    for name in names:
        os.environ.pop(name, None)


def export(text: str) -> None:
    name, _, value = text.partition("=")
    os.environ[name] = value


STEPS: dict[str, Callable[..., None]] = {
    "cd": os.chdir,
    "export": export,
    "mkdir": os.mkdir,
    "rmdir": os.rmdir,
    "ulimit": limit,
    "unset": unset,
}
