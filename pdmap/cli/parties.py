"""`pdmap parties`: who the parties are; the page of sub-processors for the public; the feed of its changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.feed_options import (
    Against,
    FeedAddress,
    FeedAsked,
    FeedName,
    Page,
    Revisions,
    Since,
    Title,
    check_feed_options,
)
from pdmap.cli.issuing import Language
from pdmap.cli.options import AsOf, ConfigFile, InventoryOption, Output, chosen, day_of, format_of
from pdmap.cli.process import StopError, emit, tell
from pdmap.cli.query import Exclude, Selectors

if TYPE_CHECKING:
    from pdmap.app.only import Only
    from pdmap.app.parties import PartyRow
    from pdmap.model import PartyRole

RoleNames = Annotated[
    list[str] | None,
    typer.Option(
        "--role",
        metavar="ROLE",
        help="Only parties of this role, such as processor or sub-processor. May be given several times.",
        show_default=False,
    ),
]
PartiesFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help="text, json or csv; the page of sub-processors for the public as html, markdown, pdf, docx, xlsx or ods. "
        "Default: by the name of the output, else text.",
        show_default=False,
    ),
]


def parties(
    selectors: Selectors = None,
    path: InventoryOption = None,
    role: RoleNames = None,
    exclude: Exclude = None,
    format_: PartiesFormat = None,
    language: Language = "en",
    feed: FeedName = None,
    since: Since = None,
    against: Against = None,
    url: Page = None,
    feed_url: FeedAddress = None,
    title: Title = None,
    revisions: Revisions = None,
    as_of: AsOf = None,
    output: Output = None,
    config: ConfigFile = None,
) -> None:
    """Tell who the parties are; publish the page of sub-processors, and the feed of what changes on it.

    The feed is made from git's history, without checking anything out.

    Exit code 1: the page was written, but a part of the manifests does not fit the language and is left out.
    """
    asked = FeedAsked(feed, since, against, url, feed_url, title, revisions, as_of, language, path, config, output)
    check_feed_options(asked, [selectors, exclude, role], format_)
    if feed is not None:
        from pdmap.cli.announcing import write_feed

        write_feed(asked)
        return
    form = format_ or format_of(output, _SUFFIXES, "text")
    if form in _TABLES:
        _table(form, asked, (selectors or (), exclude or ()), role or ())
    else:
        _page(form, asked, is_narrowed=bool(selectors or exclude or role))


# Private functions


def _table(form: str, asked: FeedAsked, narrowing: tuple[Sequence[str], Sequence[str]], roles: Sequence[str]) -> None:
    """Write the parties as a table for people, programs or sheets."""
    from pdmap.app.only import Only, picked
    from pdmap.app.parties import party_rows
    from pdmap.cli.inventory import open_readable_inventory
    from pdmap.cli.settings import settled
    from pdmap.graph import ElementKind

    selectors, exclude = narrowing
    only = Only(tuple(selectors), tuple(exclude), "SELECTOR")
    wanted = _roles(roles)
    settings = settled(asked.path, asked.config)
    opened = open_readable_inventory(settings)
    opened.spare(asked.output)
    day = day_of(asked.as_of)
    found = picked(only, opened.loaded, day, settings.terms(opened.files.root))
    names = {element.id for element in found.selected.elements if element.kind is ElementKind.PARTY}
    rows = party_rows(opened.loaded, day, names, wanted)
    _deliver(_written(form, rows, only, day.isoformat()), asked.output)
    if not found.selected:
        tell(found.why_empty)
    elif not rows:
        tell(f"no party{' of this role' if names else ''} is selected")


def _roles(given: Sequence[str]) -> tuple[PartyRole, ...]:
    from pdmap.model import PartyRole

    known: dict[str, object] = {role.value: role for role in PartyRole}
    return tuple(PartyRole(chosen("--role", name, known)) for name in given)


def _written(form: str, rows: Sequence[PartyRow], only: Only, as_of: str) -> bytes:
    from pdmap.app.parties_formats import parties_csv, parties_json

    match form:
        case "json":
            return parties_json(rows, str(only), as_of).encode()
        case "csv":
            return parties_csv(rows)
        case _:
            from pdmap.cli.parties_table import parties_text
            from pdmap.cli.screens import is_unicode_here, screen_here

            return parties_text(rows, screen_here(), is_unicode=is_unicode_here()).encode()


def _deliver(data: bytes, output: Path | None) -> None:
    from pdmap.host.writing import write_output

    if output is None:
        emit(data)
    else:
        write_output(output, data)


def _page(form: str, asked: FeedAsked, *, is_narrowed: bool) -> None:
    """Write the page of sub-processors for the public."""
    from pdmap.app.document import document, document_kinds
    from pdmap.cli.answering import Asking, answer, opened_for
    from pdmap.cli.issuing import writer_of
    from pdmap.cli.revisions import AUTO

    if is_narrowed:
        raise StopError("the page names all sub-processors: leave selectors, --exclude and --role out")
    writer = writer_of(form, asked.output)
    asking = Asking(
        asked.path, asked.config, writer, asked.output, asked.as_of, asked.language, AUTO, None, is_public=True
    )
    opened, edition = opened_for(asking)
    answer(opened, asking, document(opened.loaded, document_kinds()[_PAGE], edition))


# Private tables

_TABLES = ("text", "json", "csv")
"""Formats of the table; in all others the page is written."""
_SUFFIXES = {".txt": "text", ".json": "json", ".csv": "csv", ".md": "markdown"}
_PAGE = "subprocessors"
"""The document that the page is."""
