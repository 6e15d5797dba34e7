"""`pdmap rules`: the catalogue."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pdmap.cli.options import chosen, is_colored, screen_width
from pdmap.cli.process import emit
from pdmap.findings import Profile


def rules(
    family: Annotated[
        str | None,
        typer.Option("--family", metavar="FAMILY", help="Only the rules of a family, such as TRF.", show_default=False),
    ] = None,
    profile: Annotated[
        Profile | None, typer.Option("--profile", help="Only the rules that this profile runs.", show_default=False)
    ] = None,
    format_: Annotated[str, typer.Option("--format", "-f", help="text, markdown or json.")] = "text",
) -> None:
    """List the rules with their codes, severities, profiles, titles and legal sources."""
    from pdmap import __version__
    from pdmap.app import explain as app
    from pdmap.manual import json, lines, markdown, terminal

    form = chosen("--format", format_, dict.fromkeys(("text", "markdown", "json")))
    wanted = None if family is None else _known(family)
    found = app.rule_codes(wanted, profile)
    if form == "json":
        emit(json.render(app.outline(found), __version__, is_full=False))
    elif form == "markdown":
        emit(markdown.render(app.catalogue_of(found)))
    elif sys.stdout.isatty():
        emit(terminal.render(app.catalogue_of(found), terminal.Screen(screen_width(), color=is_colored())))
    else:
        emit(lines.catalogue_lines(app.outline(found)))


# Private functions


def _known(given: str) -> str:
    """Return the code of a family, whatever the case in which it was given.

    Raises:
        StopError: there is no such family.
    """
    from pdmap.rules.families import families

    code = given.upper()
    return code if code in families() else chosen("--family", given, dict(families()))
