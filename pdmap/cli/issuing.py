"""What the commands that write documents share: their options, the format, the edition, and the file."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.options import chosen, day_of, format_of
from pdmap.cli.process import StopError, emit, tell
from pdmap.host.paths import shown_path

if TYPE_CHECKING:
    from pdmap.app.edition import Edition
    from pdmap.cli.inventory import Opened
    from pdmap.documents.document import Document
    from pdmap.writers.writer import Writer

DocumentFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help="markdown, html, pdf, docx, xlsx, ods, csv or json. Default: by the name of the output, else markdown.",
        show_default=False,
    ),
]
AnswerFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        help="text, markdown, html, pdf, docx, xlsx, ods, csv or json. Default: by the name of the output, else text.",
        show_default=False,
    ),
]
Language = Annotated[
    str, typer.Option("--lang", metavar="TAG", help="The language of titles and labels: en, fr, de, nl or sv.")
]
RevisionText = Annotated[
    str,
    typer.Option(
        "--revision",
        metavar="TEXT",
        help="What the document says of the manifests' revision: auto (git's commit), none, or a text.",
    ),
]
Public = Annotated[
    bool,
    typer.Option("--public", help="Leave out how data are secured, and the places in the manifests, for publication."),
]
SourceUrl = Annotated[
    str | None,
    typer.Option(
        "--source-url",
        metavar="PATTERN",
        help="Link sources to lines of manifests, such as https://example.com/blob/main/{path}#L{line}; none for no "
        "links. Default: HTML and Markdown below the working folder link to the manifests beside them.",
        show_default=False,
    ),
]


def writer_of(format_: str | None, output: Path | None) -> Writer:
    """Return the format that was asked for.

    Raises:
        StopError: there is no such format, or it is not for a terminal.
    """
    from pdmap.app.record import writers

    known = writers()
    suffixes = {writer.suffix: name for name, writer in known.items()}
    by_name = format_of(output, suffixes, "markdown")
    writer = known[format_called("--format", by_name if format_ is None else format_)]
    if output is None and writer.is_binary and sys.stdout.isatty():
        raise StopError(f"{writer.suffix} is not for a terminal; name a file with --output")
    suffix = output.suffix.lower() if output else ""
    if output is not None and suffix in suffixes and suffix != writer.suffix:
        tell(f"{shown_path(output)}: its name ends in {suffix}, and it is written as {writer.suffix}, as --format asks")
    return writer


def format_called(option: str, name: str) -> str:
    """Return the format of a name, which may be the ending of its files, such as md.

    Raises:
        StopError: there is no such format.
    """
    from pdmap.app.record import writers

    known = writers()
    endings = {writer.suffix.lstrip("."): format_ for format_, writer in known.items()}
    return chosen(option, endings.get(name, name), dict(known))


def edition_of(
    opened: Opened,
    *,
    as_of: str | None,
    language: str,
    revision: str,
    source_url: str | None,
    way: str | None = None,
    public: bool = False,
) -> Edition:
    """Return how documents of an inventory are issued.

    Args:
        opened: The inventory.
        as_of: The day, as it was given.
        language: Tag of a language.
        revision: As `revision_words` takes it.
        source_url: The pattern of the addresses of lines, as it was given.
        way: The address of the inventory's folder as seen from the file, where links lead to it by default.
        public: Whether security details are left out.

    Raises:
        StopError: the day is not a date, there is no such language, or the pattern of sources has no path.
    """
    from pdmap.app.edition import Edition
    from pdmap.documents.languages import LANGUAGES

    chosen("--lang", language, dict(LANGUAGES))
    return Edition(
        as_of=day_of(as_of),
        language=language,
        revision=_revision(opened, revision, language),
        source_url=_pattern(source_url, way),
        is_public=public,
    )


def default_way(opened: Opened, writer: Writer, output: Path | None) -> str | None:
    """Return the address of the inventory's folder as seen from a file that links to it; `None` for no links."""
    from pdmap.cli.ways import way_to

    return way_to(opened.files.root, output) if writer.has_relative_links else None


def deliver(data: bytes, target: Path | None) -> None:
    """Write a document to a file, whole, and say so; to standard output where there is no file."""
    if target is None:
        emit(data)
    else:
        deliver_all({target: data})


def deliver_all(written: Mapping[Path, bytes]) -> None:
    """Write documents to files, all or none, and say so."""
    from pdmap.host.writing import write_outputs

    write_outputs(written)
    for target in written:
        tell(f"wrote {shown_path(target)}")


def tell_boxes(document: Document, writer: Writer, target: Path | None) -> None:
    """Say how many characters of a document are shown as boxes, because the fonts of its format lack them."""
    number = len(writer.boxed(document))
    if number:
        characters, are = (
            ("character has", "is shown as a box") if number == 1 else ("characters have", "are shown as boxes")
        )
        place = shown_path(target) if target else "the document"
        tell(f"{number} {characters} no glyph in the bundled fonts and {are} in {place}; the text itself is kept")


def tell_table(document: Document, writer: Writer, target: Path | None) -> None:
    """Say which table of a document is there, where its format holds one only."""
    table = document.main_table
    if writer.is_one_table and table:
        place = shown_path(target) if target else writer.suffix
        tell(f"{place} holds one table, `{table.caption}`; the other formats hold all")


# Private functions


def _revision(opened: Opened, given: str, language: str) -> str:
    """Return what documents say of the revision: nothing, what the version control says, or the author's own text."""
    from pdmap.app.edition import revision_words
    from pdmap.cli.revisions import AUTO, NO

    if given == AUTO:
        return revision_words(opened.files.contents, opened.path, language)
    return "" if given == NO else given


def _pattern(given: str | None, way: str | None) -> str:
    """Return a pattern of addresses; empty for no links.

    Raises:
        StopError: it has no place for the path, or is not an address of the web.
    """
    from pdmap.writers.source_links import is_of_the_web

    if given is None:
        return f"{way}{{path}}#L{{line}}" if way else ""
    if given == "none":
        return ""
    if "{path}" not in given or not is_of_the_web(given):
        example = "https://example.com/blob/main/{path}#L{line}"
        raise StopError(f"--source-url is not the address of a page with {{path}} in it, such as {example}")
    return given
