"""What the commands share that answer a question: text for the terminal, or the same as a document."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from pdmap.cli.issuing import default_way, deliver, edition_of, tell_boxes, tell_table, writer_of
from pdmap.cli.process import emit
from pdmap.cli.records import tell_omissions
from pdmap.frozen import dataclass

if TYPE_CHECKING:
    from pdmap.app.edition import Edition
    from pdmap.cli.inventory import Opened
    from pdmap.documents.document import Document
    from pdmap.writers.writer import Writer

TEXT = "text"
"""The format for people at a terminal."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What was asked for on the command line."""

    path: Path | None
    config: Path | None
    writer: Writer | None
    """The format; `None` for text at the terminal."""
    output: Path | None
    as_of: str | None
    language: str
    revision: str
    source_url: str | None
    is_public: bool


def asked_writer(format_: str | None, output: Path | None) -> Writer | None:
    """Return the format that was asked for; `None` for text.

    Raises:
        StopError: there is no such format, or it is not for a terminal.
    """
    is_text = format_ == TEXT or (format_ is None and (output is None or output.suffix == ".txt"))
    return None if is_text else writer_of(format_, output)


def opened_for(asking: Asking) -> tuple[Opened, Edition]:
    """Return the inventory, and how the answer is issued.

    Raises:
        StopError: the inventory cannot be read, or an option is wrong.
    """
    from pdmap.cli.inventory import open_readable_inventory
    from pdmap.cli.settings import settled

    opened = open_readable_inventory(settled(asking.path, asking.config))
    opened.spare(asking.output)
    edition = edition_of(
        opened,
        as_of=asking.as_of,
        language=asking.language,
        revision=asking.revision,
        source_url=asking.source_url,
        way=default_way(opened, asking.writer, asking.output) if asking.writer else None,
        public=asking.is_public,
    )
    return opened, edition


def answer(opened: Opened, asking: Asking, document: Document, grids: Collection[str] = ()) -> None:
    """Write an answer, and say what it lacks.

    Args:
        opened: The inventory.
        asking: How it was asked.
        document: The answer.
        grids: Keys of the tables that text sets as columns.

    Raises:
        typer.Exit: it lacks something.
    """
    from pdmap.app.omissions import left_out
    from pdmap.app.record import written

    if asking.writer:
        deliver(written(document, asking.writer), asking.output)
        tell_boxes(document, asking.writer, asking.output)
        tell_table(document, asking.writer, asking.output)
    else:
        _tell(document, asking.output, grids)
    tell_omissions(left_out(opened.loaded))


# Private functions


def _tell(document: Document, output: Path | None, grids: Collection[str]) -> None:
    """Write an answer as text: to the terminal, or into a file of the width of one."""
    from pdmap.cli.answers import answer_text
    from pdmap.cli.screens import screen_for

    screen, is_unicode = screen_for(output)
    text = answer_text(document, screen, is_unicode=is_unicode, grids=grids)
    if output is None:
        emit(text)
    else:
        deliver(text.encode(), output)
