"""`pdmap explain CODE`: what a check looks for, why, and what to do."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from pdmap.cli.options import chosen, is_colored, screen_width
from pdmap.cli.process import StopError, emit


def explain(
    codes: Annotated[
        list[str],
        typer.Argument(
            metavar="CODE...", help="Codes of findings, such as TRF001, or families, such as TRF.", show_default=False
        ),
    ],
    format_: Annotated[str, typer.Option("--format", "-f", help="text, markdown or json.")] = "text",
) -> None:
    """Explain checks: what they look for, why it matters, the law, an example, and what to do."""
    from pdmap import __version__
    from pdmap.app import explain as app
    from pdmap.manual import json, markdown, terminal

    form = chosen("--format", format_, dict.fromkeys(("text", "markdown", "json")))
    wanted = [_known(code) for code in codes]
    if form == "json":
        every = (member for code in wanted for member in app.codes_of(code) or [code])
        emit(json.render(app.explain(every), __version__, is_full=True))
    elif form == "markdown":
        emit("\n".join(markdown.render(page) for page in app.pages(wanted)))
    else:
        screen = terminal.Screen(screen_width(), color=is_colored())
        emit("\n\n".join(terminal.render(page, screen) for page in app.pages(wanted, color=screen.color)))


# Private functions


def _known(given: str) -> str:
    """Return the code of a check or of a family, whatever the case in which it was given.

    Raises:
        StopError: there is no such code; the message tells where to look.
    """
    from pdmap.app.explain import checks, codes_of
    from pdmap.source.characters import shown

    code = given.upper()
    if code in checks() or codes_of(code):
        return code
    raise StopError(f"CODE is `{shown(given)}`; {_hint(given)}")


def _hint(given: str) -> str:
    """Return where to look for what no check is called."""
    from pdmap.app.explain import codes_of, meant_code
    from pdmap.findings import family_of
    from pdmap.language.forms import ID_PATTERN

    code = given.upper()
    family = family_of(code)
    if meant := meant_code(code):
        return f"did you mean `{meant}`?"
    if codes_of(family) and not code.removeprefix(family)[:1].isalpha():
        return f"`pdmap explain {family}` lists its family"
    if re.fullmatch(ID_PATTERN, given):
        return "a policy is explained by the inventory that defines it"
    return "`pdmap rules` lists the codes"
