"""`docs/reference/commands.md`: every command with its arguments, options and defaults."""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Union, get_args, get_origin, get_type_hints

import typer
from typer.models import ArgumentInfo, OptionInfo

from pdmap.cli.application import application
from pdmap.cli.exits import Exit
from pdmap.manual.page import Block, Code, Heading, Page, Paragraph, Table
from tools.manual.form import generated

_ENVIRONMENT = (
    ("NO_COLOR", "no colors; an empty value does not count"),
    ("TERM", "no colors where it is `dumb`"),
    ("COLUMNS", "the width of a line of `explain`, `rules`, `query` and `trace`, instead of the terminal's"),
    ("SOURCE_DATE_EPOCH", "the day that `--as-of` has by default, in seconds since 1970: for builds that repeat"),
    ("PDMAP_CACHE", "the whole path of the folder of the cache of `validate`, instead of the user's; `off` for none"),
    (
        "PDMAP_PROCESSES",
        "processes that read and check a large inventory: `1` for this one alone; by default one for each processor",
    ),
    ("PDMAP_TRACEBACK", "where it is set, an error of pdmap itself shows the place in the code"),
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """An argument or an option of a command."""

    names: tuple[str, ...]
    """As they are typed; for an argument the word that stands for it."""
    is_option: bool
    is_required: bool
    value: str
    """The word that stands for the value of an option; empty where it takes none or the default name says it."""
    help: str
    choices: tuple[str, ...]
    """The words that fit; empty where any may."""
    default: str
    """Empty where there is none to show."""


def page() -> str:
    """Return the page."""
    return generated(Page("Commands", tuple(_blocks())), "`pdmap/cli/`")


def parameters(function: Callable[..., object]) -> Iterator[Parameter]:
    """Yield the arguments and options of a command, in the order of its help."""
    hints = get_type_hints(function, include_extras=True)
    for name, parameter in inspect.signature(function).parameters.items():
        kind, *extras = get_args(hints[name]) or (hints[name],)
        infos = (extra for extra in extras if isinstance(extra, ArgumentInfo | OptionInfo))
        yield from (_parameter(parameter, kind, info) for info in infos if not info.hidden)


# Private functions


def _blocks() -> Iterator[Block]:
    yield Paragraph("Every command takes `-h` and `--help`. Results go to standard output, messages to standard error.")
    for name, function in _commands("pdmap", application()):
        yield from _command(name, function)
    yield from (Heading("Exit codes"), Paragraph("They mean the same for every command and format."))
    yield Table(("code", "meaning"), tuple((f"`{code.value}`", code.meaning) for code in Exit))
    yield Heading("Environment")
    yield Table(("variable", "effect"), tuple((f"`{name}`", effect) for name, effect in _ENVIRONMENT))


def _commands(name: str, group: typer.Typer) -> Iterator[tuple[str, Callable[..., object]]]:
    """Yield the group itself and its commands, those of groups within it included."""
    if group.registered_callback and group.registered_callback.callback:
        yield name, group.registered_callback.callback
    for command in group.registered_commands:
        if command.callback and not command.hidden:
            yield f"{name} {command.name or command.callback.__name__.replace('_', '-')}", command.callback
    for inner in group.registered_groups:
        if inner.typer_instance and not inner.hidden:
            yield from _commands(f"{name} {inner.name or inner.typer_instance.info.name}", inner.typer_instance)


def _command(name: str, function: Callable[..., object]) -> Iterator[Block]:
    known = list(parameters(function))
    yield Heading(f"`{name}`")
    yield from (Paragraph(text) for text in inspect.cleandoc(function.__doc__ or "").split("\n\n"))
    yield Code(" ".join([name, *_usage(known)]))
    if known:
        yield Table(("argument or option", "meaning", "values", "default"), tuple(map(_row, known)))


def _usage(known: list[Parameter]) -> Iterator[str]:
    if any(parameter.is_option for parameter in known):
        yield "[OPTIONS]"
    for parameter in known:
        if not parameter.is_option:
            yield parameter.names[0] if parameter.is_required else f"[{parameter.names[0]}]"


def _row(parameter: Parameter) -> tuple[str, ...]:
    names = ", ".join(f"`{name}`" for name in parameter.names)
    choices = ", ".join(f"`{choice}`" for choice in parameter.choices)
    default = f"`{parameter.default}`" if parameter.default else ""
    return f"{names} `{parameter.value}`" if parameter.value else names, parameter.help, choices, default


def _parameter(parameter: inspect.Parameter, kind: object, info: ArgumentInfo | OptionInfo) -> Parameter:
    is_option = isinstance(info, OptionInfo)
    usual = f"--{parameter.name.replace('_', '-')}" if is_option else parameter.name.upper()
    metavar = str(info.metavar or "")
    return Parameter(
        names=_names(info) or ((usual,) if is_option else (metavar or usual,)),
        is_option=is_option,
        is_required=parameter.default is inspect.Parameter.empty,
        value=metavar if is_option else "",
        help=info.help or "",
        choices=_choices(kind),
        default=_default(parameter.default),
    )


def _names(info: ArgumentInfo | OptionInfo) -> tuple[str, ...]:
    """Return the names that an option is given; typer keeps the first one where a default would stand."""
    declared = (info.default, *(getattr(info, "param_decls", None) or ()))
    return tuple(str(name) for name in declared if isinstance(name, str) and name.startswith("-"))


def _choices(kind: object) -> tuple[str, ...]:
    """Return the words of an enumeration, also of an optional one and of a list of one."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return tuple(str(member.value) for member in kind)
    if get_origin(kind) in {Union, types.UnionType, list}:
        return tuple(choice for inner in get_args(kind) for choice in _choices(inner))
    return ()


def _default(value: object) -> str:
    if value is inspect.Parameter.empty or value is None or isinstance(value, bool):
        return ""
    return str(value.value if isinstance(value, Enum) else value)
