"""Export an inventory: everything that is known of it, as tables in a folder for engines of SQL."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Protocol

from pdmap import __version__
from pdmap.app.load import Loaded
from pdmap.app.omissions import left_out
from pdmap.app.terms import Terms
from pdmap.app.validate import validate
from pdmap.checksums import sha256
from pdmap.frozen import dataclass
from pdmap.language import sections
from pdmap.model import Inventory
from pdmap.phases import advance, phase
from pdmap.questions.transferring import registers_of
from pdmap.source.characters import shown
from pdmap.tables.catalogue import all_tables
from pdmap.tables.material import Material, Run
from pdmap.tables.table import Row, Table
from pdmap.writers.parquet import text_in, write_parquet

if TYPE_CHECKING:
    from pdmap.app.only import Picked

Shows = Callable[[str], bool]
"""Tells whether there are rows of an object, by its address."""
OWNER = "object"
"""The column that tells to which object a row belongs."""
WAIVED = "waived"
"""The column of waivers that tells what they accept findings on: a waiver belongs to that."""


class Folder(Protocol):
    """Where files are written."""

    def file(self, name: str) -> AbstractContextManager[BinaryIO]:
        """Open a new file by its path below the folder."""


@dataclass(frozen=True, slots=True)
class Export:
    """What was written."""

    tables: int
    rows: int


def material_of(loaded: Loaded, as_of: dt.date, terms: Terms, name: str) -> Material:
    """Return what tables are made from.

    Args:
        loaded: The inventory.
        as_of: The day that everything is judged on.
        terms: The configuration and the baseline, for the findings.
        name: What the inventory is called in each row.

    Raises:
        RuleCrashError: a rule failed.
    """
    report = validate(loaded, as_of, terms=terms)
    with phase("transfers"):
        registers = registers_of(loaded.inventory, loaded.graph, as_of)
    return Material(
        name=name,
        inventory=loaded.inventory,
        graph=loaded.graph,
        registers=registers,
        findings=report.findings,
        hidden=report.hidden,
        run=Run(
            version=__version__,
            as_of=as_of,
            digest=loaded.digest,
            manifests=len(loaded.manifests),
            rules=report.rules,
            profile=terms.configuration.settings.profile.value,
            adjustments=tuple(f"{each.name} = {each.value}" for each in report.adjustments),
            left_out=left_out(loaded),
            muted=report.muted,
        ),
    )


def narrowed(material: Material, found: Picked) -> tuple[Material, Shows]:
    """Return the material of a part, which says so, and what tells whether an object is of the part."""
    from pdmap.app.only import shown_by

    return replace(material, run=replace(material.run, selection=str(found.only))), shown_by(found)


def export_parquet(material: Material, folder: Folder, shows: Shows | None = None) -> Export:
    """Write every table as Parquet, each in a folder of its own.

    Args:
        material: What the tables are made from.
        folder: Where they are written.
        shows: Tells of which objects there are rows, by their addresses; of all where missing.

    Raises:
        EngineMissingError: pyarrow is not installed.
        OSError: a file cannot be written.
    """
    tables, rows = all_tables(), 0
    with phase("tables", len(tables)):
        for table in tables:
            with folder.file(file_name(table.name, material.name)) as file:
                rows += write_parquet(table, _rows(table, material, shows), material.run.version, file)
            advance()
    return Export(len(tables), rows)


def file_name(table: str, inventory: str) -> str:
    """Return the file of a table, such as `systems/clinics.parquet`.

    The folders of several exports can be laid over one another: engines read all files of a folder as one table.
    Where a name is long or has characters that not every file name may have, such as a space, a part of its digest
    tells it from others: `systems/84codes-AB-80b38006.parquet`.
    """
    plain = re.sub(r"[^A-Za-z0-9.]+", "-", inventory).strip("-.")[:_LONGEST]
    digits = "" if plain and plain == inventory else f"-{sha256(inventory.encode('utf-8', 'backslashreplace'))[:8]}"
    return f"{table}/{(plain + digits).strip('-')}.parquet"


def why_not_replaced(names: Iterable[str], inventory: str) -> str:
    """Return why what is in a folder is not to be replaced; empty where it is an earlier export of the inventory.

    Args:
        names: The paths of everything in the folder.
        inventory: What the inventory is called.
    """
    own = {file_name(table.name, inventory) for table in all_tables()}
    for name in names:
        if name not in own:
            return f"holds `{name}`, which is no part of an export of `{inventory}`"
    return ""


def why_not_the_same(earlier: bytes, inventory: Inventory) -> str:
    """Return why an earlier export is not to be replaced; empty where it may be of the same organization.

    Args:
        earlier: The file of its table `exports`.
        inventory: The inventory that is exported now.
    """
    before = text_in(earlier, "organization_name")
    now = inventory.organization.name if inventory.organization else ""
    if not before or not now or before == now:
        return ""
    return f"holds an export of the organization `{shown(before)}`, and this inventory is of `{shown(now)}`"


# Private functions


def _rows(table: Table, material: Material, shows: Shows | None) -> Iterator[Row]:
    """Yield the rows of a table that are shown; the vocabulary and what tells of the export belong to no object."""
    names = [column.name for column in table.columns]
    owner = next((name for name in (WAIVED, OWNER) if name in names), None)
    if shows is None or owner is None:
        return table.rows(material)
    place, is_shown = names.index(owner), _waiver_is_shown(shows) if owner == WAIVED else shows
    return (row for row in table.rows(material) if is_shown(str(row[place] or "")))


def _waiver_is_shown(shows: Shows) -> Shows:
    """Return what tells whether there is a row of a waiver; that of a section may accept findings on any part."""
    several = sections().keys() - {"organization"}
    return lambda waived: shows(waived) or waived.rstrip("/") in several


# Private tables

_LONGEST = 60
"""Characters of an inventory's name that are taken for file names."""
