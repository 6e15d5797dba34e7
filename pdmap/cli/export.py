"""`pdmap export`: an inventory for other programs, as a whole."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pdmap.cli.options import AsOf, ConfigFile, ExcludeOption, InventoryPath, OnlyOption, ProfileOption, day_of
from pdmap.cli.plain_values import PlainCommand, PlainGroup
from pdmap.cli.process import StopError, tell
from pdmap.host.paths import shown_path

if TYPE_CHECKING:
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
    from pdmap.app.export import check_library, export_parquet, material_of, narrowed, why_not_replaced
    from pdmap.app.omissions import left_out
    from pdmap.cli.inventory import open_readable_inventory
    from pdmap.cli.records import tell_omissions
    from pdmap.cli.settings import settled
    from pdmap.counting import counted
    from pdmap.host.folders import names_below, written_folder

    if output == Path("-"):
        raise StopError("--output is -; tables need the name of a folder")
    check_library()
    day = day_of(as_of)
    settings = settled(path, config, profile=profile)
    held = names_below(output)
    opened = open_readable_inventory(settings)
    called = _called(opened, name)
    if trouble := why_not_replaced(held, called):
        raise StopError(f"{shown_path(output)}: {trouble}; name another folder")
    terms = settings.terms(opened.files.root)
    material, shows = material_of(opened.loaded, day, terms, called), None
    if only or exclude:
        from pdmap.app.only import part_of, some_picked

        if part := part_of(only, exclude):
            material, shows = narrowed(material, some_picked(part, opened.loaded, day, terms))
    with written_folder(output) as folder:
        written = export_parquet(material, folder, shows)
    tell(f"wrote {shown_path(output)}: {counted(written.rows, 'row')} in {counted(written.tables, 'table')}")
    tell_omissions(left_out(opened.loaded))


# Private functions


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
