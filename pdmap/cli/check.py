"""What `pdmap records --check` does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pdmap.cli.issuing import deliver
from pdmap.cli.process import emit, tell

if TYPE_CHECKING:
    from pdmap.app.completeness import Completeness
    from pdmap.app.edition import Edition
    from pdmap.cli.inventory import Opened
    from pdmap.writers.writer import Writer


def check(opened: Opened, edition: Edition, register: str, writer: Writer | None, output: Path | None) -> Completeness:
    """Write how complete the records are: a table for people, or a document where a format or a file is named.

    Args:
        opened: The inventory.
        edition: How the document is issued.
        register: `controller` or `processor`; empty for those that are in use.
        writer: The format that was asked for; `None` for a table.
        output: The file to write.
    """
    from pdmap.app.completeness import completeness_of
    from pdmap.app.record import written

    found = completeness_of(opened.loaded, edition, register)
    if writer is None:
        _show(found)
    else:
        opened.spare(output)
        deliver(written(found.document, writer), output)
    return found


def is_under(found: Completeness, percentage: float | None) -> bool:
    """Return whether less is answered than was asked for, and say so."""
    if percentage is None or not found.is_under(percentage):
        return False
    tell(f"less than {percentage:g}% of the elements are answered")
    return True


# Private functions


def _show(found: Completeness) -> None:
    from pdmap.cli.completeness import completeness_text
    from pdmap.cli.screens import is_unicode_here, screen_here

    emit(completeness_text(found, screen_here(), is_unicode=is_unicode_here()))
