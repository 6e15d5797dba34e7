"""`pdmap records`: the records of processing of Article 30."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pdmap.cli.exits import Exit
from pdmap.cli.options import AsOf, ConfigFile, InventoryPath, Output, chosen, day_of, format_of, shown_path
from pdmap.cli.process import StopError, emit, tell
from pdmap.findings import Location


class Role(StrEnum):
    """Which register to write."""

    CONTROLLER = "controller"
    PROCESSOR = "processor"
    BOTH = "both"


def records(
    path: InventoryPath = None,
    role: Annotated[Role, typer.Option("--role", help="The register of Article 30(1), of 30(2), or both.")] = Role.BOTH,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="markdown, html, csv or json. Default: by the name of the output, else markdown.",
            show_default=False,
        ),
    ] = None,
    as_of: AsOf = None,
    output: Output = None,
    config: ConfigFile = None,
) -> None:
    """Write the records of processing activities (Article 30 GDPR), a file for each register.

    Exit code 1: written, but a part of the manifests does not fit the language and is left out.
    """
    from pdmap.app import record as app
    from pdmap.cli.inventory import open_readable_inventory
    from pdmap.cli.settings import settled

    writers = app.writers()
    suffixes = {writer.suffix: name for name, writer in writers.items()}
    writer = writers[chosen("--format", format_ or format_of(output, suffixes, "markdown"), dict(writers))]
    day = day_of(as_of)
    opened = open_readable_inventory(settled(path, config).path)
    registers = app.registers_in_use(opened.loaded) if role is Role.BOTH else (app.Register(role.value),)
    if output is None and len(registers) > 1:
        raise StopError("the inventory has two registers: choose one with --role, or name a file with --output")
    files = {register: output if role is not Role.BOTH else _with_register(output, register) for register in registers}
    opened.spare(*files.values())
    written = {register: writer.write(app.record(opened.loaded, register, day)) for register in registers}
    for register, data in written.items():
        _deliver(data, files[register])
    _tell_omissions(app.left_out(opened.loaded))


# Private functions


def _with_register(output: Path | None, register: str) -> Path | None:
    """Return the file of a register: `record.html` becomes `record-controller.html`; `None` for standard output.

    Raises:
        StopError: there is a folder or a device of the name that was given.
    """
    if output is None:
        return None
    if output.exists() and not output.is_file():
        raise StopError(f"{shown_path(output)}: is not a file; name one, such as record.html")
    return output.with_stem(f"{output.stem}-{register}")


def _deliver(data: bytes, target: Path | None) -> None:
    """Write a register; each file is whole or not there, and those before one that fails have been told."""
    from pdmap.host.files import write_output

    if target is None:
        emit(data)
    else:
        write_output(target, data)
        tell(f"wrote {shown_path(target)}")


def _tell_omissions(omissions: Mapping[str, Location]) -> None:
    """Say what the registers lack.

    Raises:
        typer.Exit: they lack something; the exit code keeps them from passing for whole ones.
    """
    for address, where in omissions.items():
        tell(f"left out, because it does not fit the language: `{address}` ({where})")
    if omissions:
        raise typer.Exit(Exit.FINDINGS)
