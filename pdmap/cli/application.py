"""The typer application: one module per command, loaded when the command is asked for."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Annotated, Any

import typer
import typer.main

from pdmap import __version__
from pdmap.cli.plain_values import PlainCommand, PlainGroup
from pdmap.cli.process import emit

COMMANDS: Mapping[str, str] = {
    "init": "init",
    "validate": "validate",
    "baseline": "baseline",
    "config": "config",
    "map": "draw",
    "query": "query",
    "trace": "trace",
    "transfers": "transfers",
    "diff": "diff",
    "drift": "drift",
    "scan": "scan",
    "parties": "parties",
    "records": "records",
    "document": "document",
    "breach": "breach",
    "subject": "subject",
    "verify": "verify",
    "explain": "explain",
    "rules": "rules",
    "schema": "schema",
    "export": "export",
}
"""The commands in the order of the help, each with the name of its function, or group, in the module of its name."""
_VERSION = "--version"


def application() -> typer.Typer:
    """Return all commands."""
    return _application(tuple(COMMANDS))


def run_application() -> None:
    """Run the command line that the process was started with; it ends in `SystemExit`.

    Where it begins with a command, the others are neither loaded nor put together, which takes longer than most
    commands run (issue 7).
    """
    put_together(asked(sys.argv[1:]))(prog_name="pdmap")


@cache
def put_together(names: tuple[str, ...]) -> Any:  # noqa: ANN401 - typer keeps the type to itself
    """Return the command line with some commands, made once in a process."""
    return typer.main.get_command(_application(names))


def asked(arguments: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the commands that a command line can need."""
    first = next(iter(arguments), "")
    if first in COMMANDS:
        return (first,)
    return () if list(arguments) == [_VERSION] else tuple(COMMANDS)


def root(
    *,
    version: Annotated[
        bool,
        typer.Option(
            _VERSION, help="Print the version and exit.", is_eager=True, callback=lambda value: _version(value=value)
        ),
    ] = False,
) -> None:
    """Answer offline which personal data you hold, why, where it goes and for how long."""


# Private functions


@cache
def _application(names: tuple[str, ...]) -> typer.Typer:
    made = typer.Typer(
        name="pdmap",
        cls=PlainGroup,
        help="An inventory of personal data, kept as YAML beside the code.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback()(root)
    for name in names:
        found = getattr(import_module(f"pdmap.cli.{name}"), COMMANDS[name])
        if isinstance(found, typer.Typer):
            made.add_typer(found)
        else:
            made.command(name, cls=PlainCommand)(found)
    return made


def _version(*, value: bool) -> None:
    if value:
        emit(f"pdmap {__version__}\n")
        raise typer.Exit
