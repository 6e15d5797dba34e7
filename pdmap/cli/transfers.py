"""`pdmap transfers`: which transfers there are, what they are based on, and what is open.

As of `pdmap query`, several selectors may follow, so that the inventory stands behind `-i`; as of `pdmap breach`, the
answer is text at the terminal and the same document in every other format.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.answering import Asking, answer, asked_writer, opened_for
from pdmap.cli.exits import Exit
from pdmap.cli.issuing import Language, Public, RevisionText, SourceUrl
from pdmap.cli.options import AsOf, ConfigFile, InventoryOption, Output, chosen
from pdmap.cli.process import StopError, emit, tell
from pdmap.cli.query import Exclude
from pdmap.cli.records import tell_omissions

if TYPE_CHECKING:
    from pdmap.app.edition import Edition
    from pdmap.app.terms import Terms
    from pdmap.app.transfers import Found
    from pdmap.cli.inventory import Opened

Selectors = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SELECTOR",
        help="Which transfers, such as country:US, party:stripe, activity:billing or data:health. Several are together "
        "one. Default: all.",
        show_default=False,
    ),
]
TransfersFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help="text, json, csv; or the register as markdown, html, pdf, docx, xlsx or ods. Default: by the name of the "
        "output, else text.",
        show_default=False,
    ),
]


FailOn = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="POINTS",
        help="End with exit code 1 where this is open about a transfer that is shown: any, mechanism, "
        "mechanism-unknown, condition, country, importer, assessment, access. Several with commas.",
        show_default=False,
    ),
]


def transfers(
    selectors: Selectors = None,
    path: InventoryOption = None,
    exclude: Exclude = None,
    format_: TransfersFormat = None,
    language: Language = "en",
    as_of: AsOf = None,
    revision: RevisionText = "auto",
    source_url: SourceUrl = None,
    output: Output = None,
    config: ConfigFile = None,
    fail_on: FailOn = None,
    *,
    is_open: Annotated[bool, typer.Option("--open", help="Show only transfers with something open.")] = False,
    public: Public = False,
) -> None:
    """List every way of the data to a third country: importer, mechanism, assessment, onward legs, what is open.

    As text for the terminal; json and csv for programs; as a document with another --format or --output.

    Exit code 1: something that --fail-on names is open, or a part that does not fit the language is left out.
    """
    from pdmap.app import transfers as app
    from pdmap.app.omissions import left_out
    from pdmap.app.only import Only

    gates = _gates(fail_on or [])
    form = _data_format(format_, output)
    if form and public:
        raise StopError(f"--public is for documents: {form} names the places in the manifests")
    writer = None if form else asked_writer(format_, output)
    asking = Asking(path, config, writer, output, as_of, language, revision, source_url, is_public=public)
    opened, edition = opened_for(asking)
    only = Only(tuple(selectors or ()), tuple(exclude or ()), "SELECTOR")
    found = app.find_transfers(only, opened.loaded, edition, _terms(opened, asking), is_open_only=is_open)
    if found.why_empty:
        tell(found.why_empty)
    if form:
        _write(form, found, edition, output)
        tell_omissions(left_out(opened.loaded))
    else:
        document = app.transfers(found, opened.loaded, edition)
        answer(opened, asking, document if writer else app.for_terminal(document), app.grids_of(found))
    if stopping := sorted({point.replace("_", "-") for point in found.open} & gates):
        tell(f"stopped by --fail-on: {', '.join(stopping)}")
        raise typer.Exit(Exit.FINDINGS)


# Private functions


def _data_format(format_: str | None, output: Path | None) -> str | None:
    """Return the format for programs that was asked for; `None` for text and documents."""
    name = format_ or (output.suffix.lower().lstrip(".") if output else "")
    return name if name in _FOR_PROGRAMS else None


def _gates(given: list[str]) -> frozenset[str]:
    """Return what ends the command with exit code 1.

    Raises:
        StopError: nothing can be open that is called so.
    """
    from pdmap.questions.transferring import OpenPoint

    every = frozenset(point.value.replace("_", "-") for point in OpenPoint)
    names = [name.strip() for text in given for name in text.split(",")]
    known = dict.fromkeys((_ANY, *sorted(every)))
    asked = frozenset(chosen("--fail-on", name, known) for name in names)
    return every if _ANY in asked else asked


def _terms(opened: Opened, asking: Asking) -> Terms:
    from pdmap.cli.settings import settled

    return settled(asking.path, asking.config).terms(opened.files.root)


def _write(form: str, found: Found, edition: Edition, output: Path | None) -> None:
    from pdmap.app.transfers_formats import transfers_csv, transfers_json
    from pdmap.host.writing import write_output

    data = transfers_csv(found, edition.as_of) if form == "csv" else transfers_json(found, edition.as_of).encode()
    if output is None:
        emit(data)
    else:
        write_output(output, data)


# Private tables

_ANY = "any"
_FOR_PROGRAMS = ("json", "csv")
