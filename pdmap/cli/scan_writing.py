"""`pdmap scan --write`: the proposals of a scan become fields of an inventory, marked as unreviewed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from pdmap.app.scan import PROPOSED, Scan, Scanned, narrowed, without_rows
from pdmap.app.scan_formats import scan_yaml
from pdmap.app.scan_writing import proposed
from pdmap.cli.exits import Exit
from pdmap.cli.fix import emit_diff
from pdmap.cli.inventory import Opened, open_readable_inventory
from pdmap.cli.options import day_of
from pdmap.cli.process import StopError, emit, tell
from pdmap.cli.settings import settled
from pdmap.config.error import NoInventoryError
from pdmap.counting import counted
from pdmap.frozen import dataclass
from pdmap.host.paths import shown_path
from pdmap.host.rewriting import rewrite
from pdmap.host.writing import write_output
from pdmap.scan.drift.writing import UNCLEAN
from pdmap.source.characters import is_clean_value, shown


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of writing."""

    system: str
    """The id of the system whose fields are proposed."""
    inventory: Path | None
    config: Path | None
    writes: bool
    """Whether anything is written."""
    shows: bool
    """Whether it is shown what is, or would be, written."""


def write_proposals(scanned: Scanned, asked: Asked) -> None:
    """Add what is proposed to the system's fields; a system that there is none of gets a manifest of its own.

    Raises:
        FileError: a manifest cannot be written; nothing was.
        StopError: the inventory cannot be read, or something else would come of it.
    """
    opened = _opened(asked)
    if asked.system in opened.loaded.inventory.systems:
        _extend(opened, scanned, asked)
    else:
        _begin(opened, scanned.found, asked)


# Private functions


def _opened(asked: Asked) -> Opened:
    """Return the inventory that is written into: whose it is has to be said first, which no source tells.

    Raises:
        StopError: there is none, or it cannot be read.
    """
    begun = "begin the inventory with `pdmap init`, in its folder, and run this again"
    if asked.inventory and not os.path.lexists(asked.inventory):
        raise StopError(f"{shown_path(asked.inventory)}: there is no such file or folder; {begun}")
    try:
        return open_readable_inventory(settled(asked.inventory, asked.config))
    except NoInventoryError as error:
        raise StopError(f"{error}; {begun}") from error
    except StopError as error:
        raise (StopError(f"{error}; {begun}", error.code) if error.code is Exit.EMPTY else error) from error


def _extend(opened: Opened, scanned: Scanned, asked: Asked) -> None:
    files = opened.files
    terms = opened.settings.terms(files.root)
    result = proposed(opened.loaded, files, scanned, asked.system, terms, day_of(None))
    if result.trouble:
        raise StopError(f"nothing was written {result.trouble}")
    changed = {path: data for path, data in result.contents.items() if data != files.contents[path]}
    if asked.writes:
        rewrite(files.root, files.contents, result.contents)
    if asked.shows:
        emit_diff(opened, changed)
    for refusal in result.patch.refused:
        tell(f"left out `{refusal.difference.finding.address}`: {refusal.reason}")
    if changed or not result.patch.refused:
        _account(len(result.patch.taken), sorted(changed), opened, asked)


def _begin(opened: Opened, found: Scan, asked: Asked) -> None:
    """Write a manifest with a new system.

    Raises:
        StopError: the file is there already, or nothing was read that could stand in it.
    """
    name = f"{asked.system}.yaml"
    path = opened.files.root / name
    if os.path.lexists(path):
        raise StopError(f"{shown_path(path)}: is there, and says nothing of a system `{asked.system}`; add it there")
    if not found.is_whole and not any(map(found.count, PROPOSED)):
        raise StopError("nothing was written: no personal data are found where a part of the sources cannot be read")
    for row in narrowed(found, PROPOSED).rows:
        if not is_clean_value(row.written):
            tell(f"left out `{shown(row.written)}`: {UNCLEAN}")
    text = scan_yaml(without_rows(found, lambda row: not is_clean_value(row.written)), asked.system)
    if asked.writes:
        write_output(path, text.encode())
    if asked.shows:
        emit(text)
    _account(text.count("- type:"), [name], opened, asked)


def _account(entries: int, manifests: Iterable[str], opened: Opened, asked: Asked) -> None:
    names = [shown_path(opened.files.root / name) for name in manifests]
    verb = "wrote" if asked.writes else "would write"
    what = counted(entries, "entry", "entries")
    tell(f"{verb} {what} into {', '.join(names)}, marked unreviewed" if names else "nothing to write: all is declared")
