"""`pdmap records`: the records of processing of Article 30."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pdmap.cli.options import AsOf, InventoryPath, Output, chosen, day_of, shown_path
from pdmap.cli.process import StopError, emit, tell


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
) -> None:
    """Write the records of processing activities (Article 30 GDPR), a file for each register."""
    from pdmap.app import record as app
    from pdmap.cli.inventory import open_readable_inventory
    from pdmap.host.files import write_output

    writers = app.writers()
    suffixes = {writer.suffix: name for name, writer in writers.items()}
    writer = writers[chosen("--format", format_ or _format_of(output, suffixes), dict(writers))]
    day = day_of(as_of)
    opened = open_readable_inventory(path)
    registers = app.registers_in_use(opened.loaded) if role is Role.BOTH else (app.Register(role.value),)
    if output is None and len(registers) > 1:
        raise StopError("the inventory has two registers: choose one with --role, or name a file with --output")
    written = {register: writer.write(app.record(opened.loaded, register, day)) for register in registers}
    for register, data in written.items():
        if output is None:
            emit(data)
            continue
        target = output if role is not Role.BOTH else output.with_stem(f"{output.stem}-{register}")
        write_output(target, data)
        tell(f"wrote {shown_path(target)}")


# Private functions


def _format_of(output: Path | None, suffixes: dict[str, str]) -> str:
    """Return the format that a file name asks for."""
    if output is None:
        return "markdown"
    return suffixes.get(output.suffix, output.suffix.lstrip(".") or "markdown")
