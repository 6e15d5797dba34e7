"""`pdmap export`: an inventory for other programs, as a whole."""

from __future__ import annotations

import datetime as dt
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.options import AsOf, ConfigFile, ExcludeOption, InventoryPath, OnlyOption, ProfileOption, day_of
from pdmap.cli.plain_values import PlainCommand, PlainGroup
from pdmap.cli.process import StopError, tell
from pdmap.host.paths import shown_path

if TYPE_CHECKING:
    from pdmap.app.only import Only
    from pdmap.app.terms import Terms
    from pdmap.cli.inventory import Opened

OutputFolder = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="FOLDER",
        help="The folder to write: a new one, or an earlier export of the same inventory, which is replaced.",
        show_default=False,
    ),
]
Name = Annotated[
    str | None,
    typer.Option(
        "--name",
        metavar="NAME",
        help="What the column `inventory` calls it. Default: the organization's name, or the folder's.",
        show_default=False,
    ),
]

export = typer.Typer(name="export", cls=PlainGroup, help="Write an inventory for other programs.", no_args_is_help=True)


@export.command("parquet", cls=PlainCommand)
def parquet(
    output: OutputFolder,
    path: InventoryPath = None,
    name: Name = None,
    as_of: AsOf = None,
    config: ConfigFile = None,
    profile: ProfileOption = None,
    only: OnlyOption = None,
    exclude: ExcludeOption = None,
) -> None:
    """Write the inventory, its links, transfers and findings as Parquet tables, for engines of SQL.

    With --only, write the rows of what is selected, with --exclude those of all others; `exports.selection` says so.

    A folder for each table; the folders of several inventories can be laid over one another. Needs the extra `parquet`.

    Exit code 1: a part that does not fit the language is left out.
    """
    from pdmap.app.omissions import left_out
    from pdmap.cli.inventory import open_readable_inventory
    from pdmap.cli.records import tell_omissions
    from pdmap.cli.settings import settled
    from pdmap.writers.parquet import check_library

    if output == Path("-"):
        raise StopError("--output is -; tables need the name of a folder")
    check_library()
    day, settings = day_of(as_of), settled(path, config, profile=profile)
    opened = open_readable_inventory(settings)
    terms = settings.terms(opened.files.root)
    _write(opened, terms, day, _called(opened, name), _part(only, exclude), output)
    tell_omissions(left_out(opened.loaded))


# Private functions


def _write(opened: Opened, terms: Terms, day: dt.date, called: str, part: Only | None, output: Path) -> None:
    """Write the tables, or those of a part, and tell of it.

    Raises:
        FileError: the folder cannot be written, or holds something else.
        RuleCrashError: a rule failed.
        SelectionError: a selector cannot be read, names something unknown, or nothing is selected.
    """
    from pdmap.app.export import export_parquet, material_of, narrowed, why_not_replaced
    from pdmap.counting import counted
    from pdmap.host.folders import check_replaceable, written_folder

    refuses = partial(why_not_replaced, inventory=called)
    check_replaceable(output, refuses)
    _check_organization(opened, called, output)
    material, shows = material_of(opened.loaded, day, terms, called), None
    if part:
        from pdmap.app.only import some_picked

        material, shows = narrowed(material, some_picked(part, opened.loaded, day, terms))
    with written_folder(output, refuses) as folder:
        written = export_parquet(material, folder, shows)
    tell(f"wrote {shown_path(output)}: {counted(written.rows, 'row')} in {counted(written.tables, 'table')}")
    if part:
        tell(f"rows are of `{part}` only; what they refer to may have none")


def _check_organization(opened: Opened, called: str, output: Path) -> None:
    """See whether an earlier export of the same name is of another organization.

    Raises:
        StopError: it is, or it cannot be read.
    """
    from pdmap.app.export import file_name, why_not_the_same
    from pdmap.host.files import read_regular_file, reason_of

    earlier = output / file_name("exports", called)
    try:
        data = read_regular_file(earlier, _MOST) if earlier.exists() else b""
    except OSError as error:
        raise StopError(f"{shown_path(earlier)}: cannot be read ({reason_of(error)})") from error
    if trouble := data and why_not_the_same(data, opened.loaded.inventory):
        raise StopError(f"{shown_path(output)}: {trouble}; name another folder, or remove this one first")


def _part(only: list[str] | None, exclude: list[str] | None) -> Only | None:
    """Return the part that is asked for; where none is, what selects is not loaded."""
    if not only and not exclude:
        return None
    from pdmap.app.only import part_of

    return part_of(only, exclude)


def _called(opened: Opened, name: str | None) -> str:
    """Return what the inventory is called.

    Raises:
        StopError: the name is blank.
    """
    if name is not None:
        if not name.strip():
            raise StopError("--name is empty; name the inventory, such as --name sweden")
        return name
    organization = opened.loaded.inventory.organization
    written = organization.name if organization and organization.name else ""
    return written.strip() or Path(os.path.abspath(opened.files.root)).name or "inventory"  # noqa: PTH100


# Private tables

_MOST = 16_000_000
"""Bytes of an earlier table `exports` at most: a row, and the lists in it."""
