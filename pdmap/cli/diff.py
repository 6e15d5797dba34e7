"""`pdmap diff`: what a change does to privacy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.exits import Exit
from pdmap.cli.options import AsOf, ConfigFile, Output, chosen, day_of, format_of, is_colored, screen_width
from pdmap.cli.process import emit, tell
from pdmap.host.paths import shown_path

if TYPE_CHECKING:
    from pdmap.comparisons.comparison import Comparison, ComparisonFormat
    from pdmap.comparisons.gates import Gate

States = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="REV|REV..REV|DIR",
        help="What is compared: a revision with the inventory as it is, two revisions, or two folders. Default: HEAD.",
        show_default=False,
    ),
]
PathOption = Annotated[
    Path | None,
    typer.Option(
        "--path",
        metavar="PATH",
        help="The inventory that revisions are of. Default: that of the nearest pdmap.toml, or this folder.",
        show_default=False,
    ),
]
DiffFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help="text, json, or markdown for a comment on a pull request. Default: by the name of the output, else text.",
        show_default=False,
    ),
]
FailOnChange = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="WHAT",
        help="Exit with 1 where the change brings one of these: new-recipient, new-sub-processor, new-country, "
        "new-special-category, new-purpose, longer-retention, new-finding, any. Commas stand between several.",
        show_default=False,
    ),
]


def diff(
    states: States = None,
    path: PathOption = None,
    format_: DiffFormat = None,
    fail_on: FailOnChange = None,
    as_of: AsOf = None,
    output: Output = None,
    config: ConfigFile = None,
) -> None:
    """Tell what a change does to privacy: what is new, what needs a new look, which findings come and go.

    Revisions are read from git without checking them out. Both states are judged as of one day.

    Exit code 1: the change brings something that --fail-on names.
    """
    from pdmap.app import diff as app
    from pdmap.cli.compared import compared

    form = _format(format_, output, app.formats())
    gates = _gates(fail_on)
    day = day_of(as_of)
    pair = compared(states or [], path, config)
    pair.spare(output)
    comparison = app.diff(
        app.Stand(pair.earlier.loaded, pair.earlier.name),
        app.Stand(pair.later.loaded, pair.later.name),
        day,
        pair.settings.terms(pair.root),
        has_diagram=form.has_diagram,
    )
    _deliver(comparison, form, output)
    if stopping := [gate.value for gate in comparison.gates() if gate in gates]:
        tell(f"stopped by --fail-on: {', '.join(stopping)}{_hidden(comparison)}")
        raise typer.Exit(Exit.FINDINGS)


# Private functions


def _format(given: str | None, output: Path | None, known: dict[str, ComparisonFormat]) -> ComparisonFormat:
    suffixes = {form.suffix: name for name, form in known.items()}
    form = known[chosen("--format", given or format_of(output, suffixes, "text"), dict(known))]
    if output is not None and output.suffix in suffixes and output.suffix != form.suffix:
        tell(f"{shown_path(output)} is written as {form.suffix}, which its name does not say")
    return form


def _gates(given: list[str] | None) -> frozenset[Gate]:
    """Return what stops the change.

    Raises:
        StopError: a name is none of those that there are.
    """
    from pdmap.comparisons.gates import Gate

    known: dict[str, object] = {gate.value: gate for gate in Gate}
    names = [name.strip() for text in given or () for name in text.split(",")]
    return frozenset(Gate(chosen("--fail-on", name, known)) for name in names)


def _hidden(comparison: Comparison) -> str:
    """Return why gates stop a change in which nothing that they ask about is seen; empty where all of it is read."""
    if not comparison.unread:
        return ""
    first, *others = comparison.unread
    more = f" and {len(others)} more" if others else ""
    return f"; what is not read as it was meant may hide more: {first.code} at {first.location}{more}"


def _deliver(comparison: Comparison, form: ComparisonFormat, output: Path | None) -> None:
    from pdmap.comparisons.comparison import Page
    from pdmap.host.writing import write_output

    page = Page() if output else Page(screen_width(), color=is_colored())
    text = form.render(comparison, page)
    if output is None:
        emit(text)
    else:
        write_output(output, text.encode("utf-8", "replace"))
