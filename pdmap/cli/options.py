"""Arguments and options that several commands share."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from pdmap.cli.process import StopError
from pdmap.config.values import FailOn
from pdmap.days import strict_day
from pdmap.findings import LawProfile, Profile
from pdmap.host.paths import shown_path

InventoryPath = Annotated[
    Path | None,
    typer.Argument(
        metavar="PATH",
        help="The inventory: a folder, or one manifest. Default: that of the nearest pdmap.toml, or this folder.",
        show_default=False,
    ),
]
InventoryOption = Annotated[
    Path | None,
    typer.Option(
        "--inventory",
        "-i",
        metavar="PATH",
        help="The inventory: a folder, or one manifest. Default: that of the nearest pdmap.toml, or this folder.",
        show_default=False,
    ),
]
"""The inventory for commands whose arguments are many names."""
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Judge contracts, decisions and reviews as of this day. Default: today.",
        show_default=False,
    ),
]


def _file_or_stream(output: Path | None) -> Path | None:
    """Return the file to write; `None` for standard output, which `-` stands for as in other commands."""
    return None if output == Path("-") else output


Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to this file instead of standard output (-).",
        show_default=False,
        callback=_file_or_stream,
    ),
]

OnlyOption = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="SELECTOR",
        help="Only what this selects, such as +console, party:stripe or data:health. Several are together one.",
        show_default=False,
    ),
]
ExcludeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--exclude",
        metavar="SELECTOR",
        help="Leave this out: of what --only selects, or of everything.",
        show_default=False,
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="The configuration. Default: the nearest pdmap.toml, or pyproject.toml with a table tool.pdmap.",
        show_default=False,
    ),
]
ProfileOption = Annotated[
    Profile | None,
    typer.Option("--profile", help="How much is asked of the inventory. Default: default.", show_default=False),
]
LawProfileOption = Annotated[
    LawProfile | None,
    typer.Option("--law-profile", help="The state of the law that thresholds are taken from.", show_default=False),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select", metavar="CODES", help="Run these rules or families instead of the profile's.", show_default=False
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="CODES", help="Do not run these rules or families.", show_default=False),
]
SeverityOption = Annotated[
    list[str] | None,
    typer.Option(
        "--severity",
        metavar="CODE=LEVEL",
        help="How grave all findings of a rule are: error, warning, note or off.",
        show_default=False,
    ),
]
FailOnOption = Annotated[
    FailOn | None,
    typer.Option("--fail-on", help="Exit with 1 from this severity on. Default: error.", show_default=False),
]
BaselineOption = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="The baseline. Default: pdmap-baseline.json in the folder of the inventory, if it is there.",
        show_default=False,
    ),
]


def day_of(text: str | None) -> dt.date:
    """Return the day that was asked for, or today.

    Raises:
        StopError: the text is not a date.
    """
    from pdmap.host.clock import today
    from pdmap.source.characters import shown

    if text is None:
        return today()
    day = strict_day(text)
    if day is None:
        raise StopError(f"--as-of is `{shown(text)}`, not a date such as 2026-01-31")
    return day


def moment_of(text: str | None, as_of: dt.date) -> dt.datetime | None:
    """Return the moment that `--aware-at` names, with its time zone.

    Raises:
        StopError: the text is no time, has no time zone, or is at an end of the calendar: 72 hours cannot be
            counted from it. Or it lies after the day that is answered for: nobody can be aware of it yet.
    """
    from pdmap.questions.exposure.duties import deadline, is_ahead
    from pdmap.source.characters import shown

    if text is None:
        return None
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise StopError(f"--aware-at is `{shown(text)}`, not a time with its zone such as 2026-01-31T09:30+01:00")
    try:
        deadline(moment)
        is_later = is_ahead(moment, as_of)
    except OverflowError as error:
        raise StopError(f"--aware-at is `{shown(text)}`; no calendar has the 72 hours that follow") from error
    if is_later:
        raise StopError(f"--aware-at is `{shown(text)}`, which lies after the day of the answer (--as-of {as_of})")
    return moment


def format_of(output: Path | None, suffixes: Mapping[str, str], default: str) -> str:
    """Return the format that a file name asks for, in letters of any case, or the default where it asks for none.

    Raises:
        StopError: the file has no name but an ending.
    """
    if output is None:
        return default
    if output.name.startswith(".") and output.name.lower() in suffixes:
        raise StopError(f"{shown_path(output)}: has an ending and no name; name a file, such as document{output.name}")
    suffix = output.suffix.lower()
    return suffixes.get(suffix, suffix.lstrip(".") or default)


def is_colored() -> bool:
    """Return whether standard output is a terminal that may be colored (`NO_COLOR` is honored)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def screen_width() -> int:
    """Return the cells of a line: the terminal's, what `COLUMNS` says, or 80."""
    return max(_NARROWEST, shutil.get_terminal_size().columns)


def chosen(name: str, given: str, known: dict[str, object]) -> str:
    """Return the given value of an option if it is one of the known ones.

    Raises:
        StopError: it is not; the message names the nearest or all of them.
    """
    from pdmap.spelling import nearest

    if given in known:
        return given
    suggestion = nearest(given, known)
    hint = f"did you mean `{suggestion}`?" if suggestion else f"choose from: {', '.join(sorted(known))}"
    raise StopError(f"{name} is `{given}`; {hint}")


# Private tables

_NARROWEST = 40
"""Cells that a line is made of at least: in fewer nothing can be set."""
