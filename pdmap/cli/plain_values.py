"""Commands whose plain values need no conversion.

typer converts every value with pydantic, also those that nobody gave, and loading pydantic takes longer than an
inventory takes to be checked (issue 7). Text is text already, a path is made of text, and a choice is one of a few
texts; whatever else is given, such as a number, an unknown choice or a path that cannot be read, is left to typer and
its messages.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from typer._click.core import Command
from typer._coercion import build_runtime_param
from typer.core import TyperCommand, TyperGroup

from pdmap.cli.helping import flowing, without_types_of_switches

if TYPE_CHECKING:
    from typer._click import Context, HelpFormatter
    from typer._click.core import Parameter
    from typer.core import TyperArgument, TyperOption


class _PlainValues(Command):
    """What commands and groups of them do alike, before what typer does."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the arguments of the command line."""
        _make_plain(self.get_params(ctx))
        return super().parse_args(ctx, args)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help, whose paragraphs are broken where the screen ends."""
        written = self.help
        self.help = flowing(written or "")
        try:
            super().format_help(ctx, formatter)
        finally:
            self.help = written

    def get_params(self, ctx: Context) -> list[Parameter]:
        """Return the arguments and options, of which switches show no type."""
        return without_types_of_switches(super().get_params(ctx))


class PlainCommand(_PlainValues, TyperCommand):
    """A command of typer that converts only what has to be converted."""


class PlainGroup(_PlainValues, TyperGroup):
    """Commands behind a program's name, with options of their own."""


# Private functions


class _Plain:
    """What typer asks to convert a value."""

    def coerce(self, value: object, param: TyperOption | TyperArgument, ctx: Context) -> object:
        """Return the value of an option or an argument as the command takes it."""
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        kind = param.type_descriptor.annotation
        if kind is bool and isinstance(value, bool):
            return value
        if kind is str and isinstance(value, str):
            return value
        if kind == list[str] and isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
            return list(value)
        if kind is Path and isinstance(value, str) and _is_usable(value):
            return Path(value)
        if isinstance(value, str) and isinstance(kind, type) and issubclass(kind, StrEnum) and value in list(kind):
            return kind(value)
        return build_runtime_param(param.type_descriptor).coerce(value, param=param, ctx=ctx)


def _make_plain(parameters: Iterable[Parameter]) -> None:
    """Give parameters a converter; where a later typer keeps its own elsewhere, it goes on converting itself."""
    for parameter in parameters:
        if getattr(parameter, "_runtime_param", parameter) is None:
            setattr(parameter, "_runtime_param", _Plain())  # noqa: B010 - typer has no public place for it


def _is_usable(path: str) -> bool:
    """Return whether a path needs no message of typer's: nothing is there, or what is there can be read."""
    try:
        return not os.path.lexists(path) or os.access(path, os.R_OK)
    except ValueError:  # a null character
        return False
